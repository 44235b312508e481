// What the session remembers between runs, read back with care: the file may be of another version, or somebody's edit.
import type {Severity} from '../core/check.js';
import {type Consent, consents} from '../core/consent.js';
import type {Verdict} from '../core/diagnosis.js';
import type {Purpose} from '../core/evidence.js';
import {lookedOf} from '../core/prevention.js';
import type {Report} from '../core/report.js';
import {oneLine} from '../core/scrub.js';
import type {LastDiagnosis, Remembered, Subject} from '../core/session.js';
import type {Memory} from '../host/memory.js';

export const sessionKey = 'session';

const subjects: readonly Subject[] = ['claude-code', 'api', 'app', 'unsure'];
const severities: readonly Severity[] = ['error', 'warning', 'note'];
const verdicts: readonly Verdict[] = ['healthy', 'broken', 'unverified'];

export function readRemembered(memory: Pick<Memory, 'get'>): Remembered {
	const kept = recordOf(memory.get(sessionKey));
	const subject = subjects.find((one) => one === kept.subject);
	const last = readLast(memory.get('lastReport'));
	return {
		...(subject ? {subject} : {}),
		consents: readConsents(recordOf(kept.consents)),
		answers: Object.fromEntries(
			Object.entries(recordOf(kept.answers)).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
		),
		prevention: Array.isArray(kept.prevention) ? kept.prevention.filter((id) => typeof id === 'string') : [],
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

/** Of the report that `last` shows. */
function readLast(value: unknown): LastDiagnosis | undefined {
	const {at, environment, verdict, findings, checks} = recordOf(value) as Partial<Record<keyof Report, unknown>>;
	const time = typeof at === 'string' ? Date.parse(at) : Number.NaN;
	const purpose = subjects.find((one): one is Purpose => one === environment && one !== 'unsure');
	const known = verdicts.find((one) => one === verdict);
	if (Number.isNaN(time) || !purpose || !known || !Array.isArray(findings)) {
		return undefined;
	}
	const remarks = findings
		.map(recordOf)
		.flatMap(({cause, severity, title}) =>
			typeof cause === 'string' && typeof title === 'string' && (severity === 'error' || severity === 'warning')
				? [{cause, severity, title: oneLine(title, 120)} as const]
				: [],
		);
	return {at: time, purpose, verdict: known, remarks, looked: readLooked(findings, checks)};
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
