// Host: every port to the machine in one narrow interface. `here()` in host/ makes the real one; a test makes it over a scratch folder.

import type {Files} from './ports/files.js';
import type {PassedOver, RunOptions, RunResult} from './ports/programs.js';
import type {Platform, User} from './ports/system.js';
import type {WebRequest, WebResult} from './ports/web.js';

export type * from './ports/files.js';
export type * from './ports/programs.js';
export type * from './ports/system.js';
export type * from './ports/web.js';

/** The machine, as far as anything here may touch it. */
export type Host = {
	readonly platform: Platform;
	readonly user: User;
	/** Where Claude Code looks for its files: HOME, else the account's home. */
	readonly home: string;
	readonly cwd: string;
	/** Put before absolute paths outside of home and cwd: of a machine in a scratch folder; default "/". */
	readonly root?: string;
	/** Raw: only probes/environment.ts reads credentials out of it, into Secrets. */
	readonly environment: Readonly<Record<string, string | undefined>>;
	/** Kernel release and version text, for telling where we are. */
	readonly kernel: string;
	readonly files: Files;
	/**
	 * Runs a program without a shell, with limits: by its name one of the system's places (`git`, `ps`, `bash`), Claude Code and direnv from
	 * PATH, by its path that file, unless it is passed over. Secrets may stand in input and environment, never in the arguments.
	 */
	run(program: string, args: readonly string[], options?: RunOptions): Promise<RunResult>;
	/** Every executable of that name that may be run, in order, links not resolved. */
	which(program: string): Promise<readonly string[]>;
	/** Those of that name, or at that path, that are there and aren't run. */
	passedOver(program: string): Promise<readonly PassedOver[]>;
	/** Command lines of what runs, with NULs or blanks between their words; undefined: only a program can say. */
	running(): Promise<readonly string[] | undefined>;
	request(request: WebRequest): Promise<WebResult>;
	/** One bare TCP connection, closed at once: no byte is sent. */
	reach(host: string, port: number, timeout?: number): Promise<'open' | 'refused' | 'silent'>;
	/** Milliseconds since the epoch. */
	now(): number;
	/** For limits: resolves after that many milliseconds, or at once when the signal is aborted. */
	wait(milliseconds: number, signal?: AbortSignal): Promise<void>;
};
