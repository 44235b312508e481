// What a session knows and shows: one value, drawn by ui/, changed by update alone.
import type {AppForm} from '../app/form.js';
import type {Finding, Outcome} from '../check.js';
import type {Consent} from '../consent.js';
import type {Diagnosis} from '../diagnosis.js';
import type {Purpose} from '../evidence.js';
import type {Fix} from '../fix.js';
import type {LastDiagnosis, Remembered, SessionOptions} from './options.js';
import type {Screen} from './screen.js';

export type * from './options.js';
export type * from './screen.js';

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
	/** Questions that were left unanswered in this session: they are not asked again in it. */
	readonly unsaid: readonly string[];
	readonly purpose: Purpose;
	/** What was entered for an app whose settings can't be read: that is what is looked at. */
	readonly form: AppForm | undefined;
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
