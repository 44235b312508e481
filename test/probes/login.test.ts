import {describe, expect, test} from 'vitest';
import type {Keychain, KeychainItem} from '../../source/core/readings.js';
import {isUsable} from '../../source/core/stored-login.js';
import {loginOf} from '../../source/probes/login/parse.js';
import {combine, login} from '../../source/probes/login.js';
import {type Content, type ScratchOptions, scratchHost} from '../helpers/host.js';
import {makeSecret} from '../helpers/placeholders.js';
import {expectHidden, read} from './read.js';

const oauth = makeSecret('oauth', 'login').value;
const refresh = makeSecret('refresh', 'login').value;
const now = 1_790_000_000_000;
const hour = 3_600_000;
const good = {
	accessToken: oauth,
	refreshToken: refresh,
	expiresAt: now + 8 * hour,
	refreshTokenExpiresAt: now + 600 * hour,
	scopes: ['user:inference', 'user:profile'],
	subscriptionType: 'max',
};

const site = {kind: 'file', path: '/x'} as const;
const parsed = (content: object) => loginOf(JSON.stringify(content), site);

function loginIn(content: Content, options: ScratchOptions = {}) {
	return read(scratchHost({files: {'~/.claude/.credentials.json': content}, ...options}).host, login);
}

test('a good login, with others beside it', async () => {
	const {file, used, isUncertain, keychain} = await loginIn({
		claudeAiOauth: good,
		mcpOAuth: {'a|b': {accessToken: 'x'}},
	});
	expect(file).toMatchObject({
		state: 'read',
		expiresAt: good.expiresAt,
		scopes: good.scopes,
		subscriptionType: 'max',
		hasOthers: true,
	});
	expect(file.accessToken?.kind).toBe('oauth');
	expect([used, isUncertain, keychain]).toEqual([file, false, undefined]);
	expectHidden(file, oauth, refresh);
});

describe('every state of the file', () => {
	const text = JSON.stringify({claudeAiOauth: good}, null, 2);

	test.each([
		['truncated', text.slice(0, 120), 'corrupt'],
		['empty', '', 'corrupt'],
		['trailing comma', text.replace('\n  }', ',\n  }'), 'corrupt'],
		['comment', `// mine\n${text}`, 'corrupt'],
		['byte order mark', `\ufeff${text}`, 'corrupt'],
		['UTF-16', Buffer.from(`\ufeff${text}`, 'utf16le'), 'corrupt'],
		['no text', Buffer.from([0x7b, 0xff, 0xfe, 0x00]), 'corrupt'],
		['null', 'null', 'corrupt'],
		['a list', '[]', 'corrupt'],
		['a login that is text', '{"claudeAiOauth": "x"}', 'corrupt'],
		['no login', '{}', 'no-login'],
		['a login that is null', '{"claudeAiOauth": null}', 'no-login'],
		['only MCP tokens', '{"mcpOAuth": {}}', 'no-login'],
		['CRLF', text.replaceAll('\n', '\r\n'), 'read'],
	])('%s', async (_, content, state) => {
		const {file} = await loginIn(content);
		expect(file.state).toBe(state);
		expect(file.problem === undefined).toBe(state !== 'corrupt');
		expectHidden(file, oauth, refresh);
	});

	test('a folder, a dead link, nothing', async () => {
		const path = '~/.claude/.credentials.json';
		const at = async (options: ScratchOptions) => (await read(scratchHost(options).host, login)).file;
		expect(await at({folders: [path]})).toMatchObject({
			state: 'unreadable',
			problem: {message: expect.stringContaining('a folder')},
		});
		expect(await at({links: {[path]: '/nowhere'}})).toMatchObject({state: 'unreadable'});
		expect(await at({})).toMatchObject({state: 'absent', problem: undefined});
	});

	test('a link is followed', async () => {
		const {file} = await read(
			scratchHost({
				files: {'~/vault/.credentials.json': {claudeAiOauth: good}},
				links: {'~/.claude/.credentials.json': '~/vault/.credentials.json'},
			}).host,
			login,
		);
		expect(file.state).toBe('read');
	});

	test('odd types count as absent', () => {
		const odd = parsed({
			claudeAiOauth: {accessToken: 0, refreshToken: null, expiresAt: '123', scopes: {}},
		});
		expect(odd).toMatchObject({
			state: 'read',
			accessToken: undefined,
			refreshToken: undefined,
			expiresAt: null,
			scopes: undefined,
			hasStrangeScopes: true,
			subscriptionType: null,
		});
	});
});

test.each([
	['user:profile user:inference', ['user:inference']],
	['user:profile', ['user:profile']],
])('scopes as a text: %s', (scopes, expected) => {
	expect(parsed({claudeAiOauth: {...good, scopes}}).scopes).toEqual(expected);
});

describe('whether it can be used', () => {
	test.each([
		['as it is', {}, true],
		['expired, renewable', {expiresAt: now - hour}, true],
		['expired, no refresh token', {expiresAt: now - hour, refreshToken: null}, false],
		['expired, blank refresh token', {expiresAt: now - hour, refreshToken: ''}, false],
		['expired, refresh token past its end', {expiresAt: now - hour, refreshTokenExpiresAt: now - 1}, true],
		['no refresh token yet alive', {refreshToken: null}, true],
		['no expiry', {expiresAt: null, refreshToken: null}, true],
		['no scope', {scopes: ['user:profile']}, false],
		['no scopes', {scopes: undefined}, false],
		['blank', {accessToken: ''}, false],
	])('%s', (_, changes, expected) => {
		expect(isUsable(parsed({claudeAiOauth: {...good, ...changes}}), now)).toBe(expected);
	});
});

describe('on macOS', () => {
	const file = parsed({claudeAiOauth: good});
	const absent = {...file, state: 'absent', accessToken: undefined} as const;
	const item: KeychainItem = {
		service: 'Claude Code-credentials',
		account: 'dev',
		role: 'login',
		secret: undefined,
		login: undefined,
		refused: undefined,
	};
	const chainOf = (...items: readonly KeychainItem[]): Keychain => ({
		isLocked: false,
		items,
		account: 'dev',
		problem: undefined,
	});
	const blank = parsed({claudeAiOauth: {accessToken: '', refreshToken: '', expiresAt: 0}});

	test('an item that can be read hides the file, even a blank one or one without a login', () => {
		for (const login of [blank, parsed({mcpOAuth: {}})]) {
			const combined = combine(file, chainOf({...item, login}), 'Claude Code-credentials');
			expect([combined.used, combined.isUncertain]).toEqual([login, false]);
		}
	});

	test('a corrupt item leaves it to the file, if there is one', () => {
		const corrupt = loginOf('{"cla', site);
		expect(combine(file, chainOf({...item, login: corrupt}), 's').used).toBe(file);
		expect(combine(absent, chainOf({...item, login: corrupt}), 's').used).toBe(corrupt);
	});

	test('no item for this account: the file, for certain', () => {
		const combined = combine(file, chainOf({...item, account: 'unknown', login: blank}), 's');
		expect(combined).toMatchObject({used: file, isUncertain: false, keychain: {state: 'absent'}});
	});

	test('an item that was not read makes it uncertain', () => {
		expect(combine(absent, chainOf(item), 's')).toMatchObject({isUncertain: true, keychain: undefined});
		expect(combine(absent, chainOf({...item, refused: 'locked'}), 's')).toMatchObject({
			isUncertain: true,
			keychain: {state: 'unreadable'},
		});
		expect(combine(absent, undefined, 's').isUncertain).toBe(true);
	});
});
