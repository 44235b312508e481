// How a cause is recorded: one file for each, named as its id, in the folder of its section.
import type {Cause} from '../core/cause.js';

/** What a record says; the messages it is known by are kept beside the records. */
export type CauseRecord = Omit<Cause, 'messages'>;

/** Weight and pattern, most telling first; see `Cause.messages` for how they are written. */
export type CauseMessages = Readonly<Record<string, readonly (readonly [weight: number, pattern: RegExp])[]>>;

export function defineCause(record: CauseRecord): CauseRecord {
	return record;
}
