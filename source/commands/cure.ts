// A cure from beginning to end, for `fix` and for the session: apply, look again as a new terminal would, undo what did not help.
import {causeOf} from '../causes/index.js';
import type {Finding} from '../core/check.js';
import {type CureResult, type CureStep, judgeCure} from '../core/cure.js';
import type {Diagnosis} from '../core/diagnosis.js';
import {Evidence} from '../core/evidence.js';
import {type Change, type Fix, needsPerson} from '../core/fix.js';
import type {Host} from '../core/host.js';
import {commandOf} from '../core/step.js';
import type {Changer} from '../core/transaction.js';
import {withVariables} from '../host/next-terminal.js';
import {type DiagnosisOptions, runDiagnosis} from './engine.js';
import {changedVariables, readFiles} from './next-terminal.js';

export type CureOptions = Omit<DiagnosisOptions, 'observe'> & {
	readonly finding: Finding;
	readonly fix: Fix;
	readonly changer: Changer;
	/** The diagnosis that found it. */
	readonly before: Diagnosis;
	/** The machine with another environment. */
	readonly hostWith: (environment: Host['environment']) => Host;
	/** Lends the terminal to a program that the fix wants run; its exit code, null if it couldn't be started. Without it programs are left. */
	readonly handOver?: (program: string, args: readonly string[]) => Promise<number | null>;
	/** Told what is being done next. */
	readonly onStep?: (step: CureStep) => void;
};

export async function cure(options: CureOptions): Promise<CureResult> {
	const {host, finding, fix, changer, purpose, consents, onStep} = options;
	const evidence = (): Evidence => new Evidence({host, purpose, consents});
	const before = await readFiles(evidence());
	const applied = await changer.apply([finding.cause], fix.changes);
	if (applied.kind === 'failed') {
		return {kind: 'failed', detail: `${applied.step}: ${applied.detail}`, isRolledBack: applied.isRolledBack};
	}
	const id = applied.kind === 'applied' ? applied.id : undefined;
	if (id === undefined && !options.handOver) {
		return {kind: 'by-hand', left: applied.left};
	}
	const {left, said} = await runPrograms(applied.left, options);
	onStep?.({kind: 'looking'});
	const next = options.hostWith(withVariables(host.environment, changedVariables(before, await readFiles(evidence()))));
	const [after, assumed] = await Promise.all([
		runDiagnosis({...options, host: next}),
		runDiagnosis({...options, host: next, assumed: finding.cause}),
	]);
	const isWay = (cause: string): boolean => causeOf(cause)?.section === 'way';
	const judged = judgeCure({finding, fix, before: options.before, after, assumed, isWay});
	const words = [said, judged.detail].filter((text) => text !== undefined).join('; ');
	const detail = words === '' ? {} : {detail: words};
	if (judged.kind === 'cured' || judged.kind === 'unproved') {
		return {kind: judged.kind, id, left, after, ...detail};
	}
	if (id === undefined) {
		return {kind: 'failed', detail: words, isRolledBack: true, after};
	}
	// What still waits for a person at this terminal hasn't failed yet.
	if (judged.kind === 'left' && options.handOver && left.some(needsPerson)) {
		return {kind: 'unproved', id, left, after, ...detail};
	}
	const undone = await changer.undo(id);
	return {kind: 'failed', detail: words, isRolledBack: undone.kind === 'undone', after};
}

/** Runs the programs of a fix in order until one fails; returns what is left, and how the last one ended. */
async function runPrograms(
	left: readonly Change[],
	{handOver, onStep}: CureOptions,
): Promise<{readonly left: readonly Change[]; readonly said?: string}> {
	let rest = left;
	for (const change of handOver ? left : []) {
		if (change.kind === 'run') {
			const program = commandOf(change.program, change.args);
			onStep?.({kind: 'running', program});
			const code = (await handOver?.(change.program, change.args)) ?? null;
			if (code !== 0) {
				return {
					left: rest,
					said: `\`${program}\` ${code === null ? 'could not be started' : `ended with code ${code}`}`,
				};
			}
			rest = rest.filter((one) => one !== change);
		}
	}
	return {left: rest};
}
