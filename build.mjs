// Bundles the program into dist/: one readable file to start, further ones that are loaded only when a command needs them.
import {chmodSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {build} from 'esbuild';
import {keepCompiled} from './scripts/keep-compiled.mjs';

const {version} = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8'));

// Ink's developer tools are for developers of Ink: they would pull in a web socket server.
const withoutDeveloperTools = {
	name: 'without-developer-tools',
	setup(bundler) {
		bundler.onResolve({filter: /^react-devtools-core$|\/devtools\.js$/}, ({path, importer}) =>
			path === 'react-devtools-core' || importer.includes('/ink/') ? {path, namespace: 'nothing'} : undefined,
		);
		bundler.onLoad({filter: /.*/, namespace: 'nothing'}, () => ({contents: 'export default {};'}));
	},
};

// Where a terminal says no size, Ink would ask programs of PATH (tput, resize), which anybody may have put there.
const withoutAskingForSize = {
	name: 'without-asking-for-size',
	setup(bundler) {
		bundler.onResolve({filter: /^terminal-size$/}, ({path}) => ({path, namespace: 'no-asking'}));
		bundler.onLoad({filter: /.*/, namespace: 'no-asking'}, () => ({
			contents: 'export default () => ({columns: process.stdout.columns || 80, rows: process.stdout.rows || 24});',
		}));
	},
};

// Conf brings a validator of schemas, which costs more to load than all the rest of it. It is given no schema.
const withoutValidator = {
	name: 'without-validator',
	setup(bundler) {
		bundler.onResolve({filter: /^ajv(-formats|\/.*)?$/}, ({path}) => ({path, namespace: 'no-validator'}));
		bundler.onLoad({filter: /.*/, namespace: 'no-validator'}, () => ({
			contents: 'export class Ajv2020 {}\nexport default {default: () => {}};',
		}));
	},
};

// Conf waits until the disk has what it wrote. What was remembered isn't worth that: a damaged memory is a line, and begins anew.
const withoutWaiting = {
	name: 'without-waiting',
	setup(bundler) {
		bundler.onResolve({filter: /^atomically$/}, ({path, resolveDir, importer}) =>
			importer.includes('/conf/') ? {path, namespace: 'no-waiting', pluginData: resolveDir} : undefined,
		);
		bundler.onLoad({filter: /.*/, namespace: 'no-waiting'}, ({pluginData}) => ({
			contents: `import {writeFileSync as write} from 'atomically';
				export const writeFileSync = (path, data, options) => write(path, data, {...options, fsync: false});`,
			resolveDir: pluginData,
		}));
	},
};

// In place of the sources of the halves their bundles.
const withBundles = {
	name: 'with-bundles',
	setup(bundler) {
		bundler.onResolve({filter: /^\.\/halves\.js$/}, ({resolveDir}) => ({path: join(resolveDir, 'halves-built.ts')}));
	},
};

// A client for HTTP is as large as all the rest. Whoever waits for a server can wait for it to be read.
const withClientApart = {
	name: 'with-client-apart',
	setup(bundler) {
		bundler.onResolve({filter: /^undici$/}, ({kind}) =>
			kind === 'entry-point' ? undefined : {path: './undici.js', external: true},
		);
	},
};

const common = {
	outdir: 'dist',
	bundle: true,
	platform: 'node',
	// jsonc-parser's other form loads its parts in a way that no bundler sees.
	mainFields: ['module', 'main'],
	target: 'node20.19',
	jsx: 'automatic',
	legalComments: 'none',
	metafile: true,
	define: {
		'process.env.NODE_ENV': '"production"',
		'process.env.DEV': '"false"',
		CLAUDE_FIX_VERSION: JSON.stringify(version),
	},
	plugins: [
		withBundles,
		withClientApart,
		withoutDeveloperTools,
		withoutAskingForSize,
		withoutValidator,
		withoutWaiting,
	],
	logLevel: 'warning',
};

rmSync('dist', {recursive: true, force: true});
const builds = await Promise.all([
	// What starts is CommonJS, since Node begins with that sooner than with modules.
	build({...common, entryPoints: ['source/cli.ts'], format: 'cjs', banner: {js: '#!/usr/bin/env node'}}),
	build({...common, entryPoints: ['undici'], format: 'cjs'}),
	// What prints is one script, of which what V8 compiled can be kept.
	build({
		...common,
		entryPoints: ['source/commands/printing.ts'],
		format: 'cjs',
		supported: {'dynamic-import': false},
		banner: {js: '(function (exports, require, module) {'},
		footer: {js: '})'},
	}),
	// What draws are modules, since one of Ink's waits at its top level.
	build({
		...common,
		entryPoints: {drawing: 'source/commands/drawing.ts', 'demo/claude': 'source/demo/claude.ts'},
		format: 'esm',
		splitting: true,
		outExtension: {'.js': '.mjs'},
		define: {
			...common.define,
			__filename: '__thisFile',
			__dirname: '__thisFolder',
			// What lays out for Ink would fetch a part of its own text, and Node would load all of its HTTP for that.
			fetch: 'undefined',
		},
		banner: {
			js: [
				"import {createRequire as __createRequire} from 'node:module';",
				"import {dirname as __dirnameOf} from 'node:path';",
				"import {fileURLToPath as __pathOf} from 'node:url';",
				'const require = __createRequire(import.meta.url);',
				'const __thisFile = __pathOf(import.meta.url);',
				'const __thisFolder = __dirnameOf(__thisFile);',
			].join('\n'),
		},
	}),
]);
writeFileSync('dist/package.json', '{"type": "commonjs"}\n');
chmodSync('dist/cli.js', 0o755);
await keepCompiled('dist/printing.js').catch((error) => {
	console.warn(`What was compiled is not kept, so commands start slower: ${error.message}`);
});

// The licences of what is bundled lie beside it.
const packages = [
	...new Set(
		builds
			.flatMap(({metafile}) => Object.keys(metafile.inputs))
			// A package may lie inside of another one.
			.flatMap((path) => path.match(/^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//)?.[1] ?? []),
	),
].sort();
const licences = packages.map((folder) => {
	const manifest = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8'));
	const text = ['license', 'LICENSE', 'license.md', 'LICENSE.md', 'LICENSE.txt', 'License.txt', 'licence'].flatMap(
		(file) => {
			try {
				return [readFileSync(`${folder}/${file}`, 'utf8')];
			} catch {
				return [];
			}
		},
	)[0];
	return `${manifest.name} ${manifest.version} (${manifest.license})\n\n${(text ?? `Licence: ${manifest.license}`).trim()}\n`;
});
writeFileSync('dist/licences.txt', licences.join(`\n${'-'.repeat(80)}\n\n`));
