// Diagnoses that are kept: the last report whole, a few before it in short. Read back with care: the file may be of another version, or edited by hand.
import type {Severity} from '../core/check.js';
import type {Verdict} from '../core/diagnosis.js';
import type {Purpose} from '../core/evidence.js';
import {lookedOf} from '../core/prevention.js';
import type {Report} from '../core/report.js';
import {oneLine} from '../core/scrub.js';
import type {LastDiagnosis, Remark} from '../core/session.js';
import type {Memory} from '../host/memory.js';

export const reportKey = 'lastReport';
const folderKey = 'lastFolder';
const pastKey = 'pastReports';

/** So many are kept besides the last one. */
const mostPast = 12;

const purposes: readonly Purpose[] = ['claude-code', 'api', 'app'];
const severities: readonly Severity[] = ['error', 'warning', 'note'];
const verdicts: readonly Verdict[] = ['healthy', 'broken', 'unverified'];

/** The last one, of the report that `last` shows. */
export function readLast(memory: Pick<Memory, 'get'>): LastDiagnosis | undefined {
	return readReport(memory.get(reportKey), recordOf(memory.get(folderKey)));
}

/** Those before it, the newest first. */
export function readPast(memory: Pick<Memory, 'get'>): readonly LastDiagnosis[] {
	const kept = memory.get(pastKey);
	return (Array.isArray(kept) ? kept : []).flatMap((one) => {
		const {report, ...folder} = recordOf(one);
		const read = readReport(report, folder);
		return read ? [read] : [];
	});
}

/** Where the last one was made; undefined: that wasn't kept. */
export function lastFolder(memory: Pick<Memory, 'get'>): string | undefined {
	const {folder} = recordOf(memory.get(folderKey));
	return typeof folder === 'string' ? folder : undefined;
}

/** Kept for `last` and for comparison. What is as it was the last time takes its place; else that joins those before it. */
export function keepReport(memory: Memory, report: Report, folder: string): void {
	const [before, kept] = [recordOf(memory.get(reportKey)), recordOf(memory.get(folderKey))];
	// A report doesn't name its folder, and what was found in another one says nothing about this one.
	const now = {at: report.at, folder};
	if (before.at !== undefined && contentOf(before, kept.folder) !== contentOf({...report}, folder)) {
		const past = memory.get(pastKey);
		const entry = {report: inShort(before), ...kept};
		memory.set(pastKey, [entry, ...(Array.isArray(past) ? past : [])].slice(0, mostPast));
	}
	memory.set(reportKey, report);
	memory.set(folderKey, now);
}

/** What the session shows of it, and compares. */
function inShort({at, environment, verdict, findings, checks, ladder}: Readonly<Record<string, unknown>>) {
	const list = (value: unknown) => (Array.isArray(value) ? value : []).map(recordOf);
	return {
		at,
		environment,
		verdict,
		findings: list(findings).flatMap(({cause, severity, title, where}) =>
			severity === 'note' ? [] : [{cause, severity, title, where}],
		),
		checks: list(checks).flatMap(({id, outcome}) =>
			outcome === 'failed' || outcome === 'warned' ? [{id, outcome}] : [],
		),
		ladder: list(ladder).flatMap(({source, where}) => (where ? [{source, where}] : [])),
	};
}

function contentOf(report: Readonly<Record<string, unknown>>, folder: unknown): string {
	const {environment, verdict, findings} = inShort(report);
	return JSON.stringify([environment, verdict, findings, folder]);
}

function readReport(value: unknown, kept: Readonly<Record<string, unknown>>): LastDiagnosis | undefined {
	const {at, environment, verdict, findings, checks, ladder} = recordOf(value) as Partial<
		Record<keyof Report, unknown>
	>;
	const time = typeof at === 'string' ? Date.parse(at) : Number.NaN;
	const purpose = purposes.find((one) => one === environment);
	const known = verdicts.find((one) => one === verdict);
	if (Number.isNaN(time) || !purpose || !known || !Array.isArray(findings)) {
		return undefined;
	}
	const folder = kept.at === at && typeof kept.folder === 'string' ? {folder: kept.folder} : {};
	const remarks = findings.map(recordOf).flatMap((finding) => readRemark(finding, checks, ladder));
	return {at: time, purpose, verdict: known, remarks, looked: readLooked(findings, checks), ...folder};
}

function readRemark(
	{cause, severity, title, where}: Readonly<Record<string, unknown>>,
	checks: unknown,
	ladder: unknown,
): readonly Remark[] {
	if (typeof cause !== 'string' || typeof title !== 'string' || (severity !== 'error' && severity !== 'warning')) {
		return [];
	}
	const place = readPlace(Array.isArray(where) ? where[0] : undefined);
	const rung = (Array.isArray(ladder) ? ladder : [])
		.map(recordOf)
		.find((one) => place !== '' && readPlace(one.where) === place);
	// A report doesn't say which check has found what: those that found something it could be have to look again.
	const finders = (Array.isArray(checks) ? checks : [])
		.map(recordOf)
		.flatMap(({id, outcome}) => (typeof id === 'string' && (outcome === 'failed' || outcome === 'warned') ? [id] : []));
	return [
		{
			cause,
			severity,
			title: oneLine(title, 120),
			place,
			checks: finders,
			...(typeof rung?.source === 'string' ? {variable: rung.source} : {}),
		},
	];
}

function readPlace(value: unknown): string {
	const {path, line} = recordOf(value);
	return typeof path !== 'string' ? '' : oneLine(typeof line === 'number' ? `${path}:${line}` : path, 200);
}

function readLooked(findings: readonly unknown[], checks: unknown): LastDiagnosis['looked'] {
	return lookedOf({
		checks: (Array.isArray(checks) ? checks : [])
			.map(recordOf)
			.flatMap(({id, outcome}) => (typeof id === 'string' && typeof outcome === 'string' ? [{id, outcome}] : [])),
		findings: findings.map(recordOf).flatMap(({cause, severity, fixes}) => {
			const known = severities.find((one) => one === severity);
			return typeof cause === 'string' && known
				? [{cause, severity: known, fixes: Array.isArray(fixes) ? fixes : []}]
				: [];
		}),
	});
}

export function recordOf(value: unknown): Readonly<Record<string, unknown>> {
	return typeof value === 'object' && value !== null && !Array.isArray(value) ? {...value} : {};
}
