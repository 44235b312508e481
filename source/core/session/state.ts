// What a session knows and shows: one value, drawn by ui/, changed by update alone.
import type {Cause} from '../cause.js';
import type {Finding, Outcome, Severity} from '../check.js';
import type {Consent} from '../consent.js';
import type {Diagnosis, Verdict} from '../diagnosis.js';
import type {Purpose} from '../evidence.js';
import type {Fix} from '../fix.js';
import type {Folders} from '../place.js';
import type {JournalEntry, Preview, UndoResult} from '../transaction.js';

/** What the person says that fails; "unsure" is looked at as Claude Code. */
export type Subject = Purpose | 'unsure';

/** As much of a finding as is kept from one run of the program to the next. */
export type Remark = {readonly cause: string; readonly severity: Severity; readonly title: string};

export type LastDiagnosis = {
	/** Milliseconds since the epoch. */
	readonly at: number;
	readonly purpose: Purpose;
	readonly verdict: Verdict;
	/** The root cause first. */
	readonly remarks: readonly Remark[];
};

/** What is kept from one run of the program to the next. */
export type Remembered = {
	readonly subject?: Subject;
	readonly consents: Readonly<Partial<Record<Consent, 'yes' | 'no'>>>;
	/** By the id of the question. */
	readonly answers: Readonly<Record<string, string>>;
	/** Ids of the prevention list that were ticked off. */
	readonly prevention: readonly string[];
	readonly last?: LastDiagnosis;
};

/** Something that can't be seen and changes the ranking, as "Does /status fail like a prompt does?" */
export type Question = {
	readonly id: string;
	readonly text: string;
	/** The harmless one first. */
	readonly answers: readonly {readonly id: string; readonly label: string}[];
};

/** A cause that a pasted message may stand for. */
export type Explanation = {readonly cause: string; readonly title: string; readonly why?: string};

/** A line of the prevention list. */
export type Habit = {
	readonly id: string;
	readonly text: string;
	/** How, and why it helps. */
	readonly how: string;
	/** Causes that a diagnosis must not find for this line to tick itself; left out where only a person knows. */
	readonly seenBy?: readonly string[];
};

/** What a status of the API means. */
export type StatusCode = {
	readonly status: number;
	readonly name: string;
	readonly meaning: string;
	/** One quick thing to do. */
	readonly fix: string;
	/** Causes of the catalogue, the likeliest first. */
	readonly causes: readonly string[];
};

export type SessionOptions = {
	readonly version: string;
	readonly remembered: Remembered;
	readonly catalogue: readonly Cause[];
	readonly habits: readonly Habit[];
	readonly statusCodes: readonly StatusCode[];
	/** Answers of `--allow` and `--deny`: never asked, never remembered. */
	readonly given: Readonly<Partial<Record<Consent, boolean>>>;
	/** Consents that the checks of a purpose need, in the order in which they are asked. */
	readonly planned: Readonly<Record<Purpose, readonly Consent[]>>;
	/** Goes straight to the diagnosis: `--for`. */
	readonly purpose?: Purpose;
	/** For writing places before a diagnosis says the same. */
	readonly folders: Folders;
	/** Milliseconds since the epoch. */
	readonly now: number;
};

/** Where the cursor is in the list, and the first line of text that is shown. */
type At = {readonly cursor: number; readonly scroll: number};

/** What became of a fix. `pending`: it is being looked at again. */
export type Cure = 'pending' | 'cured' | 'left' | 'failed' | 'unknown';

export type ResultScreen = {
	readonly kind: 'result';
	readonly finding: Finding;
	readonly fix: Fix;
	readonly cure: Cure;
	/** The journal's id of what was changed. */
	readonly id?: string;
	/** What went wrong, or what is not proved. */
	readonly detail?: string;
	/** It did not help: it is being taken back under this token. */
	readonly undoing?: number;
};

export type ScreenBody =
	| {readonly kind: 'home'}
	| {readonly kind: 'consent'; readonly consent: Consent; readonly rest: readonly Consent[]; readonly isAfter: boolean}
	| {readonly kind: 'question'; readonly question: Question}
	| {readonly kind: 'checklist'; readonly filter: string; readonly isFiltering: boolean; readonly isTouched: boolean}
	| {readonly kind: 'check'; readonly id: string}
	| {readonly kind: 'finding'; readonly finding: Finding}
	| {readonly kind: 'ladder'}
	| {
			readonly kind: 'preview';
			readonly finding: Finding;
			readonly fix: Fix;
			readonly token: number;
			readonly previews: readonly Preview[] | undefined;
			/** What was typed to confirm a careful fix; undefined until Apply was chosen. */
			readonly typed: string | undefined;
	  }
	| {
			readonly kind: 'applying';
			readonly finding: Finding;
			readonly fix: Fix;
			/** The program that has the terminal. */
			readonly running: string | undefined;
	  }
	| ResultScreen
	| {readonly kind: 'summary'}
	| {
			readonly kind: 'explain';
			readonly token: number;
			readonly text: string;
			/** undefined: not asked yet, or the text was changed since. */
			readonly found: readonly Explanation[] | undefined;
	  }
	| {readonly kind: 'cause'; readonly id: string}
	| {readonly kind: 'history'; readonly entries: readonly JournalEntry[] | undefined}
	| {
			readonly kind: 'undo';
			readonly token: number;
			readonly entry: JournalEntry;
			readonly result: UndoResult | undefined;
			readonly isBusy: boolean;
	  }
	| {readonly kind: 'status-codes'}
	| {readonly kind: 'status-code'; readonly status: number}
	| {
			readonly kind: 'waiting';
			readonly token: number;
			/** Milliseconds since the epoch; 0 until the first tick. */
			readonly since: number;
			readonly now: number;
			/** How many of the planned tries were made. */
			readonly tries: number;
			readonly isTrying: boolean;
	  }
	| {readonly kind: 'prevention'}
	| {readonly kind: 'help'};

export type Screen = At & ScreenBody;
export type ScreenKind = Screen['kind'];
export type ScreenOf<Kind extends ScreenKind> = Extract<Screen, {readonly kind: Kind}>;

/** A line of the checklist. */
export type Line = {
	readonly id: string;
	readonly title: string;
	readonly state: 'waiting' | 'running' | Outcome;
	readonly milliseconds: number | undefined;
	readonly because: string | null;
	readonly findings: readonly Finding[];
};

/** A diagnosis as it goes. */
export type Run = {
	/** Events of older runs are dropped. */
	readonly number: number;
	readonly isRunning: boolean;
	readonly lines: readonly Line[];
	/** Why it could not be completed. */
	readonly problem?: string;
};

export type Paste = {readonly text: string; readonly command: string};

/** What is under way on the machine: its answer is awaited even if the person has left the screen. */
export type Work = {
	readonly token: number;
	readonly finding: Finding;
	readonly fix: Fix;
	readonly id?: string;
	/** Programs that still want the terminal. */
	readonly programs: readonly {readonly program: string; readonly args: readonly string[]}[];
	readonly detail?: string;
	/** The run that looks again. */
	readonly run?: number;
};

export type State = {
	readonly options: SessionOptions;
	readonly screen: Screen;
	/** Where Esc leads, the nearest last. */
	readonly trail: readonly Screen[];
	readonly remembered: Remembered;
	/** Answers of this session, "not now" among them. */
	readonly consents: Readonly<Partial<Record<Consent, boolean>>>;
	readonly purpose: Purpose;
	readonly run: Run;
	readonly diagnosis: Diagnosis | undefined;
	/** What the summary compares with: the last diagnosis of this purpose before this session, else the first one of it. */
	readonly before: LastDiagnosis | undefined;
	readonly work: Work | undefined;
	/** What the person still has to paste in open shells. */
	readonly pastes: readonly Paste[];
	/** Causes that were cured in this session. */
	readonly cured: readonly string[];
	/** One line under the screen: "Copied." */
	readonly note: string | undefined;
	/** Grows with every effect that is answered: an answer to an older one is dropped. */
	readonly token: number;
	/** Set when the session is over: the exit code. */
	readonly left: number | undefined;
};

export const nothingRemembered: Remembered = {consents: {}, answers: {}, prevention: []};
