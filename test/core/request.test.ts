// What Claude Code would send, in tables: one row a rule of request-rules.md.
import {describe, expect, test} from 'vitest';
import type {SettingsFile} from '../../source/core/readings.js';
import {predict, type Request, type Sent} from '../../source/core/request.js';
import {Secret} from '../../source/core/secret.js';
import {type FactsByHand, factsByHand, fileByHand, now} from '../helpers/facts.js';

const K = {ANTHROPIC_API_KEY: 'the-api-key'};
const T = {ANTHROPIC_AUTH_TOKEN: 'the-token'};
const O = {CLAUDE_CODE_OAUTH_TOKEN: 'the-oauth-token'};
const works = {kind: 'printed', key: new Secret('the-helper-key')} as const;
const fails = {kind: 'failed', why: 'exit', detail: 'exited 1'} as const;
const helper = (outcome: FactsByHand['helper'] = works): FactsByHand => ({
	files: [['user', {apiKeyHelper: 'get-key'}]],
	...(outcome && {helper: outcome}),
});
const primary = {global: {primary: 'the-console-key'}};
const login = {login: {}};
const header = (text: string) => ({ANTHROPIC_CUSTOM_HEADERS: text});

/** A slot in a word: source=value; `-` for nothing, `?` for a value that isn't known, `""` for an empty header. */
function slot(sent: Sent | null): string {
	if (!sent) {
		return '-';
	}
	const names: Readonly<Record<string, string>> = {
		ANTHROPIC_API_KEY: 'K',
		ANTHROPIC_AUTH_TOKEN: 'T',
		CLAUDE_CODE_OAUTH_TOKEN: 'O',
		ANTHROPIC_CUSTOM_HEADERS: 'H',
		apiKeyHelper: 'helper',
	};
	const name = names[sent.source] ?? sent.source;
	return sent.isEmpty ? `${name}=""` : sent.isRenewedFirst ? `${name}=renewed` : sent.value ? name : `${name}=?`;
}

function slots(request: Request | null): string {
	return request ? `${slot(request.xApiKey)} ${slot(request.bearer)}` : 'nothing';
}

function printed(facts: FactsByHand): string {
	const {print} = predict(factsByHand(facts));
	return print.request ? slots(print.request) : `refused: ${print.refusal?.cause}`;
}

describe('the two header slots', () => {
	test.each<[string, FactsByHand, string]>([
		['nothing', {}, 'refused: login-missing'],
		['K', {env: K}, 'K -'],
		['login', login, '- login'],
		['K + login', {env: K, ...login}, 'K -'],
		['T', {env: T}, '- T'],
		['T + login', {env: T, ...login}, '- T'],
		['K + T', {env: {...K, ...T}}, 'K T'],
		['O', {env: O}, '- O'],
		['O + login', {env: O, ...login}, '- O'],
		['O + K', {env: {...O, ...K}}, 'K -'],
		['O + T', {env: {...O, ...T}}, '- T'],
		['helper', helper(), 'helper helper'],
		['helper + K', {...helper(), env: K}, 'K helper'],
		['helper + T', {...helper(), env: T}, 'helper T'],
		['helper + O + login', {...helper(), env: O, ...login}, 'helper helper'],
		['helper not run', helper({kind: 'not-run', why: 'no-consent'}), 'helper=? helper=?'],
		['failing helper + login', {...helper(fails), ...login}, 'helper="" helper=""'],
		['failing helper + console key', {...helper(fails), ...primary}, 'helper="" helper=""'],
		['a blank console key', {global: {primary: ' '}}, 'refused: login-missing'],
		['a blank console key + T', {global: {primary: '\n'}, env: T}, 'managed-key="" T'],
		['failing helper + K', {...helper(fails), env: K}, 'K helper=""'],
		['blank helper', {files: [['user', {apiKeyHelper: ' '}]], ...login}, 'helper="" helper=""'],
		['empty helper = none', {files: [['user', {apiKeyHelper: ''}]], ...login}, '- login'],
		[
			'a higher level switches the helper off',
			{
				files: [
					['user', {apiKeyHelper: 'x'}],
					['project', {apiKeyHelper: ''}],
				],
				...login,
			},
			'- login',
		],
		['console key', primary, 'managed-key -'],
		['console key + login', {...primary, ...login}, '- login'],
		['console key + O', {...primary, env: O}, '- O'],
		['console key + T', {...primary, env: T}, 'managed-key T'],
		['console key + T + login', {...primary, env: T, ...login}, 'managed-key T'],
		['console key + T + O', {...primary, env: {...T, ...O}}, 'managed-key T'],
		['console key + K', {...primary, env: K}, 'K -'],
		['console key + helper', {...primary, ...helper()}, 'helper helper'],
		['all', {...helper(), env: {...K, ...T, ...O}, ...login, ...primary}, 'K T'],
		['blanks of every kind are absent', {env: {ANTHROPIC_API_KEY: ' \u00a0\ufeff\u3000\r\n'}, ...login}, '- login'],
		['blank console key', {global: {primary: '\t'}}, 'refused: login-missing'],
		[
			'simple takes sign-ins away',
			{env: {...O, CLAUDE_CODE_SIMPLE: '1'}, ...login, ...primary},
			'refused: simple-mode',
		],
		['simple takes the helper away', {...helper(), env: {...K, CLAUDE_CODE_SIMPLE: 'yes'}}, 'K -'],
		['simple of a project is ignored', {files: [['local', {env: {CLAUDE_CODE_SIMPLE: '1'}}]], ...login}, '- login'],
		[
			'simple is not switched off by a project',
			{env: {CLAUDE_CODE_SIMPLE: '1'}, files: [['project', {env: {CLAUDE_CODE_SIMPLE: ''}}]], ...login},
			'refused: simple-mode',
		],
		['simple keeps the token', {env: {...T, CLAUDE_CODE_SIMPLE: 'on'}}, '- T'],
		['a profile that is named and not there', {env: {ANTHROPIC_PROFILE: 'work'}, ...login}, '- login'],
	])('%s', (_, facts, expected) => {
		expect(printed(facts)).toBe(expected);
	});

	test('what is sent is trimmed', () => {
		const {print} = predict(factsByHand({env: {ANTHROPIC_API_KEY: '\ufeff key \r\n'}}));
		expect(print.request?.xApiKey?.value?.equals(new Secret('key'))).toBe(true);
	});
});

describe('the stored login', () => {
	const past = now - 1000;
	test.each<[string, FactsByHand['login'], string]>([
		['expired with a refresh token', {expiresAt: past}, '- login=renewed'],
		['due within five minutes', {expiresAt: now + 299_000}, '- login=renewed'],
		['due in six minutes', {expiresAt: now + 360_000}, '- login'],
		['in seconds', {expiresAt: Math.floor(now / 1000) + 3600}, '- login=renewed'],
		['expiresAt 0', {expiresAt: 0}, '- login=renewed'],
		['expired, no refresh token', {expiresAt: past, refresh: undefined}, '- login'],
		['expired, no refresh token', {expiresAt: past, refresh: ''}, '- login'],
		['expired, a refresh token of white space', {expiresAt: past, refresh: ' '}, '- login=renewed'],
		['no expiry', {expiresAt: null}, '- login'],
		['expired in a folder that may not be written', {expiresAt: past, canBeSaved: false}, '- login'],
		[
			'refresh token past its end, which nobody looks at',
			{expiresAt: past, refreshTokenExpiresAt: past},
			'- login=renewed',
		],
		['refresh token expired, access token not', {refreshTokenExpiresAt: past}, '- login'],
		['blank stub', {access: '', refresh: '', expiresAt: 0}, 'refused: login-blank'],
		['blank access token only', {access: '', expiresAt: past}, 'refused: login-blank'],
		['no inference scope', {scopes: ['user:profile']}, 'refused: login-no-scope'],
		['no scopes', {scopes: undefined}, 'refused: login-no-scope'],
		['corrupt', {state: 'corrupt'}, 'refused: login-corrupt'],
		['unreadable', {state: 'unreadable'}, 'refused: login-access'],
		['only MCP tokens', {state: 'no-login'}, 'refused: login-missing'],
	])('%s', (_, stored, expected) => {
		expect(printed({login: stored})).toBe(expected);
	});

	const stub = {login: {access: '', refresh: '', expiresAt: 0}};
	test.each<[string, FactsByHand, string]>([
		['a console key', {...stub, ...primary}, 'managed-key -'],
		['K', {...stub, env: K}, 'K -'],
		['O', {...stub, env: O}, '- O'],
		['a custom x-api-key does not help', {...stub, env: header('x-api-key: h')}, 'refused: login-blank'],
		['a custom Authorization does', {...stub, env: header('Authorization: Bearer h')}, '- H'],
	])('spent, beside it %s', (_, facts, expected) => {
		expect(printed(facts)).toBe(expected);
	});
});

describe('versions before 2.1, as observed on 1.0.128 and 2.0.76', () => {
	const version = '2.0.76';
	test.each<[string, FactsByHand, string]>([
		['no settings bring a token along', {files: [['user', {env: O}]], ...login, version}, '- login'],
		['nor do managed ones', {files: [['managed', {env: O}]], version}, 'refused: login-missing'],
		['the simple mode is not known', {env: {CLAUDE_CODE_SIMPLE: '1'}, ...login, version}, '- login'],
		['a login needs its scope', {login: {scopes: ['user:profile']}, version}, 'refused: login-no-scope'],
		['no host manages the provider', {env: {...K, CLAUDE_CODE_PROVIDER_MANAGED_BY_HOST: '1'}, version}, 'K -'],
		[
			'the desktop app brings nothing',
			{env: {...K, CLAUDE_CODE_ENTRYPOINT: 'claude-desktop'}, ...login, version},
			'K -',
		],
		['scopes of the environment', {env: {...O, CLAUDE_CODE_OAUTH_SCOPES: 'user:profile'}, version}, '- O'],
		['a socket', {env: {ANTHROPIC_UNIX_SOCKET: '/tmp/none.sock'}, ...login, version}, '- login'],
		['a newer cloud', {env: {...K, CLAUDE_CODE_USE_MANTLE: '1'}, version}, 'K -'],
		['ALL_PROXY', {env: {...K, ALL_PROXY: 'socks5://127.0.0.1:9'}, version}, 'K -'],
	])('%s', (_, facts, expected) => {
		expect(printed(facts)).toBe(expected);
	});

	test.each<[string, FactsByHand, string]>([
		['a key of settings', {env: {ANTHROPIC_UNIX_SOCKET: ' '}, files: [['user', {env: K}]]}, 'refused: login-missing'],
		[
			'a token of an administrator',
			{env: {...K, ANTHROPIC_UNIX_SOCKET: '/run/s'}, files: [['managed', {env: T}]]},
			'K -',
		],
		[
			'their custom headers do',
			{env: {...K, ANTHROPIC_UNIX_SOCKET: ' '}, files: [['user', {env: {ANTHROPIC_CUSTOM_HEADERS: 'x-api-key: h'}}]]},
			'H -',
		],
	])('beside a socket no settings say what is sent: %s', (_, facts, expected) => {
		expect(printed(facts)).toBe(expected);
	});

	test('neither drop-ins of managed settings nor local settings of the root count', () => {
		const counts = (more: Partial<SettingsFile>, known: string) => {
			const facts = factsByHand({version: known});
			const file = {...fileByHand('managed', {env: K}), ...more};
			return predict({...facts, settings: {...facts.settings, files: [file]}}).print.request !== null;
		};
		for (const more of [{path: '/etc/claude-code/managed-settings.d/10.json'}, {isOfRoot: true}]) {
			expect([counts(more, version), counts(more, '2.1.330')]).toEqual([false, true]);
		}
	});
});

describe('custom headers', () => {
	test.each<[string, FactsByHand, string]>([
		['alone', {env: header('x-api-key: h')}, 'H -'],
		['replaces K', {env: {...K, ...header('X-API-KEY: h')}}, 'H -'],
		['replaces the console key', {env: header('x-api-key: h'), ...primary}, 'H -'],
		['replaces the helper in its slot', {...helper(), env: header('x-api-key: h')}, 'H helper'],
		['Authorization alone', {env: header('Authorization: h')}, '- H'],
		['Authorization beside K', {env: {...K, ...header('authorization: Bearer h')}}, 'K H'],
		['Authorization replaces the login', {env: header('Authorization: Bearer h'), ...login}, '- H'],
		['Authorization replaces O', {env: {...O, ...header('Authorization: Bearer h')}}, '- H'],
		['not T', {env: {...T, ...header('Authorization: Bearer h')}}, '- T'],
		['not the helper', {...helper(), env: header('Authorization: Bearer h')}, 'helper helper'],
		[
			'of a failing helper the header stays empty',
			{...helper(fails), env: header('Authorization: h')},
			'helper="" H=""',
		],
		['blank x-api-key beside the login', {env: header('x-api-key: '), ...login}, 'H="" login'],
		['blank x-api-key empties K', {env: {...K, ...header('x-api-key:')}}, 'refused: custom-headers'],
		['blank Authorization beside K', {env: {...K, ...header('Authorization:')}}, 'K H=""'],
		['"Bearer" and nothing else is blank', {env: {...K, ...header('Authorization: Bearer ')}}, 'K H=""'],
		['blank Authorization beside T', {env: {...T, ...header('Authorization:')}}, '- T'],
		['blank Authorization empties the login', {env: header('Authorization:'), ...login}, 'refused: custom-headers'],
		['others don’t count', {env: header('X-Team: a')}, 'refused: login-missing'],
		['a line without a colon is ignored', {env: {...K, ...header('x-api-key h\nX-Team: a')}}, 'K -'],
		['the last of two counts', {env: header('x-api-key:\nX-Api-Key: h')}, 'H -'],
		['JSON', {env: {...K, ...header('{"X-Team": "a"}')}}, 'refused: custom-headers'],
		['a blank in the name', {...login, env: header('X Team: a')}, 'refused: custom-headers'],
	])('%s', (_, facts, expected) => {
		expect(printed(facts)).toBe(expected);
	});

	test('the bare token is what is sent', () => {
		const {print} = predict(factsByHand({env: header('Authorization: Bearer h')}));
		expect(print.request?.bearer?.value?.equals(new Secret('h'))).toBe(true);
	});
});
