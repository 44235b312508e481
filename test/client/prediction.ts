// Asks our own program what the client would send, on the same machine, and compares that with what the client did.
import {fingerprint} from '../helpers/placeholders.js';
import {isRenewed, type Observed} from './client.js';
import type {Machine} from './machine.js';
import type {RunResult} from './protocol.js';
import {places} from './root-folder.js';
import type {Sandbox} from './sandbox.js';

type PredictedCredential = {
	readonly source: string;
	readonly where: {readonly path: string} | null;
	/** null: an empty header, or what can't be known beforehand. */
	readonly fingerprint: string | null;
};

export type Predicted = {
	readonly provider: string;
	readonly origin: string;
	readonly xApiKey: PredictedCredential | null;
	readonly bearer: PredictedCredential | null;
} | null;

/** Runs claude-fix with these words. */
export function runProgram(sandbox: Sandbox, machine: Machine, words: readonly string[]): Promise<RunResult> {
	const {environment, cwd, secrets} = machine;
	return sandbox.run({
		program: places.node,
		args: [places.program, ...words],
		environment,
		cwd,
		secrets,
		timeout: 40_000,
	});
}

export async function predict(sandbox: Sandbox, machine: Machine): Promise<Predicted> {
	const words = ['check', '--json', '--offline', '--allow', 'helper'];
	const {stdout, stderr, requests} = await runProgram(sandbox, machine, words);
	if (requests.length > 0) {
		throw new Error(`check --offline sent ${requests.map(({method, path}) => `${method} ${path}`).join(', ')}`);
	}
	let report: {readonly requests?: {readonly print?: Predicted}};
	try {
		report = JSON.parse(stdout) as typeof report;
	} catch {
		throw new Error(`check --json printed no report: ${machine.hide(`${stdout} ${stderr}`).slice(0, 500)}`);
	}
	if (report.requests?.print === undefined) {
		throw new Error('the report has no requests.print');
	}
	return report.requests.print;
}

/** In words, what is not as predicted; empty if all is. */
export function compare(predicted: Predicted, observed: Observed, hide: (text: string) => string): readonly string[] {
	const {sent, renewal} = observed;
	if (predicted === null || sent === null) {
		// Whether the server renews a login can't be known beforehand: a refused renewal sends nothing.
		if (renewal === 'refused' && predicted?.bearer?.source === 'login') {
			return [];
		}
		return predicted === sent
			? []
			: [
					sent
						? `nothing was predicted, it sent ${hide(JSON.stringify(sent))}`
						: `a request from ${sourcesOf(predicted)} was predicted, nothing was sent: ${observed.says}`,
				];
	}
	const problems: string[] = [];
	for (const field of ['provider', 'origin'] as const) {
		if (predicted[field] !== sent[field]) {
			problems.push(`${field}: predicted ${predicted[field]}, was ${sent[field]}`);
		}
	}
	// A refused renewal lets the Console key of `.claude.json` through.
	const isSpent = renewal === 'refused' && predicted.bearer?.source === 'login';
	for (const field of ['xApiKey', 'bearer'] as const) {
		if (!isSpent && !fits(predicted[field], sent[field])) {
			const was = sent[field] === undefined ? 'no such header' : `"${hide(sent[field])}" (${fingerprint(sent[field])})`;
			problems.push(`${field}: predicted ${write(predicted[field])}, was ${was}`);
		}
	}
	return problems;
}

function fits(predicted: PredictedCredential | null, sent: string | undefined): boolean {
	if (predicted === null || sent === undefined) {
		return predicted === null && sent === undefined;
	}
	if (predicted.fingerprint !== null) {
		return predicted.fingerprint === fingerprint(sent);
	}
	if (predicted.source === 'login') {
		return isRenewed(sent);
	}
	// A helper that only a project names is never run by us: what it prints is not known.
	const isProjects = predicted.source === 'apiKeyHelper' && /^\.\/|\.local\.json$/.test(predicted.where?.path ?? '');
	return isProjects || sent === '';
}

function write(credential: PredictedCredential | null): string {
	return credential
		? `${credential.source} of ${credential.where?.path ?? 'no place'} (${credential.fingerprint ?? 'empty or not known'})`
		: 'none';
}

function sourcesOf(predicted: Predicted): string {
	return `${write(predicted?.xApiKey ?? null)} and ${write(predicted?.bearer ?? null)}`;
}
