// Names of variables that programs of the working folder read in place of the usual ones: they decide about authentication here.
import type {ProbeContext} from '../core/evidence.js';
import type {SourceReference} from '../core/readings.js';
import {sourceFiles} from './source-files.js';

/** Each with the variable whose place it takes. */
export type OwnNames = ReadonlyMap<string, SourceReference['slot']>;

/** Claude Code reads none of them. */
export async function ownNames({purpose, try: attempt}: ProbeContext): Promise<OwnNames> {
	const sources = purpose === 'claude-code' ? undefined : await attempt(sourceFiles);
	const references = sources?.references ?? [];
	return new Map(references.flatMap(({names, slot}) => names.map((name) => [name, slot] as const)));
}
