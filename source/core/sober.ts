// What is wrong on the disk is an error only where it keeps Claude Code from sending: decided here for every check.
import type {CauseId} from './cause-id.js';
import type {Finding} from './check.js';
import type {Mode, Refusal, Request} from './request.js';

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

/** Why a mode sends nothing. `isMain`: it is the one that counts; `isOnly`: the other one does send. */
export type Silence = Refusal & {readonly mode: Mode; readonly isMain: boolean; readonly isOnly: boolean};

/**
 * Findings with the severity that fits what the client does. `requests`: what would be sent, by mode; nothing is changed where none of them
 * sends, or where something else is an error too: then what is wrong on the disk may be what led to it. What keeps the mode that counts from
 * sending stays.
 */
export function soberly(
	findings: readonly Finding[],
	{
		requests,
		silence,
	}: {readonly requests: Readonly<Record<string, Request | null>>; readonly silence?: Silence | undefined},
): readonly Finding[] {
	const isSent = Object.values(requests).some((request) => request !== null);
	const isCapped = (finding: Finding): boolean =>
		isOfTheDisk(finding) && !(silence?.isMain && finding.cause === silence.cause && !silence.isUnsure);
	const errors = findings.filter(({severity}) => severity === 'error');
	return isSent && errors.every((error) => isOfTheDisk(error) || ofSessions.has(error.cause))
		? findings.map((finding) => (isCapped(finding) ? {...finding, severity: capped(finding)} : finding))
		: findings;
}

/** Where Claude Code sends nothing that is said, also where no check knew why: its own words are enough. */
export function withSilence(findings: readonly Finding[], silence: Silence | undefined): readonly Finding[] {
	if (!silence || silence.isUnsure || findings.some(({severity}) => severity === 'error')) {
		return findings;
	}
	const {cause, says, site, mode, isMain, isOnly} = silence;
	const severity = isMain ? 'error' : 'warning';
	if (findings.some((finding) => finding.cause === cause)) {
		return findings.map((finding) => (finding.cause === cause ? {...finding, severity} : finding));
	}
	const [who, other] = mode === 'print' ? ['`claude -p`', 'a session'] : ['A session', '`claude -p`'];
	const detail = isOnly
		? `${who} says "${says}" and sends nothing, while ${other} does.`
		: `Claude Code says "${says}" and sends nothing.`;
	return [...findings, {cause, severity, detail, where: site ? [site] : [], fixes: []}];
}

/** What a server or Claude Code itself said stays, under any cause. */
function isOfTheDisk({cause, leadsTo = []}: Finding): boolean {
	return keepsFromSending.has(cause) && leadsTo.length === 0;
}

function capped({severity}: Finding): Finding['severity'] {
	return severity === 'error' ? 'warning' : severity;
}
