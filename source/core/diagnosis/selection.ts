// What `only`, `skip` and ignored findings leave of a diagnosis.
import type {AnyCheck, CheckResult} from '../check.js';
import {markIgnored} from '../ignored.js';
import type {DiagnoseOptions} from './options.js';
import {outcomeOf} from './run-check.js';

/** A cause may be found by several checks, so for a cause all of them run. */
export function selectionOf(
	{checks, only, skip = [], ignored = []}: Pick<DiagnoseOptions, 'checks' | 'only' | 'skip' | 'ignored'>,
	now: number,
) {
	const isCheck = (id: string): boolean => checks.some((check) => check.id === id);
	const namesCause = only?.some((id) => !isCheck(id)) === true;
	return {
		isPlanned: ({id}: AnyCheck): boolean => (!only || namesCause || only.includes(id)) && !skip.includes(id),
		/** The result without causes that weren't asked about, and with those marked that are known. */
		without(result: CheckResult): CheckResult {
			const wanted = result.findings.filter(
				({cause}) => (!only || only.includes(result.id) || only.includes(cause)) && !skip.includes(cause),
			);
			const findings = markIgnored(wanted, ignored, now);
			const isSame = wanted.length === result.findings.length && !findings.some((finding) => finding.ignored);
			return isSame
				? result
				: {...result, findings, outcome: result.outcome === 'unverified' ? 'unverified' : outcomeOf(findings)};
		},
	};
}
