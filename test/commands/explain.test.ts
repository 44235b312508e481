// The command: what it prints for causes, status codes, messages and nonsense, and that no secret comes back.
import {readFileSync} from 'node:fs';
import stringWidth from 'string-width';
import {describe, expect, it} from 'vitest';
import {causeIds} from '../../source/causes/index.js';
import {statusCodes} from '../../source/causes/status-codes.js';
import {explainCommand, explainPasted} from '../../source/commands/explain.js';
import type {Options, World} from '../../source/commands/world.js';

const text = (words: string, width = 80) => explainPasted({text: words, isJson: false, width});
const json = (words: string) => JSON.parse(explainPasted({text: words, isJson: true, width: 80}).output);
const key = `sk-ant-api03-${'Qm7z'.repeat(20)}AA`;

describe('explainCommand', () => {
	it('tells of a cause by its name', () => {
		const {output, code} = text('key-declined');
		expect(code).toBe(0);
		expect(output).toContain('(key-declined)');
		expect(output).toContain('How to tell it apart');
		expect(output).toContain('1. ');
	});

	it.each(causeIds)('%s fits into 40 and 120 columns', (id) => {
		for (const width of [40, 120]) {
			const words = text(id, width).output.split('\n');
			const long = words.filter(
				(line) => stringWidth(line) > width && !/^https:|^\S+$|security |~\//.test(line.trim()),
			);
			expect(long).toEqual([]);
		}
		expect(json(id)).toMatchObject({causes: [id], recognised: true});
	});

	it.each(statusCodes.map(({status}) => status))('tells of status %i', (status) => {
		expect(text(`HTTP ${status}`).output).toMatch(new RegExp(`^${status} `));
		expect(json(String(status))).toMatchObject({recognised: true, status});
	});

	it('says honestly that it does not know a text', () => {
		expect(text('hello there')).toMatchObject({code: 1});
		expect(text('hello there').output).toMatch(/^Not recognised: hello there/);
		expect(json('hello there')).toMatchObject({causes: [], recognised: false, input: 'hello there', explanations: []});
	});

	it('takes an empty text for wrong usage', () => {
		expect(text(' \n').code).toBe(2);
	});

	it('puts the likeliest first and names the others', () => {
		const {output} = text('⏺ Credit balance is too low\n> but I have a Max plan??');
		expect(output).toContain('(key-overrides-login)');
		expect(output.split('If not:')[1]).toContain('(credit-too-low)');
	});

	it.each([
		[
			'the TypeScript SDK',
			'AuthenticationError: 401 {"type":"error","error":{"type":"authentication_error","message":"invalid x-api-key"}}',
		],
		[
			'LiteLLM',
			'litellm.AuthenticationError: AnthropicException - {"type":"error","error":{"type":"authentication_error","message":"invalid x-api-key"}}',
		],
		[
			'a gateway',
			'API Error: 401 {"error":{"message":"Invalid token","type":"new_api_error"}} https://relay.example/v1/messages',
		],
		[
			'the action',
			'##[error]Environment variable validation failed:\n  - Either ANTHROPIC_API_KEY or CLAUDE_CODE_OAUTH_TOKEN is required',
		],
	])('says in ten lines what was seen, what it means and what to do first: %s', (_, pasted) => {
		for (const width of [80, 100, 120]) {
			const {output} = text(pasted, width);
			expect(output.split('\n').length).toBeLessThanOrEqual(10);
			expect(output).toMatch(/^Seen: /);
			expect(output).toContain('First: ');
			expect(output).toContain('`claude-fix check`');
		}
	});

	it('keeps to ten lines in the narrowest window, and what else it can be before prose', () => {
		const messages = readFileSync(new URL('../core/messages.jsonl', import.meta.url), 'utf8')
			.split('\n')
			.filter((line, at) => line !== '' && at % 40 === 0)
			.map((line) => JSON.parse(line) as {readonly id: string; readonly text: string});
		const long = messages.flatMap(({id, text: pasted}) => {
			const lines = text(pasted, 40).output.split('\n');
			return lines[0]?.includes('Seen:') && (lines.length > 10 || !lines.some((line) => line.startsWith('First:')))
				? [id]
				: [];
		});
		expect(long).toEqual([]);
		const narrow = text('⏺ Credit balance is too low\n> but I have a Max plan??', 40).output;
		expect(narrow.replace(/\s+/g, ' ')).toMatch(/If not: [^(]+\(credit-too-low\)/);
	});

	it('wraps nothing where there is no window', () => {
		const {output} = text(
			'API Error: 401 OAuth token has expired. Please obtain a new token',
			Number.POSITIVE_INFINITY,
		);
		expect(
			output.split('\n').map((line) => /^(?:Seen|First|If not|`claude-fix)|\(login-expired\)/.test(line)),
		).not.toContain(false);
	});

	it('does not send a workflow, an app or a cloud to the sign-in of Claude Code', () => {
		const first = (pasted: string) => /First: ([\s\S]*?)(?=\nIf not|\n`)/.exec(text(pasted, 100).output)?.[1] ?? '';
		expect(first('##[error]Either ANTHROPIC_API_KEY or CLAUDE_CODE_OAUTH_TOKEN is required')).toContain(
			'anthropic_api_key',
		);
		expect(first('opencode: 401 OAuth token has expired. Please obtain a new token')).toContain('in the app');
		expect(first('API Error: 403 The security token included in the request is expired')).toContain('aws sso login');
	});

	it.each([
		[
			'Continue',
			'**Error Details**\n\nStatus Code: 401\n{"type":"authentication_error","message":"invalid x-api-key"}',
			'in the app',
		],
		[
			'Goose',
			'ERROR goose::agents: Error: 401 {"type":"error","error":{"type":"authentication_error","message":"invalid x-api-key"}}',
			'in the app',
		],
		[
			'Python',
			'TypeError: "Could not resolve authentication method. Expected one of api_key, auth_token to be set."',
			'environment of this process',
		],
		[
			'boto3',
			'Traceback (most recent call last):\n  File "/usr/lib/python3/dist-packages/botocore/client.py", line 1, in x\nbotocore.errorfactory.AccessDeniedException: An error occurred (AccessDeniedException) when calling the Converse operation: You don\'t have access to the model with the specified model ID.',
			'Enable the model',
		],
		[
			'Spring',
			'org.springframework.ai.retry.NonTransientAiException: 404 - {"type":"error","error":{"type":"not_found_error","message":"model: claude-2.1"}}',
			'Write a model',
		],
		[
			'the action',
			'"api_error_status": 401,\n"error": "authentication_failed",\n"result": "Failed to authenticate. API Error: 401 OAuth access token is invalid."\nanthropics/claude-code-action',
			'claude_code_oauth_token',
		],
		[
			'Cline behind a gateway',
			'Cline: 401 {"Error":"Required Authorization header is missing"}',
			"in the app's settings",
		],
		[
			'LiteLLM in front of a cloud',
			'n8n: Credential test failed "team not allowed to access model. This team can only access models" LiteLLM bedrock',
			'whoever runs',
		],
		[
			'a budget of a gateway',
			"openai.BadRequestError: Error code: 400 - {'error': {'message': 'Budget has been exceeded! Current cost: 25.3, Max budget: 25.0', 'type': 'budget_exceeded', 'param': None}} litellm anthropic/claude-sonnet-4-5",
			'whoever runs this gateway',
		],
		[
			'Foundry',
			'litellm.AuthenticationError: AzureException AuthenticationError - Access denied due to invalid subscription key or wrong API endpoint. model=azure-claude-sonnet-4-5',
			'key and endpoint',
		],
		[
			'the AI SDK without the version in its path',
			"Error [AI_APICallError]: Not Found\n  url: 'https://api.anthropic.com/messages',\n  statusCode: 404",
			'`/v1`',
		],
		['Zed', 'agent_servers::acp] agent stderr: Error: spawn claude ENOENT', "the program's path"],
	])('says first what cures it for the reader: %s', (_, pasted, words) => {
		expect(/^First: .*$/m.exec(text(pasted, Number.POSITIVE_INFINITY).output)?.[0]).toContain(words);
	});

	it('puts no line behind a host or a path, and says what stands behind a status', () => {
		expect(
			text('Provider Error: 403 Unauthorized\nanthropicBaseUrl: https://portkey.gw.acme.example\nRoo Code 3.41').output,
		).toContain('from portkey.gw.acme.example, through Roo Code');
		expect(text('API Error: 400 This organization has been disabled.').output).toContain(
			'Seen: 400 "This organization has been disabled."',
		);
	});

	it('says whose error it is where that is plain', () => {
		expect(text('npm ERR! code E401\nnpm ERR! Unable to authenticate').output).toContain('an error of npm');
	});

	it('gives the facts, a confidence, and whether the text was cut', () => {
		expect(
			json('API Error: 401 {"type":"error","error":{"type":"authentication_error","message":"invalid x-api-key"}}'),
		).toMatchObject({
			facts: {status: 401, type: 'authentication_error', message: 'invalid x-api-key', party: 'anthropic'},
			truncated: false,
		});
		expect(json('hello there').confidence).toBe(0);
	});

	it.each([
		['on the first line', `x-api-key: ${key}\n401 invalid x-api-key`],
		['in a variable', `ANTHROPIC_API_KEY=${key} claude\nInvalid API key · Fix external API key`],
		['cut by a wrap', `${key.slice(40)}\nAPI Error: 401 invalid x-api-key`],
		['in a short piece', `${key.slice(-14)} API Error: 401 invalid x-api-key`],
		['in a cookie', `sessionKey=${key.replace('api03', 'sid01')} 401 invalid x-api-key`],
	])('never shows a key %s', (_, pasted) => {
		for (const isJson of [true, false]) {
			const {output} = explainPasted({text: pasted, isJson, width: 80});
			for (let at = 0; at + 8 <= key.length - 13; at += 1) {
				expect(output).not.toContain(key.slice(13 + at, 21 + at));
			}
		}
	});

	it('never lets the text drive the terminal', () => {
		expect(text('\u001b[2Jhello\u0007 there').output).not.toMatch(/[\u001b\u0007]/);
	});
});

describe('the command', () => {
	const run = async (words: readonly string[], input = '') => {
		const printed: string[] = [];
		const warned: string[] = [];
		const world: Pick<World, 'print' | 'printJson' | 'warn' | 'readInput' | 'width'> = {
			width: 80,
			print: (line) => void printed.push(line),
			printJson: (value) => void printed.push(JSON.stringify(value)),
			warn: (line) => void warned.push(line),
			readInput: async () => input,
		};
		const options: Pick<Options, 'words' | 'isJson'> = {words, isJson: true};
		const code = await explainCommand(options as Options, world as World);
		return {code, printed, warned};
	};

	it('joins its words', async () => {
		expect((await run(['Invalid', 'bearer', 'token'])).printed.join()).toContain('gateway-token-left');
	});

	it('reads standard input for -', async () => {
		expect((await run(['-'], 'zsh: command not found: claude')).printed.join()).toContain('claude-missing');
	});

	it('warns on standard error about an empty text', async () => {
		expect(await run(['-'], '')).toMatchObject({
			code: 2,
			printed: [],
			warned: [expect.stringContaining('explain needs')],
		});
	});
});
