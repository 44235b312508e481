// Whether a fix has cured: one pure judgement for the session, for `fix` and for a replaced key; and what became of an earlier finding.
import {couldNotLook, type Finding, type Outcome, type Severity} from './check.js';
import type {Diagnosis} from './diagnosis.js';
import type {Purpose} from './evidence.js';
import type {Change, Fix} from './fix.js';
import type {Site} from './place.js';
import type {Sent} from './request.js';

/** `unproved`: it was changed, and what would show the cure couldn't be looked at. `worse`: something is broken that worked. */
export type Judgement = {
	readonly kind: 'cured' | 'left' | 'unproved' | 'worse';
	/** Why, as the end of a sentence; undefined: cured. */
	readonly detail?: string;
};

/** What a cure came to; the session and `fix` only say it. */
export type CureResult =
	/** `after`: the diagnosis of a terminal that is opened now. `id`: of the change, for undo; undefined: only a person or a program did something. */
	| {
			readonly kind: 'cured' | 'unproved';
			readonly id: string | undefined;
			readonly left: readonly Change[];
			readonly after: Diagnosis;
			readonly detail?: string;
	  }
	/** Only a person can do it, and nothing was changed. */
	| {readonly kind: 'by-hand'; readonly left: readonly Change[]}
	/** It didn't help, or couldn't be done; everything is as it was, unless `isRolledBack` is false. */
	| {readonly kind: 'failed'; readonly detail: string; readonly isRolledBack: boolean; readonly after?: Diagnosis};

/** As much of a finding as it takes to look for it again. */
export type Target = {
	readonly cause: string;
	readonly severity: Severity;
	readonly where: Site | undefined;
	/** Ids of the checks that found it. */
	readonly checks: readonly string[];
	readonly purpose: Purpose;
	/** The working folder. */
	readonly folder: string;
};

export type CureQuestion = {
	readonly finding: Finding;
	readonly fix: Fix;
	/** The diagnosis that found it. */
	readonly before: Diagnosis;
	readonly after: Diagnosis;
	/** The same, with what can't be proved assumed: a refusal that isn't asked for again is no cure. */
	readonly assumed: Diagnosis;
	/** Whether a cause is about the way to the server. */
	readonly isWay: (cause: string) => boolean;
};

/** Checks with these outcomes have looked; of the others nothing is known. */
const conclusive: ReadonlySet<Outcome> = new Set(['passed', 'noted', 'warned', 'failed', 'not-applicable']);

export function judgeCure(question: CureQuestion): Judgement {
	const {finding, before, after, assumed, isWay} = question;
	const target = targetOf(finding, before);
	// What is assumed is said of the credential that was refused, not of another one in its place.
	const second = isReplaced(target, before, assumed) ? [] : [assumed];
	const isAssumed = second.some((diagnosis) =>
		findingsAt(target, diagnosis).some(({detail}) => detail === finding.detail),
	);
	if (isAssumed || standing(target, after) === 'there') {
		return {kind: 'left', detail: 'the cause was still there after the change'};
	}
	const broken = newError(question);
	if (broken && isWay(broken.cause) && !isWay(finding.cause) && wasLookedFor(broken, before, after)) {
		return {kind: 'unproved', detail: 'the server could not be asked again'};
	}
	if (broken && worked(before)) {
		return {kind: 'worse', detail: `afterwards there was ${broken.cause}`};
	}
	const isLookedAt = (id: string): boolean =>
		[after, ...second].some((diagnosis) => isAbout(target, diagnosis) && looked(diagnosis, id));
	const unseen =
		isAbout(target, after) && isNoLongerSent(target, before, after)
			? undefined
			: target.checks.find((id) => !isLookedAt(id));
	const blind = unseen ?? wentBlind(before, after);
	return blind === undefined
		? {kind: 'cured'}
		: {kind: 'unproved', detail: `"${titleIn(after, blind)}" could not be looked at again`};
}

export function targetOf(finding: Finding, {purpose, folders, checks}: Diagnosis): Target {
	const {cause, severity} = finding;
	const [where] = finding.where;
	const isIt = (other: Finding): boolean => other.cause === cause && isSamePlace(other.where[0], where);
	return {
		cause,
		severity,
		where,
		checks: checks.filter(({findings}) => findings.some(isIt)).map(({id}) => id),
		purpose,
		folder: folders.cwd,
	};
}

/** Whether what was found is still there: for the same purpose and folder, by the checks that found it, at the same place. */
export function standing(target: Target, now: Diagnosis): 'there' | 'gone' | 'unseen' {
	if (!isAbout(target, now)) {
		return 'unseen';
	}
	if (findingsAt(target, now).length > 0) {
		return 'there';
	}
	return target.checks.length > 0 && target.checks.every((id) => looked(now, id)) ? 'gone' : 'unseen';
}

/** Whether this shell lacks the variable that an earlier finding was about, and so can't tell: in others it may still be set. */
export function isOutOfSight(
	variable: string | undefined,
	ladder: readonly {readonly source: string; readonly state: string}[],
): boolean {
	return ladder.some(({source, state}) => source === variable && state === 'absent');
}

/** As the checks found it: a ranking may have folded it under something else. */
function findingsAt({cause, severity, where}: Target, {checks}: Diagnosis): readonly Finding[] {
	return checks
		.flatMap(({findings}) => findings)
		.filter(
			(other) =>
				other.cause === cause &&
				(other.severity !== 'note' || severity === 'note') &&
				isSamePlace(other.where[0], where),
		);
}

function sentFrom(where: Site | undefined, {requests}: Diagnosis): readonly Sent[] {
	return Object.values(requests)
		.flatMap((request) => [request?.xApiKey, request?.bearer])
		.filter((sent): sent is Sent => sent !== undefined && sent !== null && isSamePlace(sent.site, where));
}

/** A refused credential that goes nowhere any more needs no answer. */
function isNoLongerSent({where}: Target, before: Diagnosis, after: Diagnosis): boolean {
	return sentFrom(where, before).length > 0 && sentFrom(where, after).length === 0;
}

function isReplaced({where}: Target, before: Diagnosis, now: Diagnosis): boolean {
	const was = sentFrom(where, before);
	const is = sentFrom(where, now);
	return (
		was.length > 0 &&
		is.length > 0 &&
		!is.some(({value}) => was.some((one) => one.value?.fingerprint === value?.fingerprint))
	);
}

/** Of another purpose or folder a diagnosis says nothing about it. */
function isAbout({purpose, folder}: Target, now: Diagnosis): boolean {
	return now.purpose === purpose && now.folders.cwd === folder;
}

function isSamePlace(one: Site | undefined, other: Site | undefined): boolean {
	return JSON.stringify(one) === JSON.stringify(other);
}

function looked({checks}: Diagnosis, id: string): boolean {
	return checks.some((check) => check.id === id && conclusive.has(check.outcome));
}

/** A check that had looked before the change and was cut off after it. */
function wentBlind(before: Diagnosis, after: Diagnosis): string | undefined {
	return after.checks.find(({id, outcome}) => couldNotLook.has(outcome) && looked(before, id))?.id;
}

function titleIn({checks}: Diagnosis, id: string): string {
	return checks.find((check) => check.id === id)?.title ?? id;
}

/** An unexpected error: neither there before, nor hidden by the cause, nor the known next step. */
function newError({finding, fix, before, after}: CureQuestion): Finding | undefined {
	const expected = new Set([
		...(fix.next ?? []),
		finding.cause,
		...(finding.leadsTo ?? []),
		...before.findings.map(({cause}) => cause),
	]);
	return after.findings.find(({cause, severity}) => severity === 'error' && !expected.has(cause));
}

/** If nothing would have been sent before, the connection wasn't tested: a fault in it now was hidden by the cause, not made by the fix. */
function wasLookedFor({cause}: Finding, before: Diagnosis, {checks}: Diagnosis): boolean {
	return checks.some(({id, findings}) => findings.some((one) => one.cause === cause) && looked(before, id));
}

/** What was hidden by the cause may show now; what worked before must not be lost. */
function worked({verdict, ladder}: Diagnosis): boolean {
	const sent = ladder.filter(({state, interactive}) => state === 'wins' || interactive === 'wins');
	return verdict === 'healthy' || (sent.length > 0 && sent.every(({proof}) => proof === 'accepted'));
}

/** What a cure is doing. */
export type CureStep = {readonly kind: 'running'; readonly program: string} | {readonly kind: 'looking'};
