// The halves of a built program are one script beside cli.js, of which what V8 makes is kept.
import {join} from 'node:path';
import type * as halves from '../../source/halves.js';
import type {Keeping} from '../../source/host/compiled-folder.js';

/** Read when something is to be loaded: a version is said without it. */
let compiled: typeof import('../../source/host/compiled.js') | undefined;

export const keepCompiled: typeof halves.keepCompiled = () => compiled?.writeCompiled();

type Program = typeof import('../../source/program.js');

export const loadPrinting: typeof halves.loadPrinting = (keeping) => load<Program>('program.js', keeping);

export const loadDrawing: typeof halves.loadDrawing = (keeping) => load<Program>('program.js', keeping);

export const loadStandIn: typeof halves.loadStandIn = () =>
	load<typeof import('../../source/demo/claude.js')>('claude.js', undefined);

async function load<Exports>(name: string, keeping: Keeping | undefined) {
	compiled = await import('../../source/host/compiled.js');
	return (await compiled.loadKept(join(__dirname, name), keeping)) as Exports;
}
