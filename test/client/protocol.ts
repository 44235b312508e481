// What is said between a test and the first process of its sandbox: one line of JSON for each message.
import type {MadeUp} from '../helpers/placeholders.js';

export type Run = {
	/** Absolute, inside the sandbox. */
	readonly program: string;
	readonly args: readonly string[];
	/** In a terminal, until it has sent its prompt: then `stdout` is what the screen shows. */
	readonly isSession?: boolean;
	/** All of it: nothing is added. */
	readonly environment: Readonly<Record<string, string>>;
	readonly cwd: string;
	/** What is held open for it: number → text. */
	readonly descriptors?: Readonly<Record<string, string>>;
	/** Milliseconds. */
	readonly timeout: number;
	/** The made-up secrets of the machine: what the fake API knows. */
	readonly secrets: readonly MadeUp[];
};

export type Logged = {
	readonly scheme: 'http' | 'https';
	readonly host: string;
	readonly method: string;
	readonly path: string;
	/** undefined: the header was not there. */
	readonly xApiKey: string | undefined;
	readonly authorization: string | undefined;
	/** Whether its body is a conversation, wherever it was sent. */
	isPrompt: boolean;
	/** 0 while there was no answer. */
	status: number;
};

export type RunResult = {
	/** null: it was ended by a signal. */
	readonly exit: number | null;
	readonly stdout: string;
	readonly stderr: string;
	readonly isTimedOut: boolean;
	readonly milliseconds: number;
	/** In the order of their arrival. */
	readonly requests: readonly Logged[];
};

export type Settings = {
	/** The folder that becomes the root of everything that is run. */
	readonly root: string;
	readonly mounts: readonly {readonly from: string; readonly to: string}[];
	/** The folder of the authority that signs for every host. */
	readonly authority: string;
};

/** Of the user whose machine it is. */
export const user = {name: 'dev', id: 4242, home: '/home/dev'};
