// Asks the real client: starts `claude -p hi` on a machine and says what its first prompt carried, or what it printed instead.
import {limit} from '../helpers/patience.js';
import {bareBearer, hello, renewed} from './fake-answers.js';
import type {Machine} from './machine.js';
import type {Logged, RunResult} from './protocol.js';
import {places} from './root-folder.js';
import type {Sandbox} from './sandbox.js';

export type Observed = {
	/** null: no prompt was sent. */
	readonly sent: {
		readonly provider: string;
		readonly origin: string;
		/** undefined: no such header. "": an empty one. */
		readonly xApiKey: string | undefined;
		/** Without "Bearer". */
		readonly bearer: string | undefined;
	} | null;
	/** Whether the login was renewed before, or would have been. */
	readonly renewal: 'none' | 'accepted' | 'refused';
	/** It answered the prompt. */
	readonly isAnswered: boolean;
	/** What it printed, in one line, without secrets. */
	readonly says: string;
	readonly result: RunResult;
};

/** It was still busy when its time was over: nothing is known then. */
export class NotInTime extends Error {}

/** `args` end with the prompt. */
export async function askClient(sandbox: Sandbox, machine: Machine, args = ['-p', 'hi']): Promise<Observed> {
	const {environment, cwd, descriptors, secrets} = machine;
	const isSession = !args.includes('-p');
	// A session may wait for a person, and a prompt waits for nobody.
	const timeout = limit(isSession ? 40_000 : 120_000);
	const run = {program: places.claude, args, environment, cwd, descriptors, secrets, isSession, timeout};
	const first = await sandbox.run(run);
	// So 2.0.76 ends now and then on a busy machine, before it sends anything: that says nothing of what was made up.
	const result = first.stdout.trim() === 'Execution error' ? await sandbox.run(run) : first;
	if (result.isTimedOut && !isSession) {
		throw new NotInTime(`claude ${args.join(' ')} had not ended after ${timeout / 1000} s`);
	}
	const prompt = result.requests.find(({isPrompt, path}) => isPrompt && !path.includes('/count_tokens'));
	const before = prompt ? result.requests.slice(0, result.requests.indexOf(prompt)) : result.requests;
	const renewal = before.findLast(({path}) => path.endsWith('/oauth/token'));
	return {
		sent: prompt
			? {
					provider: providerOf(prompt),
					origin: `${prompt.scheme}://${prompt.host}`,
					xApiKey: prompt.xApiKey,
					bearer: isToken(prompt.authorization) ? bareBearer(prompt.authorization) : undefined,
				}
			: null,
		renewal: renewal ? (renewal.status === 200 ? 'accepted' : 'refused') : 'none',
		isAnswered: isSession ? prompt?.status === 200 : result.exit === 0 && result.stdout.includes(hello),
		says: machine.hide(`${result.stdout} ${result.stderr}`).replace(/\s+/g, ' ').trim(),
		result,
	};
}

export function isRenewed(bearer: string | undefined): boolean {
	return bearer === renewed.value;
}

/** Neither a signature of AWS nor the user info of a base URL, which fetch sends where there is no other authorization. */
function isToken(authorization: string | undefined): boolean {
	return authorization !== undefined && !/^(AWS4-|Basic )/.test(authorization);
}

function providerOf({host, path}: Logged): string {
	if (/\/model\/.*\/invoke/.test(path)) {
		return 'bedrock';
	}
	if (/:(stream)?rawPredict/i.test(path)) {
		return 'vertex';
	}
	if (host.startsWith('bedrock-mantle.')) {
		return 'mantle';
	}
	if (host.startsWith('aws-external-anthropic.')) {
		return 'anthropic-aws';
	}
	return host.endsWith('.services.ai.azure.com') ? 'foundry' : 'anthropic';
}
