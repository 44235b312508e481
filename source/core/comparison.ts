// What became of an earlier diagnosis: which of its findings are gone, which are still there, and what is new.
import {isOutOfSight} from './cure.js';
import {writePlace} from './place.js';
import type {Report, ReportFinding} from './report.js';

export type ComparedFinding = {readonly cause: string; readonly title: string; readonly where: ReportFinding['where']};

export type Comparison = {
	/** Of the earlier one; ISO 8601, UTC. */
	readonly at: string;
	readonly gone: readonly ComparedFinding[];
	readonly still: readonly ComparedFinding[];
	/** Not found again, and not all of it was looked at, or this shell lacks the variable that it was about: nothing is known of them. */
	readonly unseen: readonly ComparedFinding[];
	readonly new: readonly ComparedFinding[];
};

/** Errors and warnings. A finding is the same one at the same place of the same cause; its line may be another one by now. */
export function compare(before: Report, now: Report): Comparison {
	const [old, current] = [counting(before), counting(now)];
	const all = new Set(now.findings.map(keyOf));
	const missing = old.filter((finding) => !all.has(keyOf(finding)));
	const isSeen = now.environment === before.environment && isWhole(before, now);
	const gone = missing.filter((finding) => isSeen && !isOutOfSight(variableOf(finding, before), now.ladder));
	return {
		at: before.at,
		gone: gone.map(changeOf),
		still: old.filter((finding) => all.has(keyOf(finding))).map(changeOf),
		unseen: missing.filter((finding) => !gone.includes(finding)).map(changeOf),
		new: current.filter((finding) => !old.some((one) => keyOf(one) === keyOf(finding))).map(changeOf),
	};
}

function counting({findings}: Report): readonly ReportFinding[] {
	return findings.filter(({severity, ignored}) => severity !== 'note' && ignored === undefined);
}

const conclusive = ['passed', 'noted', 'warned', 'failed', 'not-applicable'];

/** A report doesn't say which check has found what: every one that found something then has looked again. */
function isWhole(before: Report, now: Report): boolean {
	const looked = new Set(now.checks.filter(({outcome}) => conclusive.includes(outcome)).map(({id}) => id));
	return before.checks.every(({id, outcome}) => !['failed', 'warned'].includes(outcome) || looked.has(id));
}

/** The variable that held the credential at the finding's place. */
function variableOf({where: [place]}: ReportFinding, {ladder}: Report): string | undefined {
	return ladder.find(
		({where, state}) => place && where && state !== 'absent' && writePlace(where) === writePlace(place),
	)?.source;
}

function keyOf({cause, where: [place]}: ReportFinding): string {
	return `${cause} ${place?.path ?? ''}`;
}

function changeOf({cause, title, where}: ReportFinding): ComparedFinding {
	return {cause, title, where};
}
