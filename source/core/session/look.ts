// Questions to a state that several screens ask: what is allowed, what is the root cause, what comes next.
import type {Cause} from '../cause.js';
import type {Finding, Outcome} from '../check.js';
import {type Consent, consents} from '../consent.js';
import type {Diagnosis} from '../diagnosis.js';
import {type Fix, needsPerson} from '../fix.js';
import {lookedOf, tickedOf} from '../prevention.js';
import {curlOf} from '../repeat.js';
import type {LastDiagnosis, Line, Paste, Remark, ScreenOf, State} from './state.js';
import {tryEvery} from './texts.js';

export function causeOf({options}: State, id: string): Cause | undefined {
	return options.catalogue.find((cause) => cause.id === id);
}

/** The finding's own line, else the catalogue's, else the bare id. */
export function titleOf(state: State, finding: Pick<Finding, 'cause' | 'title'>): string {
	return finding.title ?? causeOf(state, finding.cause)?.title ?? finding.cause;
}

/** Whether a consent was answered: by an option, in this session, or once and for all. */
export function answerTo({options, consents: session, remembered}: State, consent: Consent): boolean | undefined {
	const kept = remembered.consents[consent];
	return options.given[consent] ?? session[consent] ?? (kept === undefined ? undefined : kept === 'yes');
}

export function allowed(state: State): ReadonlySet<Consent> {
	return new Set(consents.filter((consent) => answerTo(state, consent) === true));
}

/** Consents that have no answer yet, in this order. */
export function unanswered(state: State, wanted: readonly Consent[]): readonly Consent[] {
	return wanted.filter((consent) => answerTo(state, consent) === undefined);
}

/** Consents that would prove more and that can be asked for: not what an option has decided, nor Claude Code while the sign-in is locked. */
export function askable({options}: State, diagnosis: Diagnosis): readonly Consent[] {
	return diagnosis.wanted.filter(
		(consent) => options.given[consent] === undefined && !(consent === 'claude' && isLocked(diagnosis)),
	);
}

/** Whether a prompt through Claude Code has to wait: another process may be renewing the sign-in, and a renewal works once. */
export function isLocked({wanted, signIn}: Diagnosis): boolean {
	return wanted.includes('claude') && signIn?.isLocked === true;
}

/** The root cause; while a first diagnosis runs, the first error that was found so far. */
export function rootFinding({diagnosis, run}: State): Finding | undefined {
	if (diagnosis) {
		const {rootCause, findings} = diagnosis;
		return rootCause === null ? undefined : findings.find(({cause}) => cause === rootCause);
	}
	return run.lines.flatMap(({findings}) => findings).find(({severity}) => severity === 'error');
}

/** The next thing to do: the first finding that is no mere note and not the one that is looked at. */
export function nextFinding({diagnosis}: State, current?: Finding): Finding | undefined {
	return diagnosis?.findings.find(
		({cause, severity}) => severity !== 'note' && (current === undefined || cause !== current.cause),
	);
}

const order: Readonly<Record<Line['state'], number>> = {
	failed: 0,
	crashed: 1,
	'timed-out': 2,
	warned: 3,
	unverified: 4,
	running: 5,
	waiting: 6,
	noted: 7,
	skipped: 8,
	passed: 9,
	'not-applicable': 10,
};

/** The checklist's lines as they are shown: in the order of the plan while it runs, then what needs attention first. */
export function shownLines({run, diagnosis}: State, filter: string): readonly Line[] {
	const wanted = filter.trim().toLowerCase();
	const lines = run.lines.filter(
		({id, title, state}) => wanted === '' || `${title} ${id} ${state}`.toLowerCase().includes(wanted),
	);
	if (run.isRunning || !diagnosis) {
		return lines;
	}
	const holdsRoot = (line: Line) =>
		line.findings.some(({cause, severity}) => cause === diagnosis.rootCause && severity === 'error') ? 0 : 1;
	return lines.toSorted((one, other) => holdsRoot(one) - holdsRoot(other) || order[one.state] - order[other.state]);
}

const unsettled: ReadonlySet<Line['state']> = new Set<Outcome>([
	'failed',
	'warned',
	'unverified',
	'crashed',
	'timed-out',
]);

/** The checks that `r` runs again; all of them if none failed. */
export function toRunAgain({run}: State): readonly string[] {
	return run.lines.filter(({state}) => unsettled.has(state)).map(({id}) => id);
}

export function lastOf(state: State, diagnosis: Diagnosis): LastDiagnosis {
	const remarks: readonly Remark[] = diagnosis.findings
		.filter(({severity}) => severity !== 'note')
		.map((finding) => ({cause: finding.cause, severity: finding.severity, title: titleOf(state, finding)}));
	const {at, purpose, verdict} = diagnosis;
	return {at, purpose, verdict, remarks, looked: lookedOf(diagnosis)};
}

export type Comparison = {
	readonly cured: readonly Remark[];
	readonly still: readonly Remark[];
	readonly fresh: readonly Remark[];
};

/** What the newest diagnosis says against the one before. */
export function compare(before: LastDiagnosis | undefined, now: LastDiagnosis): Comparison {
	const was = new Set(before?.remarks.map(({cause}) => cause));
	const is = new Set(now.remarks.map(({cause}) => cause));
	return {
		cured: (before?.remarks ?? []).filter(({cause}) => !is.has(cause)),
		still: now.remarks.filter(({cause}) => was.has(cause)),
		fresh: now.remarks.filter(({cause}) => !was.has(cause)),
	};
}

/** What a fix leaves for the person to paste. */
export function pastesOf({changes}: Fix): readonly Paste[] {
	return changes.flatMap((change) =>
		change.kind === 'tell' && change.command !== undefined ? [{text: change.text, command: change.command}] : [],
	);
}

/** A command that asks the server the same by hand, where a finding is about its answer. */
export function repeatOf({diagnosis, form}: State, {evidence = [], where}: Finding): string | undefined {
	const places = where.map((site) => JSON.stringify(site));
	const request = Object.values(diagnosis?.requests ?? {}).find((one) => {
		const sent = one?.xApiKey ?? one?.bearer;
		return sent && places.includes(JSON.stringify(sent.site));
	});
	return diagnosis && request && !form && evidence.some(({label}) => label === 'server')
		? curlOf(request, diagnosis.machine)
		: undefined;
}

/** Whether only a person can do all of it: nothing to apply, nothing to run. */
export function isByHand({changes}: Fix): boolean {
	return changes.every((change) => needsPerson(change) && change.kind !== 'run');
}

/** contract.md, "Exit codes". */
export function exitCode({diagnosis}: State): number {
	switch (diagnosis?.verdict) {
		case 'broken':
			return 1;
		case 'unverified':
			return 3;
		default:
			return 0;
	}
}

/** Ids of the prevention list that are ticked: by the last diagnosis, or by the person. */
export function ticked({options, remembered}: State): ReadonlySet<string> {
	return tickedOf(options.habits, remembered.prevention, remembered.last?.looked);
}

/** When the waiting screen may ask the server again: not within 15 minutes of the last time, and not before the server allows. */
export function nextTry({diagnosis}: State, {tried}: ScreenOf<'waiting'>): number {
	return Math.max(tried, diagnosis?.at ?? 0, allowedAgain(diagnosis) - tryEvery) + tryEvery;
}

/** When the server, by its retry-after, wants to be asked again at the earliest; 0: it said nothing. */
export function allowedAgain(diagnosis: Diagnosis | undefined): number {
	return diagnosis?.retryAfter === undefined ? 0 : diagnosis.at + diagnosis.retryAfter * 1000;
}

/** The harmless answer is preselected: "Not now", or "Yes" to what `check` does without asking. */
export function firstAnswer(consent: Consent): number {
	return consent === 'network' ? 0 : 2;
}
