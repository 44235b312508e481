// What a session knows and shows: one value, drawn by ui/, changed by update alone.
import type {AppForm} from '../app/form.js';
import type {AreaId} from '../areas.js';
import type {Finding, Outcome} from '../check.js';
import type {Consent} from '../consent.js';
import type {Diagnosis} from '../diagnosis.js';
import type {Purpose} from '../evidence.js';
import type {LastDiagnosis, Remembered, SessionOptions} from './options.js';
import type {Screen} from './screen.js';

export type * from './options.js';
export type * from './screen.js';

/** A line of the checklist. */
export type ChecklistLine = {
	readonly id: string;
	readonly title: string;
	readonly area: AreaId;
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
	/** A check has ended since the last time this was asked. */
	readonly isMoving: boolean;
	readonly lines: readonly ChecklistLine[];
	/** The host that is asked just now. */
	readonly asking?: string | undefined;
	/** Why it could not be completed. */
	readonly problem?: string;
};

/** What is looked at besides: the code and the apps of this folder. */
export type Side = {
	readonly purpose: Purpose;
	/** 0: it hasn't begun. */
	readonly number: number;
	readonly isRunning: boolean;
	readonly diagnosis: Diagnosis | undefined;
};

export type Paste = {readonly text: string; readonly command: string};

/** Something that was changed in this session. */
export type Done = {
	readonly cause: string;
	readonly title: string;
	/** Where it was, as people write it. */
	readonly place: string;
	readonly kind: 'cured' | 'unproved';
	/** Of the change, for undo. */
	readonly id: string | undefined;
	/** What is to be done next, should it not be proved. */
	readonly detail?: string;
};

export type State = {
	readonly options: SessionOptions;
	readonly screen: Screen;
	/** Where Esc leads, the nearest last. */
	readonly trail: readonly Screen[];
	readonly remembered: Remembered;
	/** What was allowed or taken back in this session. */
	readonly consents: Readonly<Partial<Record<Consent, boolean>>>;
	readonly purpose: Purpose;
	/** What was entered for an app whose settings can't be read: that is what is looked at. */
	readonly form: AppForm | undefined;
	readonly run: Run;
	readonly diagnosis: Diagnosis | undefined;
	readonly sides: readonly Side[];
	/** Diagnoses before this session, the newest first. */
	readonly past: readonly LastDiagnosis[];
	/** Findings that the person doesn't want to see to now, by answers.ts's keyOf. */
	readonly putOff: readonly string[];
	/** A change is under way under this token: its answer is awaited even if the person has left the screen. */
	readonly work: number | undefined;
	/** What the person still has to paste in open shells. */
	readonly pastes: readonly Paste[];
	/** The newest last. */
	readonly done: readonly Done[];
	/** One line under the screen: "Copied." */
	readonly note: string | undefined;
	/** Grows with every effect that is answered: an answer to an older one is dropped. */
	readonly token: number;
	/** Set when the session is over: the exit code. */
	readonly left: number | undefined;
};
