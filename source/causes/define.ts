// How a cause is recorded: one file for each, named as its id, in the folder of its section.
import type {Cause, CauseWords} from '../core/cause.js';

/** What a record says; the words it is known by are kept beside the records. */
export type CauseRecord = Omit<Cause, 'words'>;

/** By cause; see `Words` for how they are written. */
export type CauseMessages = Readonly<Record<string, CauseWords>>;

export function defineCause(record: CauseRecord): CauseRecord {
	return record;
}
