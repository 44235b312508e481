// The shapes of an explanation.

import type {Cause} from '../cause.js';
import type {CauseId} from '../cause-id.js';

export type ExplainOptions = {
	readonly causes: readonly Cause[];
	/** What each HTTP status can mean, the likeliest first. */
	readonly statusCodes: readonly {
		readonly status: number;
		readonly type: string | null;
		readonly name: string;
		readonly causes: readonly CauseId[];
	}[];
};

export type Explained = {
	readonly recognised: boolean;
	/** Best first; empty where nothing is recognised. */
	readonly causes: readonly Hit[];
	/** The last HTTP status in the text, or null. */
	readonly status: number | null;
	/** The last error type in the text, such as authentication_error, or null. */
	readonly type: string | null;
	/** A request id of the API: the answer came from it. */
	readonly hasRequestId: boolean;
};

/** `why`: one sentence in our own words, nothing of the text. */
export type Hit = {readonly id: string; readonly score: number; readonly why: string};
