// Ranking: which finding is the root cause, and what follows from it (design.md, rule 5).
import type {Finding, Severity} from './check.js';

/**
 * What a cause can explain: when both are found, the second is a consequence of the first and is folded under it.
 * Checks add their own by `leadsTo` and `because`.
 */
const symptoms = {
	/** Nothing would be sent. */
	nothing: ['login-missing'],
	/** The server refuses what is sent. */
	refusal: [
		'key-rejected',
		'token-rejected',
		'login-rejected',
		'login-revoked',
		'gateway-rejected',
		'org-disabled',
		'credit-too-low',
		'spend-limit',
		'permission-denied',
		'oauth-not-for-api',
		'bad-request',
	],
} as const;

const everySymptom = [...symptoms.nothing, ...symptoms.refusal];

const explains: Readonly<Record<string, readonly string[]>> = {
	'config-corrupt': [...everySymptom, 'onboarding-incomplete', 'settings-malformed'],
	'managed-policy': everySymptom,
	'settings-malformed': [...symptoms.nothing, 'onboarding-incomplete', 'variable-not-exported'],
	'settings-access': symptoms.nothing,
	'settings-misplaced': symptoms.nothing,
	'login-expired': [
		...symptoms.nothing,
		'login-rejected',
		'token-rejected',
		'model-not-found',
		'onboarding-incomplete',
	],
	// Signing in again completes onboarding.
	'login-rejected': ['onboarding-incomplete'],
	'login-revoked': ['onboarding-incomplete'],
	'login-blank': [...symptoms.nothing, 'login-rejected', 'login-expired', 'login-race'],
	'login-expiry-zero': [...symptoms.nothing, 'login-rejected', 'login-expired'],
	'login-no-scope': [...symptoms.nothing, 'login-rejected', 'login-expired', 'scope-missing'],
	'login-corrupt': [...symptoms.nothing, 'login-rejected'],
	'login-access': [...symptoms.nothing, 'login-rejected', 'login-expired', 'login-corrupt'],
	'login-race': ['login-rejected'],
	'login-locked': [...symptoms.nothing, 'login-rejected'],
	'config-dir-split': [...symptoms.nothing, 'onboarding-incomplete', 'home-split'],
	'home-split': [...symptoms.nothing, 'onboarding-incomplete'],
	'user-mismatch': [...symptoms.nothing, 'keychain-duplicates'],
	'keychain-locked': [...symptoms.nothing, 'login-rejected', 'login-expired', 'keychain-denied'],
	'keychain-shadows-file': [...symptoms.nothing, 'login-blank', 'login-rejected', 'login-expired'],
	'keychain-duplicates': symptoms.nothing,
	'keychain-denied': symptoms.nothing,
	'keychain-stale-key': symptoms.refusal,
	'key-overrides-login': everySymptom,
	'token-overrides-login': everySymptom,
	'gateway-token-left': everySymptom,
	'gateway-url-left': [
		...everySymptom,
		'offline',
		'gateway-token-left',
		'endpoint-mismatch',
		'key-placeholder',
		'proxy-unreachable',
	],
	'settings-override-shell': [
		...everySymptom,
		'gateway-token-left',
		'gateway-url-left',
		'shell-stale',
		'offline',
		'key-placeholder',
		'key-overrides-login',
	],
	'both-credentials-set': [...everySymptom, 'gateway-token-left'],
	'cloud-flag-left': [...everySymptom, 'cloud-credentials'],
	'cloud-credentials': everySymptom,
	'key-declined': [...symptoms.nothing, 'login-expired'],
	'helper-failed': everySymptom,
	'helper-output': everySymptom,
	'key-leaked': symptoms.refusal,
	'key-hardcoded': everySymptom,
	'oauth-not-for-api': symptoms.refusal,
	'key-whitespace': everySymptom,
	'key-invisible': everySymptom,
	'key-quoted': everySymptom,
	'key-wrong-kind': [...everySymptom, 'key-overrides-login', 'token-overrides-login', 'endpoint-mismatch'],
	'key-truncated': everySymptom,
	'key-placeholder': everySymptom,
	'key-empty': everySymptom,
	'variable-misspelled': symptoms.nothing,
	'endpoint-mismatch': [...symptoms.refusal, 'key-wrong-kind'],
	'header-mismatch': symptoms.refusal,
	'powershell-syntax': symptoms.nothing,
	'variable-not-exported': symptoms.nothing,
	'shell-stale': everySymptom,
	'ide-environment': [...everySymptom, 'shell-stale'],
	'dotenv-overrides': everySymptom,
	'direnv-overrides': [...everySymptom, 'shell-stale'],
	'base-url-invalid': everySymptom,
	'base-url-extra-path': [...everySymptom, 'model-not-found', 'not-the-api'],
	'base-url-missing-path': [...everySymptom, 'model-not-found', 'not-the-api'],
	'custom-headers': everySymptom,
	outage: ['server-error', 'overloaded', ...everySymptom],
	'proxy-unreachable': ['offline'],
	'proxy-auth': ['offline'],
	'proxy-invalid': ['offline'],
	'claude-outdated': ['login-missing'],
	'claude-missing': ['login-missing', 'onboarding-incomplete'],
	'app-misconfigured': [...symptoms.refusal, 'shell-stale'],
};

/** Among findings that don't explain each other: what stops more comes first. Causes that aren't listed come last, in order of the findings. */
const order: readonly string[] = [
	'outage',
	'proxy-invalid',
	'proxy-auth',
	'proxy-unreachable',
	'tls-intercepted',
	'not-the-api',
	'offline',
	'region-blocked',
	'config-corrupt',
	'managed-policy',
	'settings-malformed',
	'settings-access',
	'cloud-flag-left',
	'cloud-credentials',
	'base-url-invalid',
	'key-empty',
	'key-whitespace',
	'key-invisible',
	'key-quoted',
	'settings-override-shell',
	'key-hardcoded',
	'base-url-extra-path',
	'base-url-missing-path',
	'base-url-trailing-slash',
	'custom-headers',
	'direnv-overrides',
	'dotenv-overrides',
	'gateway-url-left',
	'both-credentials-set',
	'gateway-token-left',
	'endpoint-mismatch',
	'header-mismatch',
	'key-placeholder',
	'key-wrong-kind',
	'key-truncated',
	'helper-failed',
	'helper-output',
	'key-overrides-login',
	'token-overrides-login',
	'oauth-not-for-api',
	'keychain-shadows-file',
	'keychain-locked',
	'keychain-denied',
	'user-mismatch',
	'config-dir-split',
	'home-split',
	'login-access',
	'login-corrupt',
	'login-blank',
	'login-expiry-zero',
	'login-no-scope',
	'login-expired',
	'login-revoked',
	'login-locked',
	'login-race',
	'keychain-duplicates',
	'keychain-stale-key',
	'app-misconfigured',
	'ide-environment',
	'variable-misspelled',
	'variable-not-exported',
	'powershell-syntax',
	'shell-stale',
	'settings-misplaced',
	'key-declined',
	'key-leaked',
	'org-forbids-login',
	'org-forbids-keys',
	'org-disabled',
	'credit-too-low',
	'spend-limit',
	'account-no-access',
	'scope-missing',
	'gateway-rejected',
	'token-rejected',
	'key-rejected',
	'login-rejected',
	'permission-denied',
	'model-not-found',
	'bad-request',
	'request-too-large',
	'rate-limited',
	'overloaded',
	'server-error',
	'claude-missing',
	'onboarding-incomplete',
	'claude-outdated',
	'login-missing',
];

const severities: readonly Severity[] = ['error', 'warning', 'note'];

export type Ranking = {
	readonly rootCause: string | null;
	/** The root cause first, then by severity; consequences are notes, with what they follow from in `because`. */
	readonly findings: readonly Finding[];
};

/** Whether the first finding explains the second. */
function isExplainedBy(finding: Finding, other: Finding): boolean {
	return (
		other.cause !== finding.cause &&
		((explains[other.cause] ?? []).includes(finding.cause) ||
			(other.leadsTo ?? []).includes(finding.cause) ||
			(finding.because ?? []).includes(other.cause))
	);
}

function place(cause: string): number {
	const at = order.indexOf(cause);
	return at < 0 ? order.length : at;
}

/**
 * Ranks findings. Two findings of one cause are merged if they say the same place; the more severe stays first. `likelihood`: what the
 * person knows; of findings that don't explain each other the likelier comes first.
 */
export function rank(found: readonly Finding[], likelihood: (finding: Finding) => number = () => 0): Ranking {
	const findings = unique(found);
	const errors = findings.filter(({severity}) => severity === 'error');
	const free = errors.filter(
		(finding) =>
			!errors.some(
				(other) =>
					isExplainedBy(finding, other) &&
					!(isExplainedBy(other, finding) && place(finding.cause) < place(other.cause)),
			),
	);
	const candidates = free.length > 0 ? free : errors;
	const compare = (a: Finding, b: Finding): number => likelihood(b) - likelihood(a) || place(a.cause) - place(b.cause);
	const root = [...candidates].sort(compare)[0];
	const ranked = findings.map((finding) => {
		const because = findings
			.filter((other) => other.severity === 'error' && isExplainedBy(finding, other))
			.map(({cause}) => cause);
		const leadsTo = findings
			.filter((other) => finding.severity === 'error' && isExplainedBy(other, finding))
			.map(({cause}) => cause);
		const isFolded = finding !== root && finding.severity !== 'note' && because.length > 0;
		return {
			finding,
			shown: {
				...finding,
				severity: isFolded ? ('note' as const) : finding.severity,
				because: finding === root ? [] : because,
				leadsTo: leadsTo.filter((cause) => cause !== root?.cause),
			},
		};
	});
	ranked.sort(
		(a, b) =>
			Number(b.finding === root) - Number(a.finding === root) ||
			severities.indexOf(a.shown.severity) - severities.indexOf(b.shown.severity) ||
			compare(a.finding, b.finding),
	);
	return {rootCause: root?.cause ?? null, findings: ranked.map(({shown}) => shown)};
}

function unique(findings: readonly Finding[]): readonly Finding[] {
	const kept = new Map<string, Finding>();
	for (const finding of findings) {
		const key = `${finding.cause} ${JSON.stringify(finding.where[0] ?? null)}`;
		const known = kept.get(key);
		if (!known || severities.indexOf(finding.severity) < severities.indexOf(known.severity)) {
			kept.set(key, finding);
		}
	}
	return [...kept.values()];
}

/** Every cause that the tables name, for a test that they are the catalogue's. */
export const rankedCauses: readonly string[] = [
	...new Set([...order, ...Object.keys(explains), ...Object.values(explains).flat()]),
];
