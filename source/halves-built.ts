// The two halves of a built program: bundles beside cli.js. What V8 made of the one that prints was kept by the build, since compiling takes
// longer than most commands.
import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {join} from 'node:path';
import {pathToFileURL} from 'node:url';
import {Script} from 'node:vm';
import type * as halves from './halves.js';

export const loadPrinting: typeof halves.loadPrinting = async () => {
	const path = join(__dirname, 'printing.js');
	const cachedData = kept(join(__dirname, `printing.${process.arch}.cache`));
	const script = new Script(readFileSync(path, 'utf8'), {filename: path, ...(cachedData && {cachedData})});
	const module = {exports: {}};
	script.runInThisContext()(module.exports, createRequire(path), module);
	return module.exports as Awaited<ReturnType<typeof halves.loadPrinting>>;
};

export const loadDrawing: typeof halves.loadDrawing = () =>
	import(pathToFileURL(join(__dirname, 'drawing.mjs')).href) as ReturnType<typeof halves.loadDrawing>;

/** V8 itself refuses what another version of it has made. */
function kept(path: string): Buffer | undefined {
	try {
		return readFileSync(path);
	} catch {
		return undefined;
	}
}
