// Where a session differs from `claude -p`: approvals (request-rules.md §5.0 and §9).
import {expect, test} from 'vitest';
import {predict} from '../../source/core/request.js';
import {Secret} from '../../source/core/secret.js';
import {type FactsByHand, factsByHand} from '../helpers/facts.js';

const text = `sk-ant-api03-${'x'.repeat(60)}0123456789abcdefghij`;
const tail = new Secret(text.slice(-20));
const K = {ANTHROPIC_API_KEY: text};
const approved: FactsByHand = {global: {approved: [tail]}};
const declined: FactsByHand = {global: {rejected: [tail]}};

function both(facts: FactsByHand): readonly string[] {
	const {print, interactive} = predict(factsByHand(facts));
	return [print, interactive].map(({request, refusal}) =>
		request
			? `${request.xApiKey?.source ?? '-'} ${request.bearer?.source ?? '-'}`
			: `${refusal?.cause}${refusal?.isAsked ? ' (asked)' : ''}`,
	);
}

const key = 'ANTHROPIC_API_KEY -';
test.each<[string, FactsByHand, string, string]>([
	['approved', {env: K, ...approved}, key, key],
	['declined', {env: K, ...declined}, key, 'key-declined'],
	['in both lists: approved', {env: K, global: {approved: [tail], rejected: [tail]}}, key, key],
	['never asked', {env: K}, key, 'key-declined (asked)'],
	['declined, login', {env: K, ...declined, login: {}}, key, '- login'],
	['declined, O', {env: {...K, CLAUDE_CODE_OAUTH_TOKEN: 'o'}, ...declined}, key, '- CLAUDE_CODE_OAUTH_TOKEN'],
	['declined, console key', {env: K, global: {rejected: [tail], primary: 'p'}}, key, 'managed-key -'],
	[
		'declined, token',
		{env: {...K, ANTHROPIC_AUTH_TOKEN: 't'}, ...declined},
		'ANTHROPIC_API_KEY ANTHROPIC_AUTH_TOKEN',
		'- ANTHROPIC_AUTH_TOKEN',
	],
	[
		'declined, helper',
		{env: K, ...declined, files: [['user', {apiKeyHelper: 'x'}]]},
		'ANTHROPIC_API_KEY apiKeyHelper',
		'apiKeyHelper apiKeyHelper',
	],
	[
		'declined, custom header',
		{env: {...K, ANTHROPIC_CUSTOM_HEADERS: 'x-api-key: h'}, ...declined},
		'ANTHROPIC_CUSTOM_HEADERS -',
		'ANTHROPIC_CUSTOM_HEADERS -',
	],
	['declined, spent login', {env: K, ...declined, login: {access: '', refresh: ''}}, key, 'login-blank'],
	['trailing blank', {env: {ANTHROPIC_API_KEY: `${text} \n`}, ...approved}, key, key],
	['the whole key in the list', {env: K, global: {approved: [new Secret(text)]}}, key, 'key-declined (asked)'],
	['a short key', {env: {ANTHROPIC_API_KEY: 'short'}, global: {approved: [new Secret('short')]}}, key, key],
	['simple asks nothing', {env: {...K, CLAUDE_CODE_SIMPLE: '1'}}, key, key],
	['of managed settings', {files: [['managed', {env: K}]], ...declined, login: {}}, key, '- login'],
	['of an untrusted project', {files: [['project', {env: K}]], ...approved}, key, key],
	[
		'switched off by a project',
		{env: K, files: [['project', {env: {ANTHROPIC_API_KEY: ''}}]], ...approved, login: {}},
		'- login',
		'- login',
	],
	[
		'declined, with a character that no header has',
		{env: {ANTHROPIC_API_KEY: `${text}\u200b`}, login: {}},
		'key-invisible',
		'- login',
	],
	[
		'token, O and helper need no approval',
		{env: {ANTHROPIC_AUTH_TOKEN: 't'}},
		'- ANTHROPIC_AUTH_TOKEN',
		'- ANTHROPIC_AUTH_TOKEN',
	],
])('%s', (_, facts, print, interactive) => {
	expect(both(facts)).toEqual([print, interactive]);
});

test('a spent login is told in the words of each mode', () => {
	const {print, interactive} = predict(factsByHand({login: {access: '', refresh: ''}}));
	expect(print.refusal?.says).toBe('Failed to authenticate: OAuth session expired and could not be refreshed');
	expect(interactive.refusal?.says).toBe('Login expired · Please run /login');
});

const first: FactsByHand = {global: {hasCompletedOnboarding: false}};
const welcome = 'onboarding-incomplete';
const T = {ANTHROPIC_AUTH_TOKEN: 't'};
const token = '- ANTHROPIC_AUTH_TOKEN';
test.each<[string, FactsByHand, string, string]>([
	['a token', {env: T}, token, token],
	['a login', {login: {}}, '- login', '- login'],
	['a login that is over', {login: {expiresAt: 0, refresh: ''}}, '- login', welcome],
	['a login that can be renewed', {login: {expiresAt: 0}}, '- login', '- login'],
	['a setup token', {env: {CLAUDE_CODE_OAUTH_TOKEN: 'o'}}, '- CLAUDE_CODE_OAUTH_TOKEN', '- CLAUDE_CODE_OAUTH_TOKEN'],
	['a token of user settings', {files: [['user', {env: T}]]}, token, token],
	['a token of managed settings', {files: [['managed', {env: T}]]}, token, token],
	['a token of a project', {files: [['project', {env: T}]]}, token, welcome],
	['a token of the local settings', {files: [['local', {env: T}]]}, token, welcome],
	['a token of a project beside a login', {files: [['project', {env: T}]], login: {}}, token, token],
	[
		'a helper of a project',
		{files: [['project', {apiKeyHelper: 'x'}]]},
		'apiKeyHelper apiKeyHelper',
		'apiKeyHelper apiKeyHelper',
	],
	['a custom header', {env: {ANTHROPIC_CUSTOM_HEADERS: 'x-api-key: h'}}, 'ANTHROPIC_CUSTOM_HEADERS -', welcome],
	['a console key', {global: {primary: 'p'}}, 'managed-key -', 'managed-key -'],
	['an approved key', {env: K, global: {approved: [tail]}}, key, key],
	['an approved key of a project', {files: [['project', {env: K}]], global: {approved: [tail]}}, key, welcome],
	['a key that was never asked about', {env: K}, key, 'key-declined (asked)'],
	['simple', {env: {...K, CLAUDE_CODE_SIMPLE: '1'}}, key, key],
	[
		'a cloud of a project',
		{files: [['project', {env: {CLAUDE_CODE_USE_BEDROCK: '1', AWS_BEARER_TOKEN_BEDROCK: 'b'}}]]},
		'- bedrock',
		'- bedrock',
	],
])('the first session with %s', (_, facts, print, interactive) => {
	expect(both({...facts, global: {...first.global, ...facts.global}})).toEqual([print, interactive]);
});
