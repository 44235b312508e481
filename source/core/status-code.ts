// What an HTTP status of the API means.
import type {CauseId} from './cause-id.js';

export type StatusCode = {
	readonly status: number;
	/** The API's `error.type`; null where it isn't the API that answers so. */
	readonly type: string | null;
	/** Its name, for a list. */
	readonly name: string;
	readonly meaning: string;
	/** One quick thing to do. */
	readonly fix: string;
	/** Causes of the catalogue that answer with it, most likely first. */
	readonly causes: readonly CauseId[];
};
