// Host: every port to the machine in one narrow interface. `here()` in host/ makes the real one; a test makes it over a scratch folder.
import type {Secret} from './secret.js';
import type {Passage} from './trust.js';

export type Platform = 'linux' | 'darwin' | 'win32' | 'wsl';

/** Text that may hold secrets: joined and revealed only inside host/. */
export type Words = string | Secret | readonly (string | Secret)[];

export type FileKind = 'file' | 'folder' | 'link' | 'fifo' | 'other';

export type FileStatus = {
	readonly kind: FileKind;
	/** Bytes. */
	readonly size: number;
	/** Permission bits only, as 0o600. */
	readonly mode: number;
	readonly uid: number;
	readonly gid: number;
	/** Milliseconds since the epoch. */
	readonly modified: number;
	/** Of a link: where it points, as written. */
	readonly target?: string;
	/** May this user read it, write it, and (a folder) enter it? Links are followed. */
	readonly isReadable: boolean;
	readonly isWritable: boolean;
};

export type ReadFailure =
	| 'missing'
	/** No permission. */
	| 'denied'
	/** A folder, FIFO, socket or device where a file should be. */
	| 'not-a-file'
	| 'too-large'
	/** Not UTF-8, not UTF-16 with a byte order mark. */
	| 'not-text'
	/** A link that points at nothing. */
	| 'dangling'
	| 'failed';

export type TextFile = {
	readonly ok: true;
	/** Decoded; a byte order mark is not part of it. */
	readonly text: string;
	readonly encoding: 'utf8' | 'utf8-bom' | 'utf16le' | 'utf16be';
	/** SHA-256 of the bytes, hex: a change is refused when it no longer fits. */
	readonly digest: string;
	/** Bytes. */
	readonly size: number;
	/** A sieve has left parts of it out. `digest` and `size` are of the whole. */
	readonly isThinned?: boolean;
};

export type NoFile = {
	readonly ok: false;
	readonly reason: ReadFailure /** One line, without secrets. */;
	readonly detail: string;
};

export type Files = {
	/** Reads a regular file (links are followed) with a limit in size (bytes, default 4 MiB) and time. Never opens a FIFO or device. */
	readText(
		path: string,
		options?: {
			readonly limit?: number;
			/** Bytes that are no UTF-8 become U+FFFD, as Node and Claude Code read them, in place of the failure `not-text`. */
			readonly isLenient?: boolean;
			/** Of a file that is larger than this (bytes): what is left of each part is the text. Throws `BeyondBudget`: `too-large`. */
			readonly sieve?: {readonly over: number; make(): (bytes: Uint8Array) => Uint8Array};
		},
	): Promise<TextFile | NoFile>;
	/** Without following a link at the end; undefined if there is nothing. `denied` folders above give undefined too. */
	status(path: string): Promise<FileStatus | undefined>;
	/** Names in a folder, sorted; [] if it can't be read. At most 10,000. */
	list(path: string): Promise<readonly string[]>;
	/** The path with every link resolved; undefined if it leads nowhere. */
	resolve(path: string): Promise<string | undefined>;
};

export type RunOptions = {
	/** Milliseconds; default 5,000. */
	readonly timeout?: number;
	readonly cwd?: string;
	/**
	 * What the child gets of the host's environment besides PATH, HOME, the language and the like: these variables, or all but those that
	 * make other programs run. PATH has nothing of what is passed over.
	 */
	readonly needs?: readonly string[] | 'all';
	/** Given to the child in addition to that (undefined: taken out). */
	readonly environment?: Readonly<Record<string, Words | undefined>>;
	/** The program gets the terminal, as long as it runs; nothing of it is kept. */
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

export type WebRequest = {
	readonly method: 'GET' | 'HEAD' | 'POST';
	readonly url: string;
	/** Secrets go into headers, never into the URL. */
	readonly headers?: Readonly<Record<string, Words>>;
	readonly body?: string;
	/** Milliseconds for the whole answer; default 5,000. */
	readonly timeout?: number;
	/**
	 * Certificates: only those that come with the client ("bundled", as Node and Python), or the operating system's too ("system", as the
	 * native Claude Code); default: what the variables NODE_USE_SYSTEM_CA and CLAUDE_CODE_CERT_STORE say, else "bundled".
	 */
	readonly trust?: 'bundled' | 'system';
	/** Where secrets in the headers may go and by which way (core/trust.ts); left out: none may, and the host's variables decide about the way. */
	readonly passage?: Passage;
};

export type WayFailure =
	| 'dns'
	| 'refused'
	| 'reset'
	| 'timeout'
	/** The certificate isn't trusted. */
	| 'certificate'
	| 'tls'
	| 'proxy-refused'
	| 'proxy-unreachable'
	| 'proxy-auth'
	/** No scheme, SOCKS, not a URL. */
	| 'proxy-invalid'
	| 'bad-url'
	/** A header that no HTTP client sends: the value has characters that are not allowed. */
	| 'bad-header'
	| 'failed';

export type WebResult =
	| {
			readonly ok: true;
			readonly status: number;
			/** Lower-case names. */
			readonly headers: Readonly<Record<string, string>>;
			/** At most 256 KiB. */
			readonly body: string;
			readonly milliseconds: number;
			/** The proxy that was used, without user info. */
			readonly proxy?: string;
	  }
	| {
			readonly ok: false;
			readonly failure: WayFailure;
			/** The error's code, as ECONNREFUSED or SELF_SIGNED_CERT_IN_CHAIN. */
			readonly code: string;
			readonly milliseconds: number;
			readonly proxy?: string;
	  };

export type User = {
	readonly name: string;
	/** -1 on Windows. */
	readonly uid: number;
	/** The home folder of the account, as the system's user database has it, whatever HOME says. */
	readonly home: string;
	readonly shell: string | null;
};

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
	request(request: WebRequest): Promise<WebResult>;
	/** One bare TCP connection, closed at once: no byte is sent. */
	reach(host: string, port: number, timeout?: number): Promise<'open' | 'refused' | 'silent'>;
	/** Milliseconds since the epoch. */
	now(): number;
	/** For limits: resolves after so many milliseconds, or at once when the signal is aborted. */
	wait(milliseconds: number, signal?: AbortSignal): Promise<void>;
};
