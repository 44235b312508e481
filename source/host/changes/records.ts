// What the journal keeps of each step: enough to tell from the machine alone whether it was done, and to take it back. Paths are the machine's own, links resolved.
import type {SessionSource} from '../../core/place.js';

/** A file as it was; its bytes are in the backup of that name. */
export type KeptFile = {
	/** SHA-256, hex. */
	readonly digest: string;
	readonly mode: number;
	readonly uid: number;
	readonly gid: number;
	/** Time of the last write: nanoseconds since the epoch, in digits. */
	readonly modified?: string;
	readonly backup: string;
};

export type StepRecord =
	/** A file got other bytes, or was made (`before` null, with the folders that had to be made for it, outermost first). */
	| {
			readonly kind: 'file';
			readonly path: string;
			readonly before: KeptFile | null;
			/** Digest of what is written. */
			readonly after: string;
			/** Where it is written before it takes its place. */
			readonly temporary: string;
			readonly folders: readonly string[];
	  }
	/** `mode`: as it was, if others may not read it while it is aside. */
	| {readonly kind: 'move'; readonly from: string; readonly to: string; readonly mode: number | null}
	| {readonly kind: 'mode'; readonly path: string; readonly before: number; readonly after: number}
	| {
			readonly kind: 'keychain';
			readonly service: string;
			readonly account: string;
			/** The keychain's file; null: the search list. */
			readonly keychain: string | null;
			/** The service of the copy. */
			readonly copy: string;
			/** Of the secret: the first digits of its SHA-256. */
			readonly fingerprint: string;
	  }
	/** `before` and `after` are digests; null: it wasn't there, or isn't any more. */
	| {
			readonly kind: 'session';
			readonly source: SessionSource;
			readonly name: string;
			readonly before: string | null;
			readonly after: string | null;
			readonly backup: string | null;
	  };

export type RecordOf<K extends StepRecord['kind']> = Extract<StepRecord, {kind: K}>;

/** restore: it was done · skip: it wasn't, or is taken back already · refused: something else happened since, in words. */
export type UndoDecision = 'restore' | 'skip' | {readonly refused: string};

/** A variable as it is kept: its name as it is written there, its type in the registry, its bytes in hexadecimal digits. */
export type KeptVariable = {readonly name: string; readonly type: string; readonly data: string};

export type VariableStore = {
	/** undefined: it isn't there. Throws Trouble where nothing answers. */
	read(name: string): Promise<KeptVariable | undefined>;
	write(kept: KeptVariable): Promise<void>;
	remove(kept: KeptVariable): Promise<void>;
	/** What a new value would be kept as. */
	kept(name: string, value: string, before: KeptVariable | undefined): KeptVariable;
	text(kept: KeptVariable): string;
	/** As the probe reads it, where that isn't to the letter. */
	printed?(name: string): Promise<string | undefined>;
	/** Tells those who start programs. Returns what couldn't be done, in words. */
	announce(): Promise<readonly string[]>;
};
