// The halves of a built program are one script beside cli.js, of which what V8 makes is kept.
import {join} from 'node:path';
import type * as halves from '../../source/halves.js';
import {loadKept, writeCompiled} from '../../source/host/compiled.js';

export const keepCompiled: typeof halves.keepCompiled = writeCompiled;

type Program = typeof import('../../source/program.js');

export const loadPrinting: typeof halves.loadPrinting = (home) => load<Program>('program.js', home);

export const loadDrawing: typeof halves.loadDrawing = (home) => load<Program>('program.js', home);

export const loadStandIn: typeof halves.loadStandIn = () =>
	load<typeof import('../../source/demo/claude.js')>('claude.js', undefined);

async function load<Exports>(name: string, home: string | undefined) {
	return (await loadKept(join(__dirname, name), home)) as Exports;
}
