// A stand-in for Claude Code, for the demo alone: what this program does when the demo has started it as `claude`. It picks the credential as
// the real one does and asks the demo's server.
import {readFileSync, writeFileSync} from 'node:fs';
import {request} from 'node:http';
import {join} from 'node:path';
import process from 'node:process';
import {ownWords} from '../core/own-words.js';
import * as out from '../host/out.js';

export type StandInConfiguration = {
	readonly version: string;
	readonly home: string;
	/** Origin → where the demo's server answers for it. */
	readonly routes: Readonly<Record<string, string>>;
	/** The text of the file that signing in writes. */
	readonly newLogin: string;
};

type Answer = {readonly text: string; readonly status?: number; readonly isError: boolean};

type Credential = {readonly header: 'authorization' | 'x-api-key'; readonly value: string};

/** `words`: its configuration, a JSON file, and what the real one takes. Resolves to the exit code. */
export async function playClaude([path = '', ...words]: readonly string[]): Promise<number> {
	const configuration = JSON.parse(readFileSync(path, 'utf8')) as StandInConfiguration;
	if (words[0] === '--version') {
		return print(`${configuration.version} (Claude Code)`);
	}
	if (words[0] === 'auth' && words[1] === 'login') {
		return signIn(configuration);
	}
	if (words.includes('-p')) {
		const answer = await ask(configuration);
		await print(
			words.includes('json')
				? JSON.stringify({
						type: 'result',
						is_error: answer.isError,
						result: answer.text,
						...(answer.status === undefined ? {} : {api_error_status: answer.status}),
					})
				: answer.text,
		);
		return answer.isError ? 1 : 0;
	}
	return print(
		"This is the demo's stand-in for Claude Code: it only signs in (claude auth login) and answers claude -p.",
	);
}

async function print(text: string): Promise<number> {
	await out.print(ownWords(text));
	return 0;
}

async function signIn({home, newLogin}: StandInConfiguration): Promise<number> {
	await print('Here Claude Code would open your browser. This one is made up.');
	if (process.stdin.isTTY) {
		await out.askLine(ownWords('Press Enter to sign in as sam@example.com '));
	}
	writeFileSync(loginPath(home), newLogin, {mode: 0o600});
	return print('Login successful.');
}

async function ask({home, routes}: StandInConfiguration): Promise<Answer> {
	const variables = {...process.env, ...settingsVariables(home)};
	const sent = credential(home, variables);
	if (!sent) {
		return {text: 'Not logged in · Please run /login', isError: true};
	}
	const base = variables.ANTHROPIC_BASE_URL || 'https://api.anthropic.com';
	try {
		const {status, body} = await post(`${base.replace(/\/$/, '')}/v1/messages`, {sent, routes});
		return status < 300 ? {text: 'OK', isError: false} : {text: `API Error: ${status} ${body}`, status, isError: true};
	} catch (error) {
		return {text: `API Error: ${error instanceof Error ? error.message : 'Unable to connect'}`, isError: true};
	}
}

/** Highest first. */
function credential(home: string, variables: Readonly<Record<string, string | undefined>>): Credential | undefined {
	const token = variables.ANTHROPIC_AUTH_TOKEN?.trim();
	const key = variables.ANTHROPIC_API_KEY?.trim();
	const login = readJson(loginPath(home))?.claudeAiOauth as {readonly accessToken?: string} | undefined;
	if (token) {
		return {header: 'authorization', value: `Bearer ${token}`};
	}
	if (key) {
		return {header: 'x-api-key', value: key};
	}
	return login?.accessToken ? {header: 'authorization', value: `Bearer ${login.accessToken}`} : undefined;
}

function settingsVariables(home: string): Readonly<Record<string, string>> {
	return (readJson(join(home, '.claude', 'settings.json'))?.env ?? {}) as Record<string, string>;
}

function loginPath(home: string): string {
	return join(home, '.claude', '.credentials.json');
}

/** What can't be read is as good as not there, as in the real one. */
function readJson(path: string): Readonly<Record<string, unknown>> | undefined {
	try {
		return JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;
	} catch {
		return undefined;
	}
}

function post(
	url: string,
	{sent: {header, value}, routes}: {readonly sent: Credential; readonly routes: StandInConfiguration['routes']},
): Promise<{readonly status: number; readonly body: string}> {
	const {origin, host, pathname} = new URL(url);
	const route = routes[origin];
	return new Promise((resolve, reject) => {
		if (route === undefined) {
			throw new Error('Unable to connect to API (ENOTFOUND)');
		}
		const headers = {host, 'content-type': 'application/json', [header]: value};
		const sent = request(new URL(pathname, route), {method: 'POST', headers, timeout: 5000}, (response) => {
			let body = '';
			response.setEncoding('utf8');
			response.on('data', (part: string) => {
				body += part;
			});
			response.on('end', () => resolve({status: response.statusCode ?? 0, body}));
		});
		sent.on('error', reject);
		sent.end('{"max_tokens":1}');
	});
}
