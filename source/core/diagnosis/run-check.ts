// One check: what it needs is gathered, it judges, and every failure becomes an outcome.
import type {AnyCheck, CheckResult, Finding, JudgeContext, Outcome} from '../check.js';
import type {Evidence, Reading} from '../evidence.js';
import {valueOfReading} from '../evidence.js';
import {oneLine} from '../scrub.js';
import {Stopwatch} from '../stopwatch.js';

/** Its time is its own work, with that of the sources that it was the first to ask for; not the waiting for what others read. Gathers what it needs, judges, and turns every failure into an outcome. */
export async function runCheck(
	check: AnyCheck,
	evidence: Evidence,
	context: JudgeContext,
	limit: number,
): Promise<CheckResult> {
	const watch = new Stopwatch(() => evidence.host.now());
	const result = (outcome: Outcome, because: string | null, findings: readonly Finding[] = []): CheckResult => ({
		id: check.id,
		title: check.title,
		area: check.area,
		outcome,
		milliseconds: outcome === 'timed-out' ? limit : watch.milliseconds,
		because,
		findings,
	});
	const abort = new AbortController();
	const hang = evidence.host.wait(limit, abort.signal).then(() => result('timed-out', tookLonger(limit)));
	const judged = (async () => {
		const facts = await gather(check, evidence, watch);
		watch.start();
		if ('missing' in facts) {
			const {missing} = facts;
			return missing.reason === 'no-consent'
				? result('skipped', missing.detail)
				: result('unverified', oneLine(missing.detail));
		}
		const because = check.unless?.(facts.values as never, context);
		if (because !== undefined) {
			return result('not-applicable', because);
		}
		const findings = check.judge(facts.values as never, context);
		const outcome = outcomeOf(findings);
		const untested = check.untested?.(facts.values as never, context);
		if (typeof untested === 'object' && (outcome === 'passed' || outcome === 'noted')) {
			return result('unverified', oneLine(untested.failed), findings);
		}
		return typeof untested === 'string' && findings.length === 0
			? result('skipped', untested)
			: result(outcome, null, findings);
	})().catch((error: unknown) => result('crashed', oneLine(error instanceof Error ? error.message : 'failed')));
	const first = await Promise.race([judged, hang]);
	abort.abort();
	return first;
}

/** A check may take as long as what it needs. */
export function limitOf({needs}: AnyCheck): number {
	return Math.max(...Object.values(needs).map((need) => ('optional' in need ? need.optional : need).limit ?? 8000));
}

export function lateResult({id, title, area}: AnyCheck, milliseconds: number): CheckResult {
	return {id, title, area, outcome: 'timed-out', milliseconds, because: tookLonger(milliseconds), findings: []};
}

function tookLonger(milliseconds: number): string {
	return `took longer than ${Math.round(milliseconds / 100) / 10} s`;
}

type Facts =
	| {readonly values: Readonly<Record<string, unknown>>}
	| {readonly missing: Extract<Reading<unknown>, {ok: false}>};

async function gather(check: AnyCheck, evidence: Evidence, watch: Stopwatch): Promise<Facts> {
	const values: Record<string, unknown> = {};
	const readings = await Promise.all(
		Object.entries(check.needs).map(async ([name, need]) => {
			const isOptional = 'optional' in need;
			return {name, isOptional, reading: await evidence.get(isOptional ? need.optional : need, watch)};
		}),
	);
	for (const {name, isOptional, reading} of readings) {
		if (isOptional) {
			values[name] = valueOfReading(reading);
		} else if (reading.ok) {
			values[name] = reading.value;
		} else {
			return {missing: reading};
		}
	}
	return {values};
}

export function outcomeOf(findings: readonly Finding[]): Outcome {
	const severities = new Set(findings.map(({severity, ignored}) => (ignored ? 'note' : severity)));
	return severities.has('error')
		? 'failed'
		: severities.has('warning')
			? 'warned'
			: severities.has('note')
				? 'noted'
				: 'passed';
}
