// Findings the person knows about and doesn't want to see, each at the places where it was, until a day.
import type {Finding} from './check.js';
import type {Site} from './place.js';

export type Ignored = {
	readonly cause: string;
	/** Where it was found then. At any other place it is another finding. */
	readonly where: readonly Site[];
	/** The last day, as 2027-01-31. */
	readonly until: string;
	readonly reason: string;
};

/** Milliseconds. */
const day = 86_400_000;

/** Says of each finding whether it is ignored. `now`: milliseconds since the epoch. */
export function markIgnored(
	findings: readonly Finding[],
	ignored: readonly Ignored[],
	now: number,
): readonly Finding[] {
	const current = ignored.filter((one) => isCurrent(one, now));
	return findings.map((finding) => {
		const by = current.find((one) => covers(one, finding));
		return by ? {...finding, ignored: {until: by.until, reason: by.reason}} : finding;
	});
}

/** This cause at all the places where it is now. */
export function ignoredHere(
	{cause}: Pick<Finding, 'cause'>,
	checks: readonly {readonly findings: readonly Finding[]}[],
	kept: Pick<Ignored, 'until' | 'reason'>,
): Ignored {
	const found = checks.flatMap(({findings}) => findings).filter((one) => one.cause === cause);
	return {cause, where: found.flatMap(({where}) => where), ...kept};
}

/** Every place of the finding is one that was ignored: a new one among them makes it count again. */
function covers({cause, where}: Ignored, finding: Finding): boolean {
	const places = new Set(where.map(keyOf));
	return (
		finding.cause === cause &&
		(finding.where.length > 0 || where.length === 0) &&
		finding.where.every((site) => places.has(keyOf(site)))
	);
}

/** Where on the line it begins doesn't make it another place. */
function keyOf(site: Site): string {
	return JSON.stringify(site.kind === 'file' ? [site.path, site.line ?? null] : Object.entries(site).sort());
}

export function isCurrent({until}: Pick<Ignored, 'until'>, now: number): boolean {
	const end = endOf(until);
	return end !== undefined && now < end;
}

/** The end of this day, as late as it is anywhere; undefined: there is no such day. */
export function endOf(date: string): number | undefined {
	const [, year, month, number] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date) ?? [];
	const start = Date.UTC(Number(year), Number(month) - 1, Number(number));
	const isDay = year !== undefined && new Date(start).toISOString().slice(0, 10) === date;
	return isDay ? start + 1.5 * day : undefined;
}
