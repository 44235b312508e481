// Ranking: which finding is the root cause, and what follows from it (design.md, rule 5).
import type {Catalogue} from './cause.js';
import type {CauseId} from './cause-id.js';
import type {Finding, Severity} from './check.js';

const severities: readonly Severity[] = ['error', 'warning', 'note'];

export type Ranking = {
	readonly rootCause: CauseId | null;
	/** The root cause first, then by severity, what is ignored last; consequences are notes, with what they follow from in `because`. */
	readonly findings: readonly Finding[];
};

/** Whether the second finding explains the first. */
function isExplainedBy(finding: Finding, other: Finding, catalogue: Catalogue): boolean {
	return (
		other.cause !== finding.cause &&
		((catalogue(other.cause).explains ?? []).includes(finding.cause) ||
			(other.leadsTo ?? []).includes(finding.cause) ||
			(finding.because ?? []).includes(other.cause))
	);
}

/**
 * Ranks findings. Two findings of one cause are merged if they say the same place; the more severe stays first. `likelihood`: what the
 * person knows; of findings that don't explain each other the likelier comes first.
 */
export function rank(
	found: readonly Finding[],
	catalogue: Catalogue,
	likelihood: (finding: Finding) => number = () => 0,
): Ranking {
	const place = (cause: CauseId): number => catalogue(cause).rank ?? Number.MAX_SAFE_INTEGER;
	const isBehind = (finding: Finding, other: Finding): boolean => isExplainedBy(finding, other, catalogue);
	const known = found.filter(({ignored}) => ignored !== undefined);
	const findings = unique(found.filter(({ignored}) => ignored === undefined));
	const errors = findings.filter(({severity}) => severity === 'error');
	const free = errors.filter(
		(finding) =>
			!errors.some(
				(other) => isBehind(finding, other) && !(isBehind(other, finding) && place(finding.cause) < place(other.cause)),
			),
	);
	const candidates = free.length > 0 ? free : errors;
	const compare = (a: Finding, b: Finding): number => likelihood(b) - likelihood(a) || place(a.cause) - place(b.cause);
	const root = [...candidates].sort(compare)[0];
	const ranked = findings.map((finding) => {
		const because = findings
			.filter((other) => other.severity === 'error' && isBehind(finding, other))
			.map(({cause}) => cause);
		const leadsTo = findings
			.filter((other) => finding.severity === 'error' && isBehind(other, finding))
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
	return {rootCause: root?.cause ?? null, findings: [...ranked.map(({shown}) => shown), ...unique(known)]};
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
