// The libraries of a build: each a script of its own, minified, read when it is first used. What is ours stays as it was written.
import {fileURLToPath} from 'node:url';
import {build} from 'esbuild';
import {narrowPath, plugins} from './plugins.mjs';

/** Script → the packages that it is made of. */
const scripts = {
	drawing: ['ink', 'ink-select-input', 'react', 'react/jsx-runtime', 'chalk', 'figures'],
	text: ['string-width', 'wrap-ansi'],
	yaml: ['yaml'],
	execa: ['execa'],
	conf: ['conf'],
	semver: ['semver'],
	diff: ['diff'],
	undici: ['undici'],
};
/** Of these only functions are used, and later: they are read with the first call. */
const lazy = new Set(['text', 'semver', 'diff']);
/** "ranges/min-version" → "minVersion". */
const nameOf = (path) => path.replace(/^.*\//, '').replace(/-(.)/g, (_, letter) => letter.toUpperCase());

/** Of these only a part is used. Of undici neither its fetch nor sockets, caches and stand-ins. */
const parts = {
	diff: {names: ['structuredPatch'], text: "export {structuredPatch} from 'diff';"},
	execa: {names: ['execa'], text: "export {execa} from 'execa';"},
	semver: {
		names: ['gt', 'gte', 'lt', 'minVersion', 'rcompare', 'valid'],
		text: [
			'functions/gt',
			'functions/gte',
			'functions/lt',
			'ranges/min-version',
			'functions/rcompare',
			'functions/valid',
		]
			.map((path) => `export {default as ${nameOf(path)}} from 'semver/${path}.js';`)
			.join(''),
	},
	undici: {
		names: ['default'],
		text: `import Client from 'undici/lib/dispatcher/client.js';
			import buildConnector from 'undici/lib/core/connect.js';
			import request from 'undici/lib/api/api-request.js';
			Client.prototype.request = request;
			export default {Client, buildConnector};`,
	},
};

const root = fileURLToPath(new URL('../..', import.meta.url));
const scriptOf = new Map(Object.entries(scripts).flatMap(([script, names]) => names.map((name) => [name, script])));

/** Builds all of them into a folder's `libraries`; gives what they were made of. */
export function buildLibraries(folder, common) {
	return Promise.all(
		Object.entries(scripts).map(([script, names]) =>
			buildLibrary(`${folder}/libraries/${script}.js`, script, names, common),
		),
	);
}

async function buildLibrary(outfile, script, names, common) {
	const isDrawing = script === 'drawing';
	return build({
		...common,
		stdin: {
			contents: [
				...names.map(
					(name, index) => `import * as part${index} from 'part:${name}'; export {part${index} as '${name}'};`,
				),
				...(isDrawing ? ["export {ready} from 'yoga-layout';"] : []),
			].join('\n'),
			resolveDir: root,
		},
		outfile,
		format: 'cjs',
		minify: true,
		// What lays out for Ink would fetch a part of its own text, and Node would load all of its HTTP for that.
		define: {...common.define, fetch: 'undefined', 'Intl.Segmenter': 'Segmenter'},
		inject: [narrowPath],
		plugins: [...plugins, partsOf, reading((name) => scriptOf.get(name) === 'text' && script !== 'text', '.')],
	});
}

/** All that a package exports, or the part of it that is used. */
const partsOf = {
	name: 'parts',
	setup(bundler) {
		bundler.onResolve({filter: /^part:/}, ({path}) => ({path: path.slice(5), namespace: 'part'}));
		bundler.onLoad({filter: /.*/, namespace: 'part'}, async ({path}) => {
			const more = (await namesOf(path)).includes('default') ? `export {default} from '${path}';` : '';
			return {contents: parts[path]?.text ?? `export * from '${path}';${more}`, resolveDir: root};
		});
	},
};

/** For our own bundle, which is in the folder above the libraries. */
export const withLibraries = reading(
	(name, importer) => scriptOf.has(name) && !/node_modules/.test(importer),
	'./libraries',
);

/** In place of a package a module that has its names, from its script in a folder. */
function reading(applies, folder) {
	return {
		name: 'reading-libraries',
		setup(bundler) {
			bundler.onResolve({filter: /^[a-z]/}, ({path, importer, namespace}) =>
				namespace !== 'part' && applies(path, importer) ? {path, namespace: 'library'} : undefined,
			);
			bundler.onResolve({filter: /^\./, namespace: 'library'}, ({path}) => ({path, external: true}));
			bundler.onLoad({filter: /.*/, namespace: 'library'}, async ({path}) => {
				const script = scriptOf.get(path);
				return {contents: await standIn(path, `require('${folder}/${script}.js')`, lazy.has(script))};
			});
		},
	};
}

async function standIn(name, script, isLazy) {
	const from = `${script}['${name}']`;
	const lines = (await namesOf(name)).map((one) => {
		const value = isLazy ? `(...values) => ${from}.${one}(...values)` : `all.${one}`;
		return one === 'default' ? `export default ${value};` : `export const ${one} = ${value};`;
	});
	return [
		...(isLazy ? [] : [`const all = ${from};`]),
		...lines,
		...(name === 'ink' ? [`export const ready = ${script}.ready;`] : []),
	].join('\n');
}

async function namesOf(name) {
	return parts[name]?.names ?? Object.keys(await import(name)).filter((one) => /^[\w$]+$/.test(one));
}
