// The catalogue: every cause of causes.md. Ids are a public contract.
import type {Cause} from '../core/cause.js';
import type {CauseId} from '../core/cause-id.js';
import {records} from './records.js';

export const causes: readonly Cause[] = records.map(({examples: _, ...record}) => ({
	...record,
	words: record.words ?? {own: [], says: [], hints: []},
}));

export const causeIds: readonly CauseId[] = causes.map(({id}) => id);

const byId: ReadonlyMap<string, Cause> = new Map(causes.map((cause) => [cause.id, cause]));

/** The cause of this id; undefined for an id that isn't in the catalogue. */
export function causeOf(id: string): Cause | undefined {
	return byId.get(id);
}

/** The cause of an id that the catalogue is known to have. */
export function catalogue(id: CauseId): Cause {
	const cause = byId.get(id);
	if (!cause) {
		throw new TypeError(`the catalogue has no cause "${id}"`);
	}
	return cause;
}

export function isCauseId(id: string): id is CauseId {
	return byId.has(id);
}
