// What stops a request, with its cause and the client's words; and where a request goes.
import {describe, expect, test} from 'vitest';
import {predict} from '../../source/core/request.js';
import {type FactsByHand, factsByHand, pathOf} from '../helpers/facts.js';

const print = (facts: FactsByHand) => predict(factsByHand(facts)).print;
const K = {ANTHROPIC_API_KEY: 'the-api-key'};
const T = {ANTHROPIC_AUTH_TOKEN: 'the-token'};
const key = (text: string) => ({env: {ANTHROPIC_API_KEY: text}});
const helper: FactsByHand = {files: [['user', {apiKeyHelper: 'get-key'}]]};

describe('what keeps it from starting', () => {
	test('malformed managed settings', () => {
		const {request, refusal, intended} = print({env: K, stopper: true});
		expect(request).toBeNull();
		expect(refusal?.cause).toBe('settings-malformed');
		expect(refusal?.says).toContain(`${pathOf.managed}: Managed settings document could not be parsed`);
		expect(intended?.xApiKey?.source).toBe('ANTHROPIC_API_KEY');
	});

	test('old versions pass over malformed managed settings', () => {
		expect(print({env: K, stopper: true, version: '2.0.76'}).request?.xApiKey?.source).toBe('ANTHROPIC_API_KEY');
	});

	test.each<[string, FactsByHand, string | undefined]>([
		['corrupt', {env: K, global: {state: 'corrupt'}}, 'config-corrupt'],
		['corrupt, in an old version', {env: K, global: {state: 'corrupt'}, version: '2.0.76'}, 'config-corrupt'],
		['empty, in an old version', {env: K, global: {state: 'empty'}, version: '2.0.76'}, 'config-corrupt'],
		['unreadable: as if absent', {env: K, global: {state: 'unreadable'}}, undefined],
		['empty', {env: K, global: {state: 'empty'}}, undefined],
		[
			'empty, and there are backups',
			{env: K, global: {state: 'empty', backups: [{path: '/b', at: 1, isWhole: false}]}},
			'config-corrupt',
		],
	])('global file %s', (_, facts, cause) => {
		expect(print(facts).refusal?.cause).toBe(cause);
	});
});

describe('managed settings that force a sign-in', () => {
	const forced = (facts: FactsByHand): FactsByHand => ({
		...facts,
		files: [...(facts.files ?? []), ['managed', {forceLoginMethod: 'console'}]],
	});
	test.each<[string, FactsByHand, string | undefined]>([
		['K', {env: K}, 'managed-policy'],
		['T', {env: T}, 'managed-policy'],
		['helper', helper, 'managed-policy'],
		['helper that is out of use', {...helper, env: {CLAUDE_CODE_SIMPLE: '1'}}, 'managed-policy'],
		['O', {env: {CLAUDE_CODE_OAUTH_TOKEN: 'o'}}, undefined],
		['login', {login: {}}, undefined],
		['console key', {global: {primary: 'p'}}, undefined],
		['custom header', {env: {ANTHROPIC_CUSTOM_HEADERS: 'x-api-key: h'}}, undefined],
		['cloud', {env: {...K, CLAUDE_CODE_USE_BEDROCK: '1', AWS_BEARER_TOKEN_BEDROCK: 'b'}}, 'managed-policy'],
		['cloud alone', {env: {CLAUDE_CODE_USE_BEDROCK: '1', AWS_BEARER_TOKEN_BEDROCK: 'b'}}, undefined],
		['an old version', {env: K, version: '2.1.146'}, undefined],
	])('%s', (_, facts, cause) => {
		expect(print(forced(facts)).refusal?.cause).toBe(cause);
	});

	test('an unknown method is no method', () => {
		expect(print({env: K, files: [['managed', {forceLoginMethod: 'sso'}]]}).refusal).toBeUndefined();
	});

	test('in user settings it has no effect', () => {
		expect(print({env: K, files: [['user', {forceLoginMethod: 'console'}]]}).refusal).toBeUndefined();
	});

	test('a declined key is not in use in a session', () => {
		const {interactive} = predict(factsByHand(forced({env: K, login: {}})));
		expect(interactive.request?.bearer?.source).toBe('login');
	});

	test.each<[string, FactsByHand, string | undefined]>([
		['its own organisation', {login: {}, global: {organization: 'ours'}}, undefined],
		['another organisation', {login: {}, global: {organization: 'mine'}}, 'managed-policy'],
		['an unknown one, which is asked first', {login: {}}, 'managed-policy'],
		['a token, whose organisation is asked first', {env: {CLAUDE_CODE_OAUTH_TOKEN: 'o'}}, 'managed-policy'],
		['a key', {env: K}, 'managed-policy'],
	])('forced organisation: %s', (_, facts, cause) => {
		const forcedOrganization: FactsByHand = {...facts, files: [['managed', {forceLoginOrgUUID: ['ours']}]]};
		expect(print(forcedOrganization).refusal?.cause).toBe(cause);
	});
});

test.each<[string, FactsByHand, string | undefined]>([
	['nothing else', {}, 'config-dir-split'],
	['a key', {env: K}, 'config-dir-split'],
	['O', {env: {CLAUDE_CODE_OAUTH_TOKEN: 'o'}}, undefined],
	['a login that is not due', {login: {}, env: K}, undefined],
	['simple', {env: {...K, CLAUDE_CODE_SIMPLE: '1'}}, undefined],
])('a due login and CLAUDE_CONFIG_DIR set to nothing: %s', (_, facts, cause) => {
	const due: FactsByHand = {login: {expiresAt: 1}, ...facts, env: {...facts.env, CLAUDE_CONFIG_DIR: ''}};
	expect(print(due).refusal?.cause).toBe(cause);
});

describe('values that no header can have', () => {
	const start =
		'Invalid API key · Fix external API key · Invalid X-Api-Key header value from ANTHROPIC_API_KEY: it contains';
	test.each<[string, string, string]>([
		[
			'a line break inside',
			`${'k'.repeat(20)}\n${'e'.repeat(88)}`,
			`${start} a line break at character 21 (109 characters on 2 lines).`,
		],
		['CR LF is one line break', 'ab\r\ncd', `${start} a line break at character 3 (6 characters on 2 lines).`],
		['a lone CR', 'ab\rcd', `${start} a line break at character 3 (5 characters on 2 lines).`],
		[
			'a zero-width character',
			`${'k'.repeat(108)}\u200b`,
			`${start} a zero-width character (U+200B) at character 109 (109 characters).`,
		],
		[
			'a Cyrillic letter',
			`${'k'.repeat(13)}\u0430key`,
			`${start} a non-ASCII character at character 14 (17 characters).`,
		],
	])('%s', (_, text, says) => {
		expect(print(key(text)).refusal?.says).toBe(says);
	});

	test.each<[string, string]>([
		['Latin-1', 'kéy©'],
		['a soft hyphen', 'k\u00ady'],
		['blanks inside', 'k e\ty'],
		['quotes', '"key"'],
		['Bearer', 'Bearer key'],
		['a bell', 'key\u0007'],
		['a placeholder', 'null'],
	])('%s is sent as it is', (_, text) => {
		expect(print(key(text)).request?.xApiKey?.value?.length).toBe(text.length);
	});

	test.each<[string, FactsByHand, string]>([
		['a line break: key-whitespace', key('a\nb'), 'key-whitespace'],
		['invisible: key-invisible', key('a\u200bb'), 'key-invisible'],
		['of the console key', {global: {primary: 'a\u200bb'}}, 'key-invisible'],
		['of the login', {login: {access: 'a\nb'}}, 'login-corrupt'],
		[
			'although a custom header replaces it',
			{env: {ANTHROPIC_API_KEY: 'a\nb', ANTHROPIC_CUSTOM_HEADERS: 'x-api-key: h'}},
			'key-whitespace',
		],
		['in a custom header', {env: {ANTHROPIC_CUSTOM_HEADERS: 'x-api-key: h\u200b'}}, 'custom-headers'],
		['in a custom Authorization', {env: {...K, ANTHROPIC_CUSTOM_HEADERS: 'Authorization: a\u200b'}}, 'custom-headers'],
		['a lone CR between headers', {env: {...K, ANTHROPIC_CUSTOM_HEADERS: 'X-A: a\rx-api-key: h'}}, 'custom-headers'],
		['a custom header without a name', {env: {...K, ANTHROPIC_CUSTOM_HEADERS: 'X-A: a\n: b'}}, 'custom-headers'],
	])('%s', (_, facts, cause) => {
		expect(print(facts).refusal?.cause).toBe(cause);
	});

	test.each<[string, FactsByHand]>([
		['a token', {env: {...K, ...T}}],
		['a helper', helper],
		['a cloud', {env: {CLAUDE_CODE_USE_BEDROCK: '1', AWS_BEARER_TOKEN_BEDROCK: 'b'}}],
	])('a custom Authorization that gives way to %s may have anything in it', (_, facts) => {
		const env = {...facts.env, ANTHROPIC_CUSTOM_HEADERS: 'Authorization: a\u200bb'};
		expect(print({...facts, env}).refusal).toBeUndefined();
	});

	test.each<[string, FactsByHand, string | undefined]>([
		['a token', {env: T}, 'custom-headers'],
		['a cloud', {env: {CLAUDE_CODE_USE_BEDROCK: '1', AWS_BEARER_TOKEN_BEDROCK: 'b'}}, undefined],
	])('in another spelling, against %s', (_, facts, cause) => {
		const env = {...facts.env, ANTHROPIC_CUSTOM_HEADERS: 'AUTHORIZATION: a\u200bb'};
		expect(print({...facts, env}).refusal?.cause).toBe(cause);
	});

	test('older versions say less', () => {
		expect(print({...key('a\nb'), version: '2.1.142'}).refusal?.says).toBe('Invalid API key · Fix external API key');
	});

	test('the name of a custom header is not given away', () => {
		const {refusal} = print({env: {...K, ANTHROPIC_CUSTOM_HEADERS: 'X Team: a\nX-B: c'}});
		expect(refusal?.says).toBe(
			'Invalid ANTHROPIC_CUSTOM_HEADERS · Fix the environment variable · Invalid name for distinct header 1 of 2 parsed from ANTHROPIC_CUSTOM_HEADERS: the HTTP runtime does not accept it (6 characters).',
		);
	});
});

describe('base URL', () => {
	const origin = (text: string): string | null =>
		print({env: {...K, ANTHROPIC_BASE_URL: text}}).request?.origin ?? null;
	test.each([
		['', 'https://api.anthropic.com'],
		[' \r\n', 'https://api.anthropic.com'],
		['https://gw.example/anthropic ', 'https://gw.example'],
		['HTTPS://GW.EXAMPLE:443/x?y#z', 'https://gw.example'],
		['https://me:pw@gw.example/v1', 'https://gw.example'],
		['https://gw.exa\nmple/', 'https://gw.example'],
		['localhost:4000', 'http://localhost:4000'],
		['gw.example:8080/path', 'http://gw.example:8080'],
		['127.0.0.1:8787', null],
		['[::1]:8787/', null],
		['my_host:8787', null],
		['https:\\\\gw.example', 'https://gw.example'],
		['gw.example', null],
		['gw.example/v1', null],
		['"https://gw.example"', null],
		['[gateway](https://gw.example)', null],
		['ftp://gw.example', null],
		['https://', null],
		['localhost:99999', null],
	])('%j → %s', (text, expected) => {
		expect(origin(text)).toBe(expected);
	});

	test('an invalid one is refused in the words of Claude Code', () => {
		const {refusal} = print({env: {...K, ANTHROPIC_BASE_URL: 'gw.example'}});
		expect(refusal).toMatchObject({cause: 'base-url-invalid', says: 'API Error: Invalid URL'});
	});

	test('without a credential that comes first', () => {
		expect(print({env: {ANTHROPIC_BASE_URL: 'gw.example'}}).refusal?.cause).toBe('gateway-no-credential');
	});
});
