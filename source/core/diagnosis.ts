// A diagnosis: checks run side by side over the evidence, their findings ranked, the root cause first.
import type {AnyCheck, CheckResult, JudgeContext} from './check.js';
import {doable, foreseenChecks, readInTime} from './diagnosis/offer.js';
import type {DiagnoseOptions} from './diagnosis/options.js';
import {lateResult, limitOf, runCheck} from './diagnosis/run-check.js';
import {selectionOf} from './diagnosis/selection.js';
import type {Diagnosis, Summary} from './diagnosis/types.js';
import type {Evidence, Probe} from './evidence.js';
import {consider} from './questions.js';
import {rank} from './ranking.js';
import {soberly, withSilence} from './sober.js';

export type * from './diagnosis/options.js';
export type * from './diagnosis/types.js';

/** Milliseconds for what is left to do when the time is over. */
const grace = 200;

const nothingKnown: Omit<Summary, 'machine'> = {ladder: [], requests: {}, refusals: {}, isProved: false, wanted: []};

/** Runs every check that fits the purpose, side by side, each with its own time limit. A crash or a hang is one line. Never rejects. */
export async function diagnose(options: DiagnoseOptions): Promise<Diagnosis> {
	const {evidence, observe = () => {}} = options;
	const {host, purpose} = evidence;
	const started = host.now();
	const deadline = started + options.timeout;
	const {isPlanned, without} = selectionOf(options, started);
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
		return doable(without(await runCheck(check, evidence, context, limit)), options);
	};
	const isOver = new AbortController();
	// What blocked may have been cut off, and then nothing resumes it: the end waits for none of them.
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
		purpose === 'claude-code'
			? withSilence(soberly(found, summary), options.only ? undefined : summary.silence)
			: found,
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

async function gatherSummary(evidence: Evidence, probe: Probe<Summary>, limit: number): Promise<Summary> {
	const value = await readInTime(evidence, probe, limit);
	const {platform, user} = evidence.host;
	return value ?? {...nothingKnown, machine: {platform, shell: user.shell, claude: null, inside: []}};
}
