// Whether what we say of a machine is true, by the real client: it answers or it doesn't, and after a fix that we call safe it still does.
import type {Report} from '../../source/core/report.js';
import {patiently} from '../helpers/patience.js';
import {askClient, type Observed} from './client.js';
import type {Machine} from './machine.js';
import {runProgram} from './prediction.js';
import type {Sandbox} from './sandbox.js';
import {keep} from './snapshot.js';

/** What C023 of the cases wants, and 2.1.332 doesn't do; and a time of expiry, which the fake API knows nothing of. */
const exceptions: ReadonlySet<string> = new Set(['onboarding-incomplete', 'login-expired']);

/**
 * In words, what is said and isn't so; empty: all is true. A login whose renewal is refused can't be known beforehand. What only a session
 * does not get is an error if that is said, and if a session isn't answered.
 */
export async function untruths(
	{verdict, findings}: Report,
	{isAnswered, sent, renewal, says}: Observed,
	askSession: () => Promise<Observed>,
): Promise<readonly string[]> {
	if (!isAnswered) {
		return sent === null && renewal !== 'refused' && verdict !== 'broken'
			? [`${verdict}, and the client sends nothing: ${says}`]
			: [];
	}
	const errors = findings.filter(({severity, cause}) => severity === 'error' && !exceptions.has(cause));
	const areOfSessions = errors.length > 0 && errors.every(({detail}) => /\bsessions?\b/i.test(detail));
	return areOfSessions && !(await askSession()).isAnswered
		? []
		: errors.map(({cause, detail}) => `broken by ${cause}, and the client answers: ${detail}`);
}

/** What each fix that is offered as safe leads to; the machine is as before afterwards. */
export async function harms(sandbox: Sandbox, machine: Machine, {findings}: Report): Promise<readonly string[]> {
	const causes = new Set(findings.filter(({fixes}) => fixes.some(({risk}) => risk === 'safe')).map(({cause}) => cause));
	const harmful: string[] = [];
	for (const cause of causes) {
		const restore = keep(sandbox.root);
		try {
			const fix = await runProgram(sandbox, machine, [
				'fix',
				cause,
				'--yes',
				...patiently,
				'--allow',
				'helper,gateway',
			]);
			const after = await askClient(sandbox, machine);
			if (!after.isAnswered) {
				harmful.push(`after the fix of ${cause} it says: ${after.says}\n${machine.hide(fix.stdout)}`);
			}
		} finally {
			restore();
		}
	}
	return harmful;
}
