import {describe, expect, test} from 'vitest';
import {globalConfig} from '../../source/probes/global-config.js';
import {type Content, scratchHost} from '../helpers/host.js';
import {makeSecret} from '../helpers/placeholders.js';
import {expectHidden, read} from './read.js';

const key = makeSecret('api-key', 'console').value;

const globalIn = (content: Content, more: Readonly<Record<string, Content>> = {}) =>
	read(scratchHost({files: {'~/.claude.json': content, ...more}}).host, globalConfig);

test('what it says', async () => {
	const {host} = scratchHost({
		files: ({home}) => ({
			'~/.claude.json': {
				hasCompletedOnboarding: true,
				primaryApiKey: key,
				customApiKeyResponses: {approved: ['a'.repeat(20)], rejected: [key.slice(-20), 7]},
				oauthAccount: {emailAddress: 'dev@example.com', organizationUuid: 'org-1'},
				env: {ANTHROPIC_BASE_URL: 'https://gw.example'},
				projects: {[home]: {hasTrustDialogAccepted: true}},
			},
		}),
	});
	const config = await read(host, globalConfig);
	expect(config).toMatchObject({
		state: 'used',
		hasCompletedOnboarding: true,
		hasAccount: true,
		organization: 'org-1',
		rejectedLine: 8,
	});
	expect(config.env[0]).toMatchObject({plain: 'https://gw.example', site: {line: 18}});
	expect(config.primaryApiKey?.site).toMatchObject({line: 3});
	expect(config.primaryApiKey?.value.isListedIn(config.rejected)).toBe(true);
	expectHidden(config, key);
});

test('of its env only plain values count', async () => {
	const {env} = await globalIn({env: {A: null, B: {}, C: ['x'], CLAUDE_CODE_SIMPLE: 1, CLAUDE_CODE_USE_BEDROCK: true}});
	expect(env.map(({plain}) => plain).filter((plain) => plain !== undefined)).toEqual(['1', 'true']);
	expect(env).toHaveLength(2);
});

describe('states', () => {
	test.each([
		['', 'empty'],
		['{}', 'used'],
		['[]', 'used'],
		['\ufeff{}', 'used'],
		['{"a": 1,}', 'corrupt'],
		['{"a"', 'corrupt'],
	])('%j is %s', async (text, state) => {
		expect((await globalIn(text)).state).toBe(state);
	});

	test('a folder in its place, nothing at all, UTF-16', async () => {
		expect((await read(scratchHost({folders: ['~/.claude.json']}).host, globalConfig)).state).toBe('unreadable');
		expect((await read(scratchHost().host, globalConfig)).state).toBe('absent');
		expect((await globalIn(Buffer.from('\ufeff{}', 'utf16le'))).state).toBe('corrupt');
	});

	test('a wrong shape is no value', async () => {
		const config = await globalIn({
			customApiKeyResponses: [],
			primaryApiKey: null,
			oauthAccount: 'x',
			env: 'x',
			projects: [],
		});
		expect(config).toMatchObject({state: 'used', approved: [], primaryApiKey: undefined, hasAccount: false, env: []});
	});
});

test('backups, newest first, with what they are worth', async () => {
	const {backups} = await globalIn('', {
		'~/.claude/backups/.claude.json.backup.1795300000000': {a: 1},
		'~/.claude/backups/.claude.json.backup.1795400000000': '',
		'~/.claude/backups/.claude.json.backup.900': '{"a"',
		'~/.claude/backups/.claude.json.corrupted.1795500000000': '{}',
	});
	expect(backups.map(({at, isWhole}) => [at, isWhole])).toEqual([
		[1795400000000, false],
		[1795300000000, true],
		[900, false],
	]);
});
