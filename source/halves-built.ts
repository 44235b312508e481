// The halves of a built program are one script beside cli.js, of which what V8 makes is kept.
import {join} from 'node:path';
import process from 'node:process';
import type * as halves from './halves.js';
import {loadKept} from './host/compiled.js';
import {answers} from './host/deadline.js';
import {compiledFolder} from './host/folders.js';

export {keepCompiled} from './host/compiled.js';

export const loadPrinting: typeof halves.loadPrinting = load;

export const loadDrawing: typeof halves.loadDrawing = load;

async function load(home: string | undefined) {
	// A home folder on a disk that hangs would hold this process before anything can be said.
	const isThere = home !== undefined && (await answers(compiledFolder({platform: process.platform, home})));
	return loadKept(join(__dirname, 'program.js'), isThere ? home : undefined) as typeof import('./program.js');
}
