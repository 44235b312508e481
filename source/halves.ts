// The two halves of the program, loaded when a command needs them. In a build scripts/build/halves.ts takes the place of this file.
import type {Keeping} from './host/compiled-folder.js';

/** `keeping`: where a build keeps what V8 makes of it; undefined: nothing is kept. */
export const loadPrinting = (_keeping: Keeping | undefined) => import('./commands/printing.js');

export const loadDrawing = (_keeping: Keeping | undefined) => import('./commands/drawing.js');

export const loadStandIn = () => import('./demo/claude.js');

/** At the end of a run. */
export const keepCompiled = () => {};
