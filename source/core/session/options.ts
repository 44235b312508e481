// What a session starts with, and what is kept from one run of the program to the next.

import type {FormApp} from '../app/form.js';
import type {Cause} from '../cause.js';
import type {CauseId} from '../cause-id.js';
import type {Severity} from '../check.js';
import type {Consent} from '../consent.js';
import type {Verdict} from '../diagnosis.js';
import type {Purpose} from '../evidence.js';
import type {Folders} from '../place.js';
import type {Habit, PreventionFacts} from '../prevention.js';

/** As much of a finding as is kept from one run of the program to the next. */
export type Remark = {
	readonly cause: string;
	readonly severity: Severity;
	readonly title: string;
	/** As people write it: "~/.zshrc:3". */
	readonly place: string;
	/** Ids of the checks that found it. */
	readonly checks: readonly string[];
	/** The variable that held the credential, if one did. */
	readonly variable?: string;
};

/** Something that claude-fix has cured, in an earlier run too. */
export type Cured = {readonly cause: string; readonly title: string; readonly place: string; readonly at: number};

export type LastDiagnosis = {
	/** Milliseconds since the epoch. */
	readonly at: number;
	readonly purpose: Purpose;
	readonly verdict: Verdict;
	/** The root cause first. */
	readonly remarks: readonly Remark[];
	/** The working folder; undefined: that wasn't kept. */
	readonly folder?: string;
	/** What it shows of the prevention list. */
	readonly looked: PreventionFacts;
};

/** So many cures are kept. */
const mostCures = 10;

/** With one more. */
export function withCure(cures: readonly Cured[], cured: Cured): readonly Cured[] {
	return [cured, ...cures].slice(0, mostCures);
}

/** What is kept from one run of the program to the next. */
export type Remembered = {
	readonly consents: Readonly<Partial<Record<Consent, 'yes' | 'no'>>>;
	/** What the person said that can't be seen, by the id of the question. */
	readonly answers: Readonly<Record<string, string>>;
	/** Ids of the prevention list that were ticked off. */
	readonly prevention: readonly string[];
	/** The newest first. */
	readonly cures: readonly Cured[];
	readonly last?: LastDiagnosis;
	/** Older ones, the newest first. */
	readonly past: readonly LastDiagnosis[];
};

/** A cause that a pasted message may stand for. `told`: what was seen, what it means and what to do first, where it is the most likely. */
export type Explanation = {
	readonly cause: CauseId;
	readonly title: string;
	readonly why?: string;
	readonly told?: readonly string[];
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
	/** `--for`: only that is looked at. */
	readonly purpose?: Purpose;
	/** For writing places before a diagnosis says the same. */
	readonly folders: Folders;
	/** Whether there is a shell that goes on with a program that has stopped. */
	readonly canSuspend: boolean;
	/** Milliseconds since the epoch. */
	readonly now: number;
};

export const nothingRemembered: Remembered = {consents: {}, answers: {}, prevention: [], cures: [], past: []};

import type {StatusCode} from '../status-code.js';
