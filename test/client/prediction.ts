// Asks our own program what the client would send, on the same machine, and compares that with what the client did.
import type {Report, ReportCredential, ReportRequest} from '../../source/core/report.js';
import {limit, patiently} from '../helpers/patience.js';
import {fingerprint} from '../helpers/placeholders.js';
import {isRenewed, NotInTime, type Observed} from './client.js';
import type {Machine} from './machine.js';
import type {RunResult} from './protocol.js';
import {places} from './root-folder.js';
import type {Sandbox} from './sandbox.js';

/** Runs claude-fix with these words. */
export async function runProgram(sandbox: Sandbox, machine: Machine, words: readonly string[]): Promise<RunResult> {
	const {environment, cwd, descriptors, secrets} = machine;
	const result = await sandbox.run({
		program: places.node,
		args: [places.program, ...words],
		environment,
		cwd,
		descriptors,
		secrets,
		timeout: limit(120_000),
	});
	if (result.isTimedOut) {
		throw new NotInTime(`claude-fix ${words.join(' ')} had not ended`);
	}
	return result;
}

/** What we say of the machine; `words` go to `check`. */
export async function diagnose(sandbox: Sandbox, machine: Machine, ...words: readonly string[]): Promise<Report> {
	const {stdout, stderr, requests} = await runProgram(sandbox, machine, ['check', '--json', ...patiently, ...words]);
	if (words.includes('--offline') && requests.length > 0) {
		throw new Error(`check --offline sent ${requests.map(({method, path}) => `${method} ${path}`).join(', ')}`);
	}
	try {
		return JSON.parse(stdout) as Report;
	} catch {
		throw new Error(`check --json printed no report: ${machine.hide(`${stdout} ${stderr}`).slice(0, 500)}`);
	}
}

/** In words, what is not as predicted; empty if all is. */
export function compare(
	predicted: ReportRequest | null | undefined,
	observed: Observed,
	hide: (text: string) => string,
): readonly string[] {
	if (predicted === undefined) {
		return ['the report has no such request'];
	}
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
	// Beside a token the client doesn't wait for the helper: its key goes along once it has printed one (observed on 2.1.332).
	const isAwaited = predicted.bearer?.source !== 'ANTHROPIC_AUTH_TOKEN' || predicted.xApiKey?.source !== 'apiKeyHelper';
	for (const field of ['xApiKey', 'bearer'] as const) {
		if (field === 'xApiKey' && !isAwaited && sent.xApiKey === undefined) {
			continue;
		}
		if (!isSpent && !fits(predicted[field], sent[field])) {
			const was = sent[field] === undefined ? 'no such header' : `"${hide(sent[field])}" (${fingerprint(sent[field])})`;
			problems.push(`${field}: predicted ${write(predicted[field])}, was ${was}`);
		}
	}
	return problems;
}

function fits(predicted: ReportCredential | null, sent: string | undefined): boolean {
	if (predicted === null || sent === undefined) {
		return predicted === null && sent === undefined;
	}
	if (predicted.fingerprint !== null) {
		return predicted.fingerprint === fingerprint(sent);
	}
	if (predicted.source === 'login' || predicted.source === 'profile') {
		return isRenewed(sent);
	}
	if (predicted.source === 'api-key-descriptor' || predicted.source === 'CLAUDE_CODE_OAUTH_TOKEN') {
		// What a file descriptor holds can't be seen.
		return true;
	}
	// A helper that only a project names is never run by us: what it prints is not known.
	const isProjects = predicted.source === 'apiKeyHelper' && /^\.\/|\.local\.json$/.test(predicted.where?.path ?? '');
	return isProjects || sent === '';
}

function write(credential: ReportCredential | null): string {
	return credential
		? `${credential.source} of ${credential.where?.path ?? 'no place'} (${credential.fingerprint ?? 'empty or not known'})`
		: 'none';
}

function sourcesOf(predicted: ReportRequest | null): string {
	return `${write(predicted?.xApiKey ?? null)} and ${write(predicted?.bearer ?? null)}`;
}
