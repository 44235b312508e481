// A diagnosis: checks run side by side over the evidence, their findings ranked, the root cause first.
import type {Catalogue} from './cause.js';
import type {AnyCheck, CheckResult, Finding, JudgeContext, Outcome} from './check.js';
import type {Diagnosis, DiagnosisEvent, Summary} from './diagnosis/types.js';
import {type Evidence, type Probe, type Reading, valueOfReading} from './evidence.js';
import {type Foresight, foreseen} from './foresight.js';
import {type Ignored, markIgnored} from './ignored.js';
import {type Answers, consider} from './questions.js';
import {rank} from './ranking.js';
import type {Settings, Where} from './readings.js';
import {oneLine} from './scrub.js';
import {fixIn, shellDialectOf} from './shell-steps.js';
import {soberly, withSilence} from './sober.js';
import {withinReach} from './within-reach.js';

export type * from './diagnosis/types.js';

export type DiagnoseOptions = {
	readonly evidence: Evidence;
	readonly checks: readonly AnyCheck[];
	readonly summary: Probe<Summary>;
	/** Says what a fix would cost; left out: for programs and apps nothing does. */
	readonly foresight?: Probe<Foresight>;
	/** Says in which shell a person pastes. */
	readonly where: Probe<Where>;
	/** Says where a person's own settings of Claude Code are. */
	readonly settings?: Probe<Settings>;
	readonly catalogue: Catalogue;
	/** Ids of checks or of causes; the others are left out. */
	readonly only?: readonly string[];
	readonly skip?: readonly string[];
	/** Milliseconds for the whole run. */
	readonly timeout: number;
	/** The person named that time: a check may take all of it. Otherwise each has a limit of its own, too. */
	readonly isTimeGiven?: boolean;
	/** What the person said that can't be seen. */
	readonly answers?: Answers;
	/** What is known and counts no more. */
	readonly ignored?: readonly Ignored[];
	readonly observe?: (event: DiagnosisEvent) => void;
};

/** Milliseconds for what is left to do when the time is over. */
const grace = 200;

const nothingKnown: Omit<Summary, 'machine'> = {ladder: [], requests: {}, refusals: {}, isProved: false, wanted: []};

/** Runs every check that fits the purpose, side by side, each with its own time limit. A crash or a hang is one line. Never rejects. */
export async function diagnose(options: DiagnoseOptions): Promise<Diagnosis> {
	const {evidence, observe = () => {}} = options;
	const {host, purpose} = evidence;
	const started = host.now();
	const deadline = started + options.timeout;
	const {isPlanned, isWanted} = selectionOf(options);
	const withIgnored = (result: CheckResult, now: number): CheckResult => {
		const findings = markIgnored(result.findings, options.ignored ?? [], now);
		return findings.some(({ignored}) => ignored) ? {...result, findings, outcome: outcomeOf(findings)} : result;
	};
	const planned = options.checks.filter(
		(check) => check.for.includes(evidence.form ? 'form' : purpose) && isPlanned(check),
	);
	observe({kind: 'planned', checks: planned.map(({id, title, area}) => ({id, title, area}))});
	const context: JudgeContext = {
		purpose,
		platform: host.platform,
		folders: {home: host.home, cwd: host.cwd, account: {name: host.user.name, home: host.user.home}},
		now: started,
		isAllowed: (consent) => evidence.consents.has(consent),
	};
	const run = async (check: AnyCheck): Promise<CheckResult> => {
		observe({kind: 'started', id: check.id});
		const own = options.isTimeGiven ? Number.POSITIVE_INFINITY : limitOf(check);
		const limit = Math.max(1, Math.min(own, deadline - host.now()));
		const wanted = withIgnored(withoutUnwanted(await runCheck(check, evidence, context, limit), isWanted), started);
		return doable(wanted, evidence, options);
	};
	const isOver = new AbortController();
	// What blocked may have been cut off, and then nobody goes on with it: the end doesn't wait for a single one.
	const over = host.wait(deadline + grace - started, isOver.signal);
	const judged = await Promise.all(
		planned.map(async (check) => {
			const result = (await Promise.race([run(check), over])) ?? lateResult(check, host.now() - started);
			observe({kind: 'finished', result});
			return result;
		}),
	);
	isOver.abort();
	const summary = await gatherSummary(evidence, options.summary, Math.max(grace, deadline - host.now()));
	const checks = await foreseenChecks(judged, options, Math.max(grace, deadline - host.now()));
	const found = checks.flatMap((check) => check.findings);
	const {rootCause, findings} = rank(
		purpose === 'claude-code' ? soberly(options.only ? found : withSilence(found, summary), summary.requests) : found,
		options.catalogue,
	);
	const {isProved, ...said} = summary;
	const isIncomplete = checks.some(({outcome}) => outcome === 'timed-out' || outcome === 'crashed');
	const seen: Diagnosis = {
		...said,
		purpose,
		at: started,
		milliseconds: host.now() - started,
		folders: context.folders,
		verdict: rootCause !== null ? 'broken' : isProved && !isIncomplete ? 'healthy' : 'unverified',
		rootCause,
		findings,
		checks,
	};
	const diagnosis = consider(seen, options.answers ?? {}, options.catalogue);
	observe({kind: 'done', diagnosis});
	return diagnosis;
}

/** What `only` and `skip` leave: a cause may be found by several checks, so for a cause all of them run. */
function selectionOf({checks, only, skip = []}: Pick<DiagnoseOptions, 'checks' | 'only' | 'skip'>) {
	const isCheck = (id: string): boolean => checks.some((check) => check.id === id);
	const namesCause = only?.some((id) => !isCheck(id)) === true;
	return {
		isPlanned: ({id}: AnyCheck): boolean => (!only || namesCause || only.includes(id)) && !skip.includes(id),
		isWanted: ({cause}: Finding, id: string): boolean =>
			(!only || only.includes(id) || only.includes(cause)) && !skip.includes(cause),
	};
}

function withoutUnwanted(result: CheckResult, isWanted: (finding: Finding, id: string) => boolean): CheckResult {
	const findings = result.findings.filter((finding) => isWanted(finding, result.id));
	return findings.length === result.findings.length ? result : {...result, findings, outcome: outcomeOf(findings)};
}

/** Runs one check: gathers what it needs, judges, and turns every failure into an outcome. */
export async function runCheck(
	check: AnyCheck,
	evidence: Evidence,
	context: JudgeContext,
	limit: number,
): Promise<CheckResult> {
	const started = evidence.host.now();
	const result = (outcome: Outcome, because: string | null, findings: readonly Finding[] = []): CheckResult => ({
		id: check.id,
		title: check.title,
		area: check.area,
		outcome,
		milliseconds: Math.max(0, evidence.host.now() - started),
		because,
		findings,
	});
	const abort = new AbortController();
	const hang = evidence.host.wait(limit, abort.signal).then(() => result('timed-out', tookLonger(limit)));
	const judged = (async () => {
		const facts = await gather(check, evidence);
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
		const untested = findings.length === 0 ? check.untested?.(facts.values as never, context) : undefined;
		return untested === undefined ? result(outcomeOf(findings), null, findings) : result('skipped', untested);
	})().catch((error: unknown) => result('crashed', oneLine(error instanceof Error ? error.message : 'failed')));
	const first = await Promise.race([judged, hang]);
	abort.abort();
	return first;
}

/** A check may take as long as what it needs. */
function limitOf({needs}: AnyCheck): number {
	return Math.max(...Object.values(needs).map((need) => ('optional' in need ? need.optional : need).limit ?? 8000));
}

function lateResult({id, title, area}: AnyCheck, milliseconds: number): CheckResult {
	return {id, title, area, outcome: 'timed-out', milliseconds, because: tookLonger(milliseconds), findings: []};
}

function tookLonger(milliseconds: number): string {
	return `took longer than ${Math.round(milliseconds / 100) / 10} s`;
}

/** Its fixes as this person can carry them out: told where a file is not theirs, and in the words of their shell. */
async function doable(
	result: CheckResult,
	evidence: Evidence,
	{where, settings}: Pick<DiagnoseOptions, 'where' | 'settings'>,
): Promise<CheckResult> {
	if (result.findings.length === 0) {
		return result;
	}
	const {host, purpose} = evidence;
	const [place, levels] = await Promise.all([
		evidence.get(where),
		settings && purpose === 'claude-code' ? evidence.get(settings) : undefined,
	]);
	const own = levels?.ok
		? levels.value.files.find(({scope, state}) => scope === 'user' && (state === 'used' || state === 'absent'))
		: undefined;
	const reach = {host, settings: own, isCi: place.ok && place.value.inside.includes('ci')};
	const dialect = shellDialectOf(place.ok ? place.value.shell : host.user.shell, host.platform);
	const findings = await Promise.all(
		result.findings.map(async (finding) => ({
			...finding,
			fixes: await Promise.all(finding.fixes.map(async (fix) => fixIn(dialect, await withinReach(fix, reach)))),
		})),
	);
	return {...result, findings};
}

/** No fix is offered as safe before it is known what would be sent after it. */
async function foreseenChecks(
	checks: readonly CheckResult[],
	{evidence, foresight}: DiagnoseOptions,
	limit: number,
): Promise<readonly CheckResult[]> {
	const isClaimed = checks.some(({findings}) => findings.some(({fixes}) => fixes.some(({risk}) => risk === 'safe')));
	if (!foresight || !isClaimed) {
		return checks;
	}
	const seen = await readInTime(evidence, foresight, limit);
	return checks.map((check) => ({
		...check,
		findings: check.findings.map((finding) => ({
			...finding,
			fixes: finding.fixes.map((fix) => foreseen(fix, seen)),
		})),
	}));
}

type Facts =
	| {readonly values: Readonly<Record<string, unknown>>}
	| {readonly missing: Extract<Reading<unknown>, {ok: false}>};

async function gather(check: AnyCheck, evidence: Evidence): Promise<Facts> {
	const values: Record<string, unknown> = {};
	const readings = await Promise.all(
		Object.entries(check.needs).map(async ([name, need]) => {
			const isOptional = 'optional' in need;
			return {name, isOptional, reading: await evidence.get(isOptional ? need.optional : need)};
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

function outcomeOf(findings: readonly Finding[]): Outcome {
	const severities = new Set(findings.map(({severity, ignored}) => (ignored ? 'note' : severity)));
	return severities.has('error')
		? 'failed'
		: severities.has('warning')
			? 'warned'
			: severities.has('note')
				? 'noted'
				: 'passed';
}

async function gatherSummary(evidence: Evidence, probe: Probe<Summary>, limit: number): Promise<Summary> {
	const value = await readInTime(evidence, probe, limit);
	const {platform, user} = evidence.host;
	return value ?? {...nothingKnown, machine: {platform, shell: user.shell, claude: null, inside: []}};
}

async function readInTime<T>(evidence: Evidence, probe: Probe<T>, limit: number): Promise<T | undefined> {
	const abort = new AbortController();
	const late = evidence.host.wait(limit, abort.signal).then(() => undefined);
	const reading = await Promise.race([evidence.get(probe), late]);
	abort.abort();
	return reading?.ok ? reading.value : undefined;
}
