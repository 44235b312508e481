// How a cause is recorded: one file for each, named as its id, in the folder of its section.
import type {Cause, CauseWords} from '../core/cause.js';

/** What a record says. One without `words` is known by no message of its own. */
export type CauseRecord = Omit<Cause, 'words'> & {
	/** See `CauseWords` for how they are written. */
	readonly words?: CauseWords;
	/** Texts as people paste them, that this cause explains first. */
	readonly examples?: readonly string[];
};

export function defineCause(record: CauseRecord): CauseRecord {
	return record;
}
