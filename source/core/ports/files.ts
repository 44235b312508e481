// The port to files: what they are, how they are read, why they can't be.

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
	/** Why it isn't: the disk is mounted so, nobody may change this one (chattr +i, chflags uchg), or the permission bits. */
	readonly notWritable?: 'read-only-disk' | 'locked' | 'no-right';
};

export type ReadFailure =
	| 'missing'
	/** No permission. */
	| 'denied'
	/** A folder, FIFO, socket or device where a file should be. */
	| 'not-a-file'
	| 'too-large'
	/** Not UTF-8, not UTF-16 with a byte order mark, and with a NUL byte in it. */
	| 'not-text'
	/** A link that points at nothing. */
	| 'dangling'
	| 'failed';

export type TextFile = {
	readonly ok: true;
	/** Decoded; a byte order mark is not part of it. */
	readonly text: string;
	readonly encoding: 'utf8' | 'utf8-bom' | 'utf16le' | 'utf16be' | 'latin1';
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
			/** Bytes that aren't UTF-8 become U+FFFD, as Node and Claude Code read them, in place of letters of Latin-1. */
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
