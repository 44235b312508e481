import {describe, expect, test} from 'vitest';
import {otherHomes} from '../../source/probes/other-homes.js';
import {type ScratchOptions, scratchHost} from '../helpers/host.js';
import {makeSecret} from '../helpers/placeholders.js';
import {expectHidden, read} from './read.js';

const oauth = makeSecret('oauth', 'elsewhere').value;
const good = {claudeAiOauth: {accessToken: oauth, refreshToken: 'r', scopes: ['user:inference']}};
const dead = {claudeAiOauth: {accessToken: oauth, refreshToken: null, expiresAt: 1000, scopes: ['user:inference']}};
const account = {oauthAccount: {emailAddress: 'dev@example.com'}};

async function othersIn(options: ScratchOptions) {
	const {host, home} = scratchHost(options);
	const others = await read(host, otherHomes);
	expectHidden(others, oauth);
	return others.map(({kind, folder, isUsable, hasAccount}) => [kind, folder.replace(home, '~'), isUsable, hasAccount]);
}

test('the own login is none, nor is an empty folder', async () => {
	expect(await othersIn({files: {'~/.claude/.credentials.json': good, '~/.claude-work/settings.json': {}}})).toEqual(
		[],
	);
});

describe('CLAUDE_CONFIG_DIR leads away', () => {
	test('from the default folder', async () => {
		expect(
			await othersIn({
				files: {'~/.claude/.credentials.json': good, '~/.claude.json': account},
				env: {CLAUDE_CONFIG_DIR: '/other'},
			}),
		).toEqual([['default-folder', '~/.claude', true, true]]);
	});

	test('also when it is empty', async () => {
		expect(await othersIn({files: {'~/.claude/.credentials.json': good}, env: {CLAUDE_CONFIG_DIR: ''}})).toEqual([
			['default-folder', '~/.claude', true, false],
		]);
	});

	test.each(['~/.claude-work', '$HOME/.claude-work', '"~/.claude-work"'])('%s is taken literally', async (value) => {
		expect(
			await othersIn({files: {'~/.claude-work/.credentials.json': good}, env: {CLAUDE_CONFIG_DIR: value}}),
		).toEqual([['meant-folder', '~/.claude-work', true, false]]);
	});
});

test('siblings, with what they are worth', async () => {
	expect(
		await othersIn({
			files: {
				'~/.claude-a/.credentials.json': good,
				'~/.claude-b/.credentials.json': dead,
				'~/.claude-c/.credentials.json': '{',
				'~/.claude-b/.claude.json': account,
				'~/.config/claude/.credentials.json': good,
				'~/.claude.json': account,
				'~/.claude.json.backup': '{}',
			},
		}),
	).toEqual([
		['sibling-folder', '~/.claude-a', true, false],
		['sibling-folder', '~/.claude-b', false, true],
		['sibling-folder', '~/.claude-c', false, false],
		['sibling-folder', '~/.config/claude', true, false],
	]);
});

test("HOME is not the account's home", async () => {
	const {host} = scratchHost({
		files: {'/home/dev/.claude/.credentials.json': good},
		user: {home: '/home/dev'},
	});
	const [other] = await read(host, otherHomes);
	expect(other).toMatchObject({kind: 'real-home', folder: '/home/dev/.claude', isUsable: true});
});

test('sudo: the home of the user who called it', async () => {
	const files = {
		'/etc/passwd': 'root:x:0:0::/root:/bin/sh\nann:x:1000:1000::/data/ann:/bin/sh\n',
		'/data/ann/.claude/.credentials.json': good,
		'/home/bob/.claude/.credentials.json': good,
	};
	const at = async (name: string) =>
		(await read(scratchHost({files, env: {SUDO_USER: name}}).host, otherHomes))[0]?.folder;
	expect(await at('ann')).toBe('/data/ann/.claude');
	expect(await at('bob')).toBe('/home/bob/.claude');
	expect(await at('../ann')).toBeUndefined();
	expect(await at('root')).toBeUndefined();
});

test('WSL: the Windows side', async () => {
	const files = {
		'/mnt/c/Users/dev/.claude/.credentials.json': good,
		'/mnt/c/Users/dev/.claude.json': account,
		'/mnt/c/Users/Public/.claude/.credentials.json': good,
	};
	const [other, ...rest] = await read(scratchHost({files, platform: 'wsl'}).host, otherHomes);
	expect(other).toMatchObject({
		kind: 'windows-home',
		folder: '/mnt/c/Users/dev/.claude',
		isUsable: true,
		hasAccount: true,
	});
	expect(rest).toEqual([]);
	expect(await read(scratchHost({files}).host, otherHomes)).toEqual([]);
});
