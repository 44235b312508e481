// The halves of a built program are one script beside cli.js, of which what V8 makes is kept.
import {join} from 'node:path';
import type * as halves from '../../source/halves.js';
import {loadKept, writeCompiled} from '../../source/host/compiled.js';

export const keepCompiled: typeof halves.keepCompiled = writeCompiled;

export const loadPrinting: typeof halves.loadPrinting = load;

export const loadDrawing: typeof halves.loadDrawing = load;

async function load(home: string | undefined) {
	return (await loadKept(join(__dirname, 'program.js'), home)) as typeof import('../../source/program.js');
}
