// Questions to a state that several screens ask: what is allowed, what is the root cause, what comes next.
import type {Catalogue, Cause} from '../cause.js';
import type {Finding, Outcome} from '../check.js';
import type {Diagnosis} from '../diagnosis.js';
import {type Fix, needsPerson} from '../fix.js';
import {lookedOf, tickedOf} from '../prevention.js';
import {curlOf} from '../repeat.js';
import type {LastDiagnosis, Line, Paste, Remark, State} from './state.js';

export function causeOf({options}: State, id: string): Cause | undefined {
	return options.catalogue.find((cause) => cause.id === id);
}

/** The catalogue as ranking looks things up in it. */
export function catalogueOf({options}: State): Catalogue {
	return (id) => {
		const found = options.catalogue.find((cause) => cause.id === id);
		if (!found) {
			throw new TypeError(`the catalogue has no cause "${id}"`);
		}
		return found;
	};
}

/** The finding's own line, else the catalogue's, else the bare id. */
export function titleOf(state: State, finding: {readonly cause: string; readonly title?: string | undefined}): string {
	return finding.title ?? causeOf(state, finding.cause)?.title ?? finding.cause;
}

/** The root cause; while a first diagnosis runs, the first error that was found so far. */
export function rootFinding({diagnosis, run}: State): Finding | undefined {
	if (diagnosis) {
		const {rootCause, findings} = diagnosis;
		return rootCause === null ? undefined : findings.find(({cause}) => cause === rootCause);
	}
	return run.lines.flatMap(({findings}) => findings).find(({severity}) => severity === 'error');
}

/** Whether there is a diagnosis and nothing is being looked at. */
export function isSettled({diagnosis, run}: State): boolean {
	return diagnosis !== undefined && !run.isRunning;
}

/** The next thing to do: the first finding that is no mere note and not the one that is looked at. */
export function nextFinding({diagnosis}: State, current?: Finding): Finding | undefined {
	return diagnosis?.findings.find(
		({cause, severity}) => severity !== 'note' && (current === undefined || cause !== current.cause),
	);
}

const withFindings: ReadonlySet<Line['state']> = new Set<Outcome>(['failed', 'warned', 'noted']);

/** What a line of the checklist says: what was found, else what is checked. "✘ No incident" would be read as its opposite. */
export function headlineOf(state: State, {title, state: outcome, findings}: Line): string {
	const worst = ['error', 'warning', 'note'].flatMap((one) => findings.filter(({severity}) => severity === one));
	const [first, ...others] = withFindings.has(outcome) ? worst : [];
	return first ? titleOf(state, first) + (others.length === 0 ? '' : ` (and ${others.length} more)`) : title;
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
export function shownLines(state: State, filter: string): readonly Line[] {
	const {run, diagnosis} = state;
	const wanted = filter.trim().toLowerCase();
	const lines = run.lines.filter((line) =>
		`${headlineOf(state, line)} ${line.title} ${line.id} ${line.state}`.toLowerCase().includes(wanted),
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
