// One prompt through the stand-in for Claude Code: the request that it sends, and its words for the answer.
import type {CaseProgram} from './cases.js';
import {type ClaudeSetup, isCorrupt} from './stand-ins-claude-setup.js';

type Said = NonNullable<CaseProgram['print']>;

export type Post = (
	url: string,
	headers: Readonly<Record<string, string>>,
	body: string,
) => Promise<{readonly status: number; readonly body: string}>;

const clouds = {
	BEDROCK: 'AWS authentication failed',
	VERTEX: 'Google authentication failed',
	FOUNDRY: 'Azure authentication failed',
} as const;

/** Sends one message with the credential that wins. `post` rejects with a code where no answer comes. */
export async function say(setup: ClaudeSetup, post: Post): Promise<Said> {
	const {variables, globalFile} = setup;
	const cloud = Object.entries(clouds).find(([name]) =>
		/^(1|true|yes|on)$/i.test((variables[`CLAUDE_CODE_USE_${name}`] ?? '').trim()),
	);
	if (cloud) {
		return failed(cloud[1]);
	}
	if (isCorrupt(globalFile)) {
		return failed(`Claude configuration file at ${globalFile} is corrupted`);
	}
	const winner = setup.credential(await setup.helped());
	if (!winner) {
		return failed('Not logged in · Please run /login');
	}
	const base = (variables.ANTHROPIC_BASE_URL || 'https://api.anthropic.com').trim();
	if (!URL.canParse(base) || !/^https?:/.test(base)) {
		return failed('API Error: Invalid URL');
	}
	const headers: Record<string, string> = {
		'content-type': 'application/json',
		'anthropic-version': '2023-06-01',
		...(winner.key ? {'x-api-key': winner.key} : {}),
		...(winner.bearer ? {authorization: `Bearer ${winner.bearer}`} : {}),
		...customHeaders(variables),
	};
	const message = {model: 'claude-haiku-4-5-20251001', max_tokens: 1, messages: [{role: 'user', content: 'hi'}]};
	try {
		const {status, body} = await post(`${base.replace(/\/$/, '')}/v1/messages`, headers, JSON.stringify(message));
		return read(winner.source, status, body);
	} catch (error) {
		const code = error instanceof Error && 'code' in error ? String(error.code) : 'ConnectionRefused';
		return failed(`API Error: Unable to connect to API (${code})`);
	}
}

/** A custom `authorization` gives way to ANTHROPIC_AUTH_TOKEN. */
function customHeaders(variables: ClaudeSetup['variables']): Record<string, string> {
	const lines = (variables.ANTHROPIC_CUSTOM_HEADERS ?? '').split('\n');
	const headers = lines.flatMap((line): readonly (readonly [string, string])[] => {
		const [, name, value = ''] = /^([A-Za-z-]+):\s*(.*)$/.exec(line.trim()) ?? [];
		return name === undefined || (/^authorization$/i.test(name) && variables.ANTHROPIC_AUTH_TOKEN)
			? []
			: [[name.toLowerCase(), value]];
	});
	return Object.fromEntries(headers);
}

function read(source: string, status: number, text: string): Said {
	let message: string;
	try {
		const answer = JSON.parse(text) as {readonly error?: {readonly message?: string}};
		message = answer.error?.message ?? '';
	} catch {
		return failed(`API returned an empty or malformed response (HTTP ${status})`);
	}
	return status < 300 ? {result: 'Hi.'} : failed(words(source, status, message, text), status);
}

function words(source: string, status: number, message: string, text: string): string {
	const known: readonly (readonly [RegExp, string])[] = [
		[
			/organization has been disabled/,
			'Your ANTHROPIC_API_KEY belongs to a disabled organization · Unset the environment variable to use your subscription instead',
		],
		[/credit balance is too low/, 'Credit balance is too low'],
		[/OAuth token has been revoked/, 'OAuth token revoked · Please run /login'],
		[/does not have access to Claude Code/, 'Your account does not have access to Claude Code. Please run /login.'],
		[
			/invalid x-api-key/,
			`Invalid API key · ${source === 'ANTHROPIC_API_KEY' ? 'Fix external API key' : 'Please run /login'}`,
		],
	];
	const said = known.find(([pattern]) => pattern.test(message))?.[1];
	if (said !== undefined) {
		return said;
	}
	if (status === 404) {
		return "There's an issue with the selected model (claude-opus-5-5). It may not exist or you may not have access to it. Run --model to pick a different model.";
	}
	return `${status === 401 || status === 403 ? 'Failed to authenticate. ' : ''}API Error: ${status} ${text}`;
}

function failed(result: string, status?: number): Said {
	return {exit: 1, result, ...(status !== undefined && {status})};
}
