// A cure from beginning to end: apply, look again as a new terminal would, take back what did not help.
import type {Finding} from '../core/check.js';
import type {Diagnosis} from '../core/diagnosis.js';
import {Evidence} from '../core/evidence.js';
import type {Change, Fix} from '../core/fix.js';
import type {Host} from '../core/host.js';
import type {Changer} from '../core/transaction.js';
import {withVariables} from '../host/next-terminal.js';
import {type DiagnosisOptions, runDiagnosis} from './engine.js';
import {changedVariables, readFiles} from './next-terminal.js';

export type Cure =
	/** The cause is gone and nothing new is broken. `after` is the diagnosis of a new terminal. */
	| {readonly kind: 'cured'; readonly id: string; readonly left: readonly Change[]; readonly after: Diagnosis}
	/** Only a person can do it. */
	| {readonly kind: 'left'; readonly left: readonly Change[]}
	/** It didn't help, or couldn't be done; everything is as it was, unless `isRolledBack` is false. */
	| {readonly kind: 'failed'; readonly detail: string; readonly isRolledBack: boolean};

export type CureOptions = Omit<DiagnosisOptions, 'observe'> & {
	readonly finding: Finding;
	readonly fix: Fix;
	readonly changer: Changer;
	/** The diagnosis that found it. */
	readonly before: Diagnosis;
	/** The machine with another environment. */
	readonly hostWith: (environment: Host['environment']) => Host;
};

export async function cure(options: CureOptions): Promise<Cure> {
	const {host, finding, fix, changer, purpose, consents} = options;
	const evidence = (): Evidence => new Evidence({host, purpose, consents});
	const before = await readFiles(evidence());
	const applied = await changer.apply([finding.cause], fix.changes);
	if (applied.kind === 'failed') {
		return {kind: 'failed', detail: `${applied.step}: ${applied.detail}`, isRolledBack: applied.isRolledBack};
	}
	if (applied.kind === 'nothing') {
		return {kind: 'left', left: applied.left};
	}
	const next = options.hostWith(withVariables(host.environment, changedVariables(before, await readFiles(evidence()))));
	const [after, assumed] = await Promise.all([
		runDiagnosis({...options, host: next}),
		runDiagnosis({...options, host: next, assumed: finding.cause}),
	]);
	const problem = problemOf(options, after, assumed);
	if (problem === undefined) {
		return {kind: 'cured', id: applied.id, left: applied.left, after};
	}
	const undone = await changer.undo(applied.id);
	return {kind: 'failed', detail: problem, isRolledBack: undone.kind === 'undone'};
}

/** Why a change is no cure: its cause is still there at the same place, or something is broken that worked. */
function problemOf({finding, fix, before}: CureOptions, after: Diagnosis, assumed: Diagnosis): string | undefined {
	const isThere = (diagnosis: Diagnosis): boolean =>
		diagnosis.findings.some(
			({cause, severity, where, detail}) =>
				cause === finding.cause &&
				severity !== 'note' &&
				detail === finding.detail &&
				JSON.stringify(where[0]) === JSON.stringify(finding.where[0]),
		);
	if (isThere(after) || isThere(assumed)) {
		return 'the cause was still there after the change';
	}
	const allowed = new Set([
		...(fix.next ?? []),
		finding.cause,
		...(finding.leadsTo ?? []),
		...before.findings.map(({cause}) => cause),
	]);
	const broken = after.findings.find(({cause, severity}) => severity === 'error' && !allowed.has(cause));
	// What was hidden by the cause may show now; what worked before must not be lost.
	const hadWorked = Object.entries(before.requests).some(
		([mode, request]) => request !== null && after.requests[mode] === null && before.verdict === 'healthy',
	);
	return broken && hadWorked ? `afterwards there was ${broken.cause}` : undefined;
}
