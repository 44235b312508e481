// The halves of a built program are one script beside cli.js, of which what V8 makes is kept.
import {join} from 'node:path';
import type * as halves from '../../source/halves.js';

/** Read when something is to be loaded: a version is said without it. */
let compiled: typeof import('../../source/host/compiled.js') | undefined;

export const keepCompiled: typeof halves.keepCompiled = () => compiled?.writeCompiled();

type Program = typeof import('../../source/program.js');

export const loadPrinting: typeof halves.loadPrinting = (home) => load<Program>('program.js', home);

export const loadDrawing: typeof halves.loadDrawing = (home) => load<Program>('program.js', home);

export const loadStandIn: typeof halves.loadStandIn = () =>
	load<typeof import('../../source/demo/claude.js')>('claude.js', undefined);

async function load<Exports>(name: string, home: string | undefined) {
	compiled = await import('../../source/host/compiled.js');
	return (await compiled.loadKept(join(__dirname, name), home)) as Exports;
}
