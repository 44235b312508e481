// Questions to a state that several screens ask: what is allowed, what is the root cause, what comes next.
import type {Catalogue, Cause} from '../cause.js';
import type {Finding, Outcome} from '../check.js';
import {isOutOfSight, standing, targetOf} from '../cure.js';
import type {Diagnosis} from '../diagnosis.js';
import type {Fix} from '../fix.js';
import {placeOf, writePlace} from '../place.js';
import {lookedOf, tickedOf} from '../prevention.js';
import {curlOf} from '../repeat.js';
import {answersOf} from './answers.js';
import type {ChecklistLine, LastDiagnosis, Paste, Remark, State} from './state.js';

export function causeIn({options}: State, id: string): Cause | undefined {
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
	return finding.title ?? causeIn(state, finding.cause)?.title ?? finding.cause;
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

const withFindings: ReadonlySet<ChecklistLine['state']> = new Set<Outcome>(['failed', 'warned', 'noted']);

/** What a line of the checklist says: what was found, else what is checked. "✘ No incident" would be read as its opposite. */
export function headlineOf(state: State, {title, state: outcome, findings}: ChecklistLine): string {
	const worst = ['error', 'warning', 'note'].flatMap((one) => findings.filter(({severity}) => severity === one));
	const [first, ...others] = withFindings.has(outcome) ? worst : [];
	return first ? titleOf(state, first) + (others.length === 0 ? '' : ` (and ${others.length} more)`) : title;
}

const order: Readonly<Record<ChecklistLine['state'], number>> = {
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

/** The checklist's lines that match: in the order of the plan while it runs, then what needs attention first. */
export function shownLines(state: State, filter: string): readonly ChecklistLine[] {
	const {run, diagnosis} = state;
	const wanted = filter.trim().toLowerCase();
	const lines = run.lines.filter((line) =>
		`${headlineOf(state, line)} ${line.title} ${line.id} ${line.state}`.toLowerCase().includes(wanted),
	);
	if (run.isRunning || !diagnosis) {
		return lines;
	}
	const holdsRoot = (line: ChecklistLine) =>
		line.findings.some(({cause, severity}) => cause === diagnosis.rootCause && severity === 'error') ? 0 : 1;
	return lines.toSorted((one, other) => holdsRoot(one) - holdsRoot(other) || order[one.state] - order[other.state]);
}

/** What is kept of a diagnosis for the next run of the program, and compared with it. */
export function lastOf(state: State, diagnosis: Diagnosis): LastDiagnosis {
	const {at, purpose, verdict, folders, ladder} = diagnosis;
	const remarks = diagnosis.findings
		.filter(({severity}) => severity !== 'note')
		.map((finding): Remark => {
			const [first] = finding.where;
			const variable = ladder.find(({site, value}) => value && JSON.stringify(site) === JSON.stringify(first))?.source;
			return {
				cause: finding.cause,
				severity: finding.severity,
				title: titleOf(state, finding),
				place: first ? writePlace(placeOf(first, folders)) : '',
				checks: targetOf(finding, diagnosis).checks,
				...(variable === undefined ? {} : {variable}),
			};
		});
	return {at, purpose, verdict, remarks, looked: lookedOf(diagnosis), folder: folders.cwd};
}

/** What became of an earlier finding, if it was looked at: for the same purpose and folder, at the same place. */
export function becameOf(remark: Remark, last: LastDiagnosis, now: Diagnosis): 'there' | 'gone' | 'unseen' {
	if (last.folder !== now.folders.cwd || last.purpose !== now.purpose) {
		return 'unseen';
	}
	const isIt = ({cause, where: [first]}: Finding) =>
		cause === remark.cause && (first ? writePlace(placeOf(first, now.folders)) : '') === remark.place;
	const found = now.checks.flatMap(({findings}) => findings).find(isIt);
	if (found) {
		return standing(targetOf(found, now), now);
	}
	const [path, line] = remark.place.split(':');
	const where = {kind: 'named', name: `${path}:${line}`} as const;
	const target = {...remark, where, purpose: last.purpose, folder: last.folder};
	return isOutOfSight(remark.variable, now.ladder) ? 'unseen' : standing(target, now);
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

/** contract.md, "Exit codes". */
export function exitCode(state: State): number {
	const {diagnosis, sides, done} = state;
	const isBroken = [diagnosis, ...sides.map((side) => side.diagnosis)].some(
		(one) =>
			one !== undefined &&
			answersOf(state).some((answer) => answer.diagnosis === one && answer.finding.severity === 'error'),
	);
	if (isBroken || diagnosis?.verdict === 'broken') {
		return 1;
	}
	const newest = done.at(-1);
	return newest ? (newest.kind === 'unproved' ? 3 : 0) : diagnosis?.verdict === 'unverified' ? 3 : 0;
}

/** Ids of the prevention list that are ticked: by the last diagnosis, or by the person. */
export function tickedHabits({options, remembered}: State): ReadonlySet<string> {
	return tickedOf(options.habits, remembered.prevention, remembered.last?.looked);
}
