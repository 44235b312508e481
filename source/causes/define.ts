// How a cause is recorded: one file for each, named as its id, in the folder of its section.
import type {Cause, CauseWords} from '../core/cause.js';

/** What a record says. The words it is known by stand in it, or beside those of its section in messages/. */
export type CauseRecord = Omit<Cause, 'words'> & {
	readonly words?: CauseWords;
	/** Texts as people paste them, that this cause explains first. */
	readonly examples?: readonly string[];
};

/** By cause; see `Words` for how they are written. */
export type CauseMessages = Readonly<Record<string, CauseWords>>;

export function defineCause(record: CauseRecord): CauseRecord {
	return record;
}
