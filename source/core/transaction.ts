// Changes as transactions: what is applied together, kept for undo, and taken back together. host/apply.ts performs them.
import type {Change} from './fix.js';

/** What undo needs to know; the backups themselves lie beside it (folder 0700, files 0600). Holds no secret. */
export type JournalEntry = {
	/** Sortable: "20261124-131530-1". */
	readonly id: string;
	/** Milliseconds since the epoch. */
	readonly at: number;
	/** Causes it was to cure. */
	readonly causes: readonly string[];
	/** One line for each step, without secrets. */
	readonly steps: readonly string[];
	readonly state: 'applied' | 'undone' | 'rolled-back' | 'begun';
};

export type ApplyResult =
	/** `left`: what needs a person and was not done. `notes`: what of a file couldn't be kept, in words. */
	| {
			readonly kind: 'applied';
			readonly id: string;
			readonly left: readonly Change[];
			readonly notes?: readonly string[];
	  }
	/** Only steps for a person: nothing was changed. */
	| {readonly kind: 'nothing'; readonly left: readonly Change[]}
	/** Everything is as it was before, unless `isRolledBack` is false: then `detail` says what is not. */
	| {readonly kind: 'failed'; readonly step: string; readonly detail: string; readonly isRolledBack: boolean};

export type UndoResult =
	| {readonly kind: 'undone'; readonly id: string; readonly steps: readonly string[]}
	| {readonly kind: 'nothing'}
	/** A file was changed since: it is not overwritten. `isPartly`: something was taken back, and the rest of it couldn't be. */
	| {readonly kind: 'refused'; readonly id: string; readonly detail: string; readonly isPartly?: boolean};

/** A run that was cut off in the middle, and what became of it now. */
export type Interrupted = Pick<JournalEntry, 'id' | 'at' | 'causes'> & {
	/** It was taking a change back. */
	readonly isUndo: boolean;
	/** What was taken back now, in words. */
	readonly steps: readonly string[];
	/** What is not as it was before that run, in words; empty: it was looked at, and all is. */
	readonly problems: readonly string[];
};

/** A journal that can't be used: kept beside the others, under another name. */
export type SetAside = {
	readonly id: string;
	/** As the end of a sentence: "it is cut off". */
	readonly why: string;
	/** Where the journal is now. */
	readonly path: string;
	/** Where the copies of what that change had replaced are; undefined: there are none. */
	readonly copies: string | undefined;
};

export type Recovery = {
	/** Newest first. */
	readonly interrupted: readonly Interrupted[];
	readonly aside: readonly SetAside[];
	/** A folder that a variable names and that can't be trusted: a sentence. */
	readonly passedOver?: string;
	/** Why it couldn't be seen whether a run was interrupted, or couldn't be dealt with. */
	readonly problem?: string;
};

/** Deals with what an interrupted run has left, before anything is looked at. */
export type Recoverer = {
	recover(): Promise<Recovery>;
	/** Whether there is something to recover; changes nothing. */
	isNeeded(): Promise<boolean>;
};

/** The port through which commands and the session change the machine. */
export type Changer = {
	apply(causes: readonly string[], changes: readonly Change[]): Promise<ApplyResult>;
	undo(id?: string): Promise<UndoResult>;
	/** Newest first. */
	list(): Promise<readonly JournalEntry[]>;
};

/** One line of a preview. `text` holds no secret: only hints. */
export type PreviewLine = {
	readonly kind: 'add' | 'remove' | 'context' | 'note' | 'command';
	readonly text: string;
	/** Where it is in the file now; of a note: where the lines that follow begin. */
	readonly line?: number;
};

/** Exactly what a change will do, except for secrets. */
export type Preview = {
	/** "Edit ~/.zshrc", "Move ~/.claude/.credentials.json aside". */
	readonly title: string;
	readonly lines: readonly PreviewLine[];
	/** What is kept, for undo; undefined where nothing has to be. */
	readonly keeps?: string;
};
