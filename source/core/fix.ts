// Fixes and changes: data, never closures, so that a change can be shown, dry-run, journalled, applied and undone.
import type {CauseId} from './cause-id.js';
import type {Platform, Words} from './host.js';
import type {Place, SessionSource} from './place.js';
import type {AssignmentSyntax} from './readings.js';
import type {Secret} from './secret.js';

export type Json = string | number | boolean | null | readonly Json[] | {readonly [name: string]: Json};

export type TextEdit = {
	/** UTF-16 units in the decoded text; start = end inserts. */
	readonly start: number;
	readonly end: number;
	readonly text: Words;
	/** With the last of so many like it, `edit` is made instead of them. */
	readonly among?: {readonly names: number; readonly edit: TextEdit};
};

export type Reads = {
	readonly syntax: AssignmentSyntax;
	/** The shell whose start-up file it is: bash, zsh, sh, fish. */
	readonly shell?: string;
};

/** The result of an edit, to be judged before anything is written. */
export type EditedText = {
	readonly before: string;
	readonly after: string;
	/** What was replaced in `before`, and how long what took its place is. */
	readonly edits: readonly {readonly start: number; readonly end: number; readonly length: number}[];
	readonly reads: Reads;
	/** Where it is read; undefined: a Unix. */
	readonly platform?: Platform;
};

/** Why an edit would change more than it says, in words; undefined: it doesn't. */
export type Prove = (edited: EditedText) => string | undefined;

export type JsonEdit = {
	readonly path: readonly (string | number)[];
	/** undefined takes the property out. */
	readonly value: Json | Secret | undefined;
};

export type Change =
	/** Edits of a text file; everything else of it stays byte for byte. `digest` is of the bytes that were read. */
	| {
			readonly kind: 'edit-text';
			readonly path: string;
			readonly digest: string;
			readonly edits: readonly TextEdit[];
			/** Who reads the file: the edit is proved by reading it again, before and after. */
			readonly reads?: Reads;
	  }
	/** Edits of a JSON file; formatting and comments stay. `digest` null: the file is made. */
	| {
			readonly kind: 'edit-json';
			readonly path: string;
			readonly digest: string | null;
			readonly edits: readonly JsonEdit[];
	  }
	/** Writes a file from a backup that is already on this disk. */
	| {readonly kind: 'copy-file'; readonly from: string; readonly to: string}
	/** Moves a file, folder or link aside, beside itself, under a name with `claude-fix` in it. */
	| {readonly kind: 'move-file'; readonly path: string}
	| {readonly kind: 'set-mode'; readonly path: string; readonly mode: number}
	/** A copy is kept in the keychain under another name. */
	| {readonly kind: 'delete-keychain-item'; readonly service: string; readonly account: string}
	/** A variable that the session gives to every program gets another value, or none. What it had is kept. */
	| {
			readonly kind: 'session-variable';
			readonly source: SessionSource;
			readonly name: string;
			/** As it is kept there; undefined: it isn't there yet. */
			readonly was: Secret | undefined;
			readonly value: Secret | string | undefined;
	  }
	/** The terminal is handed to this program and taken back. Needs a person. */
	| {readonly kind: 'run'; readonly program: string; readonly args: readonly string[]; readonly why: string}
	/** Something to do or to paste. Needs a person. */
	| {
			readonly kind: 'tell';
			readonly text: string;
			/** To paste, as it is typed. */
			readonly command?: string;
			/** What should happen in the person's shell; core/shell-steps.ts makes it the command. */
			readonly inShell?: readonly ShellStep[];
	  }
	/** A page to open. Needs a person. */
	| {readonly kind: 'open'; readonly url: string; readonly why: string};

export type Risk = 'safe' | 'careful' | 'manual';

export type Fix = {
	/** Unique in a finding. */
	readonly id: string;
	/** One line: "Take ANTHROPIC_API_KEY out of ~/.zshrc:12". */
	readonly title: string;
	/** safe: nothing is lost and undo restores it · careful: signs out, touches policy · manual: only a person can do it. */
	readonly risk: Risk;
	/** Why it isn't safe, as the end of a sentence (core/foresight.ts). */
	readonly cost?: string;
	readonly changes: readonly Change[];
	/** Causes that may be the next step when this one is gone and aren't a failure: signing in after a dead login was moved aside. */
	readonly next?: readonly CauseId[];
	/** One word for what it gives away for good, where the changes alone don't show it: a key that goes to an address it never went to. */
	readonly lost?: string;
	/** The variables that it takes away: where their setter can't be edited, a blank in one's own settings does the same. */
	readonly removes?: readonly string[];
	/** Where the change is made, for the report. */
	readonly where?: readonly Place[];
};

/** Whether a change needs a person at the terminal. */
export function needsPerson({kind}: Change): boolean {
	return kind === 'run' || kind === 'tell' || kind === 'open';
}

export type ShellStep =
	/** Gives a variable to this shell and to what it starts. `value` undefined: the person fills it in. */
	| {readonly kind: 'set'; readonly name: string; readonly value: string | undefined}
	/** Gives a variable the value of another one: no value is written down. */
	| {readonly kind: 'copy'; readonly name: string; readonly from: string}
	| {readonly kind: 'unset'; readonly name: string}
	/** Reads a value from the keyboard into a variable, unseen where the shell can. */
	| {readonly kind: 'ask'; readonly name: string}
	| {readonly kind: 'run'; readonly program: string; readonly args: readonly string[]}
	/** Reads a shell file anew in this shell. */
	| {readonly kind: 'read'; readonly path: string}
	/** Adds a line to a file. */
	| {readonly kind: 'append'; readonly path: string; readonly line: string};
