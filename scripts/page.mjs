// Builds the page that explains a pasted error: one file, which its own policy keeps from asking anything of anybody.
// Usage: node scripts/page.mjs [folder].
import {createHash} from 'node:crypto';
import {mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import {build} from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = process.argv[2] ?? `${root}/page/built`;
const read = (name) => readFileSync(`${root}/page/${name}`, 'utf8');

// Of the command only what explains: nothing of ours does anything when it is loaded, so what isn't used is left out.
const pure = {
	name: 'pure',
	setup(bundler) {
		bundler.onResolve({filter: /^\.\.?\//}, async ({path, resolveDir, kind, pluginData}) => {
			const found =
				pluginData === 'pure' ? undefined : await bundler.resolve(path, {resolveDir, kind, pluginData: 'pure'});
			return found && {...found, sideEffects: false};
		});
	},
};

const {outputFiles, metafile} = await build({
	entryPoints: [`${root}/page/explain.js`],
	bundle: true,
	write: false,
	metafile: true,
	minify: true,
	charset: 'utf8',
	format: 'iife',
	platform: 'browser',
	target: 'es2022',
	external: ['node:*'],
	plugins: [pure],
});
const parts = Object.values(metafile.outputs).flatMap(({inputs}) =>
	Object.entries(inputs).flatMap(([path, {bytesInOutput}]) => (bytesInOutput > 0 ? [path] : [])),
);
const foreign = parts.filter((path) => /source\/(host|probes|facts|checks|ui|demo)\//.test(path));
if (foreign.length > 0) {
	throw new Error(`This has no place in a page: ${foreign.join(', ')}`);
}
// A page ends a script wherever these letters stand.
const script = outputFiles[0].text.replaceAll('</script', '<\\/script');
const style = read('style.css');
const hashOf = (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
const policy = `default-src 'none'; script-src ${hashOf(script)}; style-src ${hashOf(style)}; base-uri 'none'; form-action 'none'`;

mkdirSync(folder, {recursive: true});
writeFileSync(
	`${folder}/index.html`,
	read('index.html')
		.replace('<!-- policy -->', () => `<meta http-equiv="Content-Security-Policy" content="${policy}">`)
		.replace('/* style */', () => style)
		.replace('/* script */', () => script),
);
