// What a session starts with, and what is kept from one run of the program to the next.

import type {FormApp} from '../app/form.js';
import type {Cause} from '../cause.js';
import type {CauseId} from '../cause-id.js';
import type {Severity} from '../check.js';
import type {Consent} from '../consent.js';
import type {Verdict} from '../diagnosis.js';
import type {Purpose} from '../evidence.js';
import type {Folders} from '../place.js';
import type {Habit, Looked} from '../prevention.js';

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
	/** What it shows of the prevention list. */
	readonly looked: Looked;
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

/** A cause that a pasted message may stand for. */
export type Explanation = {readonly cause: CauseId; readonly title: string; readonly why?: string};

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
	/** Said where the session begins: what an interrupted run has left, and what became of it. */
	readonly notice?: string;
	readonly remembered: Remembered;
	readonly catalogue: readonly Cause[];
	readonly habits: readonly Habit[];
	readonly statusCodes: readonly StatusCode[];
	/** Apps whose settings can't be read, and the forms of any other one. */
	readonly apps: {readonly named: readonly FormApp[]; readonly other: readonly FormApp[]};
	/** Answers of `--allow` and `--deny`: never asked, never remembered. */
	readonly given: Readonly<Partial<Record<Consent, boolean>>>;
	/** Consents that the checks of a purpose need, in the order in which they are asked. */
	readonly planned: Readonly<Record<Purpose, readonly Consent[]>>;
	/** Goes straight to the diagnosis: `--for`. */
	readonly purpose?: Purpose;
	/** For writing places before a diagnosis says the same. */
	readonly folders: Folders;
	/** Whether there is a shell that goes on with a program that has stopped. */
	readonly canSuspend: boolean;
	/** Milliseconds since the epoch. */
	readonly now: number;
};

export const nothingRemembered: Remembered = {consents: {}, answers: {}, prevention: []};
