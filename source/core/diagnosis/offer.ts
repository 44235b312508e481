// Fixes as they can be offered: only explained where a file belongs to another user, in the words of the person's shell, and safe only where it is known what would be sent then.
import type {CheckResult} from '../check.js';
import type {Evidence, Probe} from '../evidence.js';
import {foreseen} from '../foresight.js';
import {fixIn, shellDialectOf} from '../shell-steps.js';
import {withinReach} from '../within-reach.js';
import type {DiagnoseOptions} from './options.js';

/** Its fixes as this person can carry them out: told where a file is not theirs, and in the words of their shell. */
export async function doable(
	result: CheckResult,
	{evidence, where, settings}: Pick<DiagnoseOptions, 'evidence' | 'where' | 'settings'>,
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
	const reach = {host, settings: own, inside: place.ok ? place.value.inside : []};
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
export async function foreseenChecks(
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

export async function readInTime<T>(evidence: Evidence, probe: Probe<T>, limit: number): Promise<T | undefined> {
	const abort = new AbortController();
	const late = evidence.host.wait(limit, abort.signal).then(() => undefined);
	const reading = await Promise.race([evidence.get(probe), late]);
	abort.abort();
	return reading?.ok ? reading.value : undefined;
}
