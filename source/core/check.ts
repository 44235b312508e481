// Checks judge evidence: each names what it needs, and its `judge` is a pure function of that.
import type {AreaId} from './areas.js';
import type {CauseId} from './cause-id.js';
import type {Consent} from './consent.js';
import type {Probe, Purpose} from './evidence.js';
import type {Fix} from './fix.js';
import type {Platform} from './host.js';
import type {Folders, Site} from './place.js';

export type Severity = 'error' | 'warning' | 'note';

export type Finding = {
	readonly cause: CauseId;
	readonly severity: Severity;
	/** One line about this machine; the catalogue's title if left out. */
	readonly title?: string;
	/** A few sentences about this machine, without secrets. */
	readonly detail: string;
	/** Most important first. */
	readonly where: readonly Site[];
	readonly evidence?: readonly {readonly label: string; readonly value: string}[];
	/** Causes that this one follows from, should they be found too. */
	readonly because?: readonly CauseId[];
	/** Causes that follow from this one, should they be found too. */
	readonly leadsTo?: readonly CauseId[];
	readonly fixes: readonly Fix[];
	/** It is known and doesn't count for the verdict; the last day, as 2027-01-31. */
	readonly ignored?: {readonly until: string; readonly reason: string};
};

/** A need that may have nothing: the check then gets undefined, and runs anyway. */
export type Optional<T> = {readonly optional: Probe<T>};

export type Needs = Readonly<Record<string, Probe<unknown> | Optional<unknown>>>;

export type FactsOf<N extends Needs> = {
	readonly [Name in keyof N]: N[Name] extends Optional<infer T>
		? T | undefined
		: N[Name] extends Probe<infer T>
			? T
			: never;
};

export type JudgeContext = {
	readonly purpose: Purpose;
	readonly platform: Platform;
	readonly folders: Folders;
	/** Milliseconds since the epoch. */
	readonly now: number;
	readonly isAllowed: (consent: Consent) => boolean;
};

export type Check<N extends Needs = Needs> = {
	readonly id: string;
	/** What is checked, as a line of the list: "The stored sign-in". */
	readonly title: string;
	/** Under which heading of the checklist it stands. */
	readonly area: AreaId;
	/** Its place in the checklist: smaller ones come first. */
	readonly order: number;
	/** `form`: also of what was entered for an app. */
	readonly for: readonly (Purpose | 'form')[];
	readonly needs: N;
	/** Why it can't apply here at all (another platform…), or undefined. */
	readonly unless?: (facts: FactsOf<N>, context: JudgeContext) => string | undefined;
	judge(facts: FactsOf<N>, context: JudgeContext): readonly Finding[];
	/** Why finding nothing says nothing. undefined: it is good news. What wasn't tested gets no tick. */
	untested?(facts: FactsOf<N>, context: JudgeContext): Untested | undefined;
};

/** No server was asked; or it was tried and failed, which counts beside notes too. */
export type Untested = string | {readonly failed: string};

/** Any check, its types folded away. */
export type AnyCheck = Omit<Check, 'judge' | 'unless' | 'untested'> & {
	unless?(facts: never, context: JudgeContext): string | undefined;
	untested?(facts: never, context: JudgeContext): Untested | undefined;
	judge(facts: never, context: JudgeContext): readonly Finding[];
};

export function defineCheck<const N extends Needs>(check: Check<N>): Check<N> {
	return check;
}

export function optional<T>(probe: Probe<T>): Optional<T> {
	return {optional: probe};
}

export type Outcome =
	| 'passed'
	| 'noted'
	| 'warned'
	| 'failed'
	| 'unverified'
	| 'skipped'
	| 'not-applicable'
	| 'crashed'
	| 'timed-out';

/** They tried to look and couldn't. `skipped` isn't among them: nothing was to be asked. */
export const couldNotLook: ReadonlySet<Outcome> = new Set(['unverified', 'timed-out', 'crashed']);

export type CheckResult = {
	readonly id: string;
	readonly title: string;
	readonly area: AreaId;
	readonly outcome: Outcome;
	readonly milliseconds: number;
	/** Why it was skipped, crashed, …; null where the outcome says it all. */
	readonly because: string | null;
	readonly findings: readonly Finding[];
};
