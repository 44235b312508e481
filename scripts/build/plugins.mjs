// What the build changes in libraries: parts that are never used, that ask programs of PATH, or that wait where a script can't.
import {readFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import {narrow} from './narrow.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
export const narrowPath = fileURLToPath(new URL('narrow.mjs', import.meta.url));

/** Gives modules another text. */
const instead = (name, filter, contents, applies = () => true) => ({
	name,
	setup(bundler) {
		bundler.onResolve({filter}, ({path, importer, resolveDir}) =>
			applies(path, importer) ? {path, namespace: name, pluginData: resolveDir} : undefined,
		);
		bundler.onLoad({filter: /.*/, namespace: name}, ({pluginData}) => ({contents, resolveDir: pluginData}));
	},
});

/** Replaces words of one file, and fails where they are gone. */
const patched = (name, filter, replacements) => ({
	name,
	setup(bundler) {
		bundler.onLoad({filter}, ({path}) => {
			let contents = readFileSync(path, 'utf8');
			for (const [from, to] of replacements) {
				if (!contents.includes(from)) {
					throw new Error(`${path}: there is no "${from}" any more`);
				}
				contents = contents.replace(from, to);
			}
			return {contents, loader: 'default'};
		});
	},
});

export const plugins = [
	// Ink's developer tools are for developers of Ink: they would pull in a web socket server.
	instead(
		'without-developer-tools',
		/^react-devtools-core$|\/devtools\.js$/,
		'export default {};',
		(path, importer) => path === 'react-devtools-core' || /[\\/]ink[\\/]/.test(importer),
	),
	// A script can't wait at its top level: Ink does for its developer tools alone, and what lays out says when it is ready.
	patched('without-waiting-for-tools', /[\\/]ink[\\/]build[\\/]reconciler\.js$/, [
		["await import('./devtools.js');", ''],
		['? await loadPackageJson()', '? undefined'],
	]),
	patched('ready-later', /[\\/]yoga-layout[\\/]dist[\\/]src[\\/]index\.js$/, [
		['const Yoga = wrapAssembly(await loadYoga());', 'let Yoga;'],
		[
			'export default Yoga;',
			'export {Yoga as default};\nexport const ready = loadYoga().then((loaded) => { Yoga = wrapAssembly(loaded); });',
		],
	]),
	patched('narrow-at-a-glance', /[\\/]string-width[\\/]index\.js$/, [['/^[\\u0020-\\u007E]*$/', `/^[${narrow}]*$/`]]),
	// Of what is ours only this file asks for it; libraries get it wherever they do.
	patched('narrow-in-lines', /[\\/]source[\\/]ui[\\/]lines\.ts$/, [
		['new Intl.Segmenter()', 'new Segmenter()'],
		['\nimport ', `\nimport {Segmenter} from ${JSON.stringify(narrowPath)};\nimport `],
	]),
	// What wraps measures as what draws does.
	{
		name: 'one-width',
		setup(bundler) {
			bundler.onResolve({filter: /^string-width$/}, ({importer, kind}) =>
				/[\\/]wrap-ansi[\\/]/.test(importer) ? bundler.resolve('string-width', {resolveDir: root, kind}) : undefined,
			);
		},
	},
	// Where a terminal says no size, Ink would ask programs of PATH (tput, resize), which anybody may have put there.
	instead(
		'without-asking-for-size',
		/^terminal-size$/,
		'export default () => ({columns: process.stdout.columns || 80, rows: process.stdout.rows || 24});',
	),
	// Conf brings a validator of schemas, which costs more to load than all the rest of it. It is given no schema.
	instead('without-validator', /^ajv(-formats|\/.*)?$/, 'export class Ajv2020 {}\nexport default {default: () => {}};'),
	// Nor has it anything to bring to a newer form.
	instead('without-migrations', /^semver$/, 'export default {};', (_, importer) => /[\\/]conf[\\/]/.test(importer)),
	// It loads these of Node for a watch of its file and for a cipher, neither of which it is asked for.
	instead('without-watching', /^node:(assert|crypto)$/, 'export default {};', (_, importer) =>
		/[\\/]conf[\\/]/.test(importer),
	),
	// Of execa what tells of its own doings on the screen, and starts that block.
	instead(
		'without-telling',
		/^(figures|pretty-ms|yoctocolors)$/,
		'const none = {}; export default none; export const {bold, gray, yellowBright, redBright} = none;',
		(_, importer) => /[\\/]execa[\\/]/.test(importer),
	),
	// It describes signals in messages, which nobody is shown.
	instead(
		'without-descriptions',
		/^human-signals$/,
		"import {constants} from 'node:os';\nexport const signalsByName = Object.fromEntries(Object.keys(constants.signals).map((name) => [name, {description: name}]));",
	),
	instead('without-blocking-starts', /\/main-sync\.js$/, 'export const execaCoreSync = undefined;', (_, importer) =>
		/[\\/]execa[\\/]/.test(importer),
	),
	// Of undici bodies that are forms or streams, and HTTP/2, which it is not allowed: a request of ours has a text, or nothing.
	instead('without-forms', /\/web\/fetch\/body\.js$/, 'export {};', (_, importer) =>
		/client-h[12]\.js$/.test(importer),
	),
	instead('without-http2', /\/client-h2\.js$/, 'module.exports = undefined;'),
	// A second form of undici's reader, for processors that have more; answers here are short.
	instead(
		'without-second-reader',
		/\/llhttp_simd-wasm\.js$/,
		"module.exports = require('undici/lib/llhttp/llhttp-wasm.js');",
	),
	// Conf waits until the disk has what it wrote. What was remembered isn't worth that: a damaged memory is a line, and begins anew.
	instead(
		'without-waiting-for-disk',
		/^atomically$/,
		`import {writeFileSync as write} from 'atomically';
		export const writeFileSync = (path, data, options) => write(path, data, {...options, fsync: false});`,
		(_, importer) => /[\\/]conf[\\/]/.test(importer),
	),
];
