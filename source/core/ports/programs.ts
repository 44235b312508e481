// The port to programs: how one is run, what became of it, and which ones are never run.
import type {Secret} from '../secret.js';

/** Text that may hold secrets: joined and revealed only inside host/. */
export type Words = string | Secret | readonly (string | Secret)[];

export type RunOptions = {
	/** Milliseconds; default 5,000. */
	readonly timeout?: number;
	readonly cwd?: string;
	/**
	 * What the child gets of the host's environment besides PATH, HOME, the language and the like: these variables, or all but those that
	 * make other programs run. PATH has none of the folders that are skipped.
	 */
	readonly needs?: readonly string[] | 'all';
	/** Given to the child in addition to that (undefined: taken out). */
	readonly environment?: Readonly<Record<string, Words | undefined>>;
	/** The program gets the terminal while it runs; none of its output is kept. */
	readonly hasTerminal?: boolean;
	readonly input?: Words;
	/** Bytes kept of each stream; default 1 MiB. */
	readonly limit?: number;
	/** What happens to the program after the time limit: ended with all that it started (default), or left to finish on its own. */
	readonly onTimeout?: 'kill' | 'leave';
};

export type RunResult =
	| {
			readonly kind: 'exited';
			readonly code: number;
			readonly stdout: string;
			readonly stderr: string;
			readonly milliseconds: number;
	  }
	/** The output so far is kept: it may say why. */
	| {readonly kind: 'timed-out'; readonly stdout: string; readonly stderr: string; readonly milliseconds: number}
	| {readonly kind: 'missing'}
	| {readonly kind: 'failed'; readonly detail: string};

/** A program that was found and isn't run. */
export type PassedOver = {
	readonly path: string;
	/**
	 * It lies in the repository or the working folder; in some `node_modules/.bin`; where others than this person and root can write; or it
	 * has the name of one of the system's programs and is elsewhere.
	 */
	readonly why: 'project' | 'packages' | 'others' | 'elsewhere';
	/** It comes before the one that is taken, so PATH alone would lead to it. */
	readonly isFirst: boolean;
};
