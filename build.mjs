// Bundles the program into dist/: a small script that starts, one readable script of all that is ours, and the libraries, each read when it
// is first used. The same sources give the same bytes. Usage: node build.mjs [folder].
import {createHash} from 'node:crypto';
import {chmodSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {build} from 'esbuild';
import {compact} from './scripts/build/compact.mjs';
import {buildLibraries, withLibraries} from './scripts/build/libraries.mjs';
import {licencesOf} from './scripts/build/licences.mjs';
import {plugins} from './scripts/build/plugins.mjs';

const folder = process.argv[2] ?? 'dist';
const {version} = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8'));

// In place of the sources what was bundled.
const withBundles = {
	name: 'with-bundles',
	setup(bundler) {
		bundler.onResolve({filter: /^\.\/halves\.js$/}, () => ({
			path: fileURLToPath(new URL('scripts/build/halves.ts', import.meta.url)),
		}));
	},
};

const common = {
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
	logLevel: 'warning',
};

// Run as a script from memory, which has nobody to import for it.
const script = {...common, format: 'cjs', supported: {'dynamic-import': false}};

rmSync(folder, {recursive: true, force: true});
const builds = await Promise.all([
	...(await buildLibraries(folder, common)),
	// All that is ours: CommonJS, since Node begins with that sooner than with modules, and what V8 makes of it can be kept.
	build({
		...script,
		entryPoints: ['source/program.ts'],
		outfile: `${folder}/program.js`,
		plugins: [withLibraries, ...plugins],
		define: {...common.define, 'import.meta.url': '__ownUrl'},
		banner: {js: '"use strict";\nconst __ownUrl = require(\'node:url\').pathToFileURL(__filename).href;'},
	}),
	build({...script, entryPoints: ['source/demo/claude.ts'], outfile: `${folder}/claude.js`}),
]);
await Promise.all(['program.js', 'claude.js'].map(compacted));
builds.push(
	await build({
		...common,
		entryPoints: ['source/cli.ts'],
		outfile: `${folder}/cli.js`,
		format: 'cjs',
		banner: {js: '#!/usr/bin/env node'},
		plugins: [withBundles],
		define: {...common.define, CLAUDE_FIX_BUILD: JSON.stringify(hashOf())},
	}),
);
await compacted('cli.js');
writeFileSync(`${folder}/package.json`, '{"type": "commonjs"}\n');
writeFileSync(`${folder}/licences.txt`, licencesOf(builds));
chmodSync(`${folder}/cli.js`, 0o755);

async function compacted(name) {
	const path = `${folder}/${name}`;
	writeFileSync(path, await compact(readFileSync(path, 'utf8')));
}

/** Names what was built: what V8 made of it is kept for these bytes alone. */
function hashOf() {
	const hash = createHash('sha256');
	for (const name of readdirSync(folder, {recursive: true})
		.filter((one) => one.endsWith('.js'))
		.sort()) {
		hash.update(readFileSync(join(folder, name)));
	}
	return hash.digest('hex').slice(0, 16);
}
