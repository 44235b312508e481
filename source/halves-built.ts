// The halves of a built program are one script beside cli.js, of which what V8 makes is kept.
import {join} from 'node:path';
import type * as halves from './halves.js';
import {loadKept} from './host/compiled.js';

export {writeCompiled as keepCompiled} from './host/compiled.js';

export const loadPrinting: typeof halves.loadPrinting = load;

export const loadDrawing: typeof halves.loadDrawing = load;

async function load(home: string | undefined) {
	return (await loadKept(join(__dirname, 'program.js'), home)) as typeof import('./program.js');
}
