// What the session remembers between runs, read back with care: the file may be of another version, or somebody's edit.
import type {Severity} from '../core/check.js';
import {type Consent, consents} from '../core/consent.js';
import type {Verdict} from '../core/diagnosis.js';
import type {Purpose} from '../core/evidence.js';
import {lookedOf} from '../core/prevention.js';
import type {Report} from '../core/report.js';
import {oneLine} from '../core/scrub.js';
import type {Cured, LastDiagnosis, Remark, Remembered} from '../core/session.js';
import type {Memory} from '../host/memory.js';
import {folderName} from './reports.js';

export const sessionKey = 'session';

const purposes: readonly Purpose[] = ['claude-code', 'api', 'app'];
const severities: readonly Severity[] = ['error', 'warning', 'note'];
const verdicts: readonly Verdict[] = ['healthy', 'broken', 'unverified'];

export function readRemembered(memory: Pick<Memory, 'get'>): Remembered {
	const kept = recordOf(memory.get(sessionKey));
	const last = readLast(memory.get('lastReport'), recordOf(memory.get(folderName)));
	return {
		consents: readConsents(recordOf(kept.consents)),
		answers: Object.fromEntries(
			Object.entries(recordOf(kept.answers)).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
		),
		prevention: Array.isArray(kept.prevention) ? kept.prevention.filter((id) => typeof id === 'string') : [],
		cures: readCures(kept.cures),
		...(last ? {last} : {}),
	};
}

function readConsents(kept: Readonly<Record<string, unknown>>): Remembered['consents'] {
	return Object.fromEntries(
		consents.flatMap((consent): readonly (readonly [Consent, 'yes' | 'no'])[] => {
			const answer = kept[consent];
			return answer === 'yes' || answer === 'no' ? [[consent, answer]] : [];
		}),
	);
}

function readCures(kept: unknown): readonly Cured[] {
	return (Array.isArray(kept) ? kept : [])
		.map(recordOf)
		.flatMap(({cause, title, place, at}) =>
			typeof cause === 'string' && typeof title === 'string' && typeof place === 'string' && typeof at === 'number'
				? [{cause, title: oneLine(title, 120), place: oneLine(place, 200), at}]
				: [],
		);
}

/** Of the report that `last` shows. */
function readLast(value: unknown, kept: Readonly<Record<string, unknown>>): LastDiagnosis | undefined {
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

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
	return typeof value === 'object' && value !== null && !Array.isArray(value) ? {...value} : {};
}
