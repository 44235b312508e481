// The command that repeats the free request: run here in a real shell, with a stand-in for curl that says what it was given.
import {execFileSync} from 'node:child_process';
import {describe, expect, it} from 'vitest';
import {curlOf} from '../../source/core/repeat.js';
import type {Request, Sent} from '../../source/core/request.js';
import {Secret} from '../../source/core/secret.js';
import {scratchHost} from '../helpers/host.js';

const sent: Sent = {source: 'ANTHROPIC_API_KEY', site: {kind: 'environment'}, value: new Secret('x'.repeat(30))};
const request: Request = {
	provider: 'anthropic',
	origin: 'https://api.anthropic.com',
	baseUrl: undefined,
	xApiKey: sent,
	bearer: null,
	isSigned: false,
};
const bash = {shell: 'bash', platform: 'linux'} as const;

function withUrl(plain: string): Request {
	return {
		...request,
		baseUrl: {name: 'ANTHROPIC_BASE_URL', value: new Secret(plain), plain, site: {kind: 'environment'}},
	};
}

describe('the command', () => {
	it('puts the key into a header by a pipe, and never into an argument', () => {
		const scratch = scratchHost({programs: {curl: 'echo "arguments: $*"; echo "input: $(cat)"'}});
		const said = execFileSync('/bin/sh', ['-c', curlOf(request, bash) ?? ''], {
			env: {PATH: `${scratch.bin}:/usr/bin:/bin`, ANTHROPIC_API_KEY: 'made-up %s "key"'},
			encoding: 'utf8',
		});
		expect(said).toBe(
			'arguments: -i -H @- -H anthropic-version: 2023-06-01 https://api.anthropic.com/v1/models\ninput: x-api-key: made-up %s "key"\n',
		);
	});

	it.each<[string, Request, string | undefined]>([
		[
			'a bearer',
			{...request, xApiKey: null, bearer: {...sent, source: 'ANTHROPIC_AUTH_TOKEN'}},
			'Authorization: Bearer %s',
		],
		['a gateway', withUrl(' https://relay.example:8080/api/ '), 'https://relay.example:8080/api/v1/models'],
		['a sign-in', {...request, xApiKey: null, bearer: {...sent, source: 'login'}}, undefined],
		['a helper', {...request, xApiKey: {...sent, source: 'apiKeyHelper'}}, undefined],
		['a cloud', {...request, provider: 'bedrock'}, undefined],
		['nothing', {...request, xApiKey: null}, undefined],
		['a shell file', {...request, xApiKey: {...sent, site: {kind: 'file', path: '/home/x/.zshrc', line: 3}}}, 'printf'],
		['settings', {...request, xApiKey: {...sent, site: {kind: 'file', path: '/x/.claude/settings.json'}}}, undefined],
		['a .env file', {...request, xApiKey: {...sent, site: {kind: 'file', path: '/x/.env.local', line: 1}}}, undefined],
		['an address that a shell would run', withUrl('https://x/$(id)'), undefined],
		['another', withUrl("https://x/';id;'"), undefined],
	])('of %s', (_, one, part) => {
		const command = curlOf(one, bash);
		expect(command === undefined).toBe(part === undefined);
		expect(command ?? '').toContain(part ?? '');
	});

	it('is written for the shell', () => {
		expect(curlOf(request, {shell: 'powershell', platform: 'win32'})).toContain('$env:ANTHROPIC_API_KEY" | curl.exe');
		expect(curlOf(request, {shell: 'pwsh', platform: 'linux'})).toContain('$env:ANTHROPIC_API_KEY" | curl -i');
		expect(curlOf(request, {shell: 'fish', platform: 'linux'})).toBe(curlOf(request, bash));
		expect(curlOf(request, {shell: 'nu', platform: 'linux'})).toContain('($env.ANTHROPIC_API_KEY)" | ^curl');
		// No way to do it that keeps the key off the command line.
		expect(curlOf(request, {shell: 'cmd', platform: 'win32'})).toBeUndefined();
	});
});
