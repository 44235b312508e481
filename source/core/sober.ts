// What is wrong on the disk is an error only where it keeps Claude Code from sending: decided here for every check.
import type {CauseId} from './cause-id.js';
import type {Finding} from './check.js';
import type {Refusal, Request} from './request.js';

/** Causes whose whole harm is that nothing is sent. Where something is, and no server refuses it, they are worth a warning. */
const keepsFromSending: ReadonlySet<CauseId> = new Set<CauseId>([
	'base-url-invalid',
	'cloud-credentials',
	'config-corrupt',
	'config-dir-split',
	'custom-headers',
	'gateway-no-credential',
	'host-managed',
	'login-access',
	'login-blank',
	'login-corrupt',
	'login-expiry-zero',
	'login-missing',
	'login-no-scope',
	'managed-policy',
	'profile-unusable',
	'settings-access',
	'settings-malformed',
	'simple-mode',
	'version-not-allowed',
]);

/** What only a session asks at its start: nothing on the disk leads to it. */
const ofSessions: ReadonlySet<CauseId> = new Set<CauseId>(['key-declined', 'onboarding-incomplete']);

/**
 * Findings with the severity that fits what the client does. `requests`: what would be sent, by mode; nothing is changed where none of them
 * sends, or where something else is an error too: then what is wrong on the disk may be what led to it.
 */
export function soberly(
	findings: readonly Finding[],
	requests: Readonly<Record<string, Request | null>>,
): readonly Finding[] {
	const isSent = Object.values(requests).some((request) => request !== null);
	const errors = findings.filter(({severity}) => severity === 'error');
	return isSent && errors.every((error) => isOfTheDisk(error) || ofSessions.has(error.cause))
		? findings.map((finding) => (isOfTheDisk(finding) ? {...finding, severity: capped(finding)} : finding))
		: findings;
}

/** Where Claude Code sends nothing that is said, also where no check knew why: its own words are enough. */
export function withSilence(findings: readonly Finding[], {refused}: {readonly refused?: Refusal}): readonly Finding[] {
	if (!refused || refused.isUnsure || findings.some(({severity}) => severity === 'error')) {
		return findings;
	}
	const {cause, says, site} = refused;
	return findings.some((finding) => finding.cause === cause)
		? findings.map((finding) => (finding.cause === cause ? {...finding, severity: 'error'} : finding))
		: [
				...findings,
				{
					cause,
					severity: 'error',
					detail: `Claude Code says "${says}" and sends nothing.`,
					where: site ? [site] : [],
					fixes: [],
				},
			];
}

/** What a server or Claude Code itself said stays, under any cause. */
function isOfTheDisk({cause, leadsTo = []}: Finding): boolean {
	return keepsFromSending.has(cause) && leadsTo.length === 0;
}

function capped({severity}: Finding): Finding['severity'] {
	return severity === 'error' ? 'warning' : severity;
}
