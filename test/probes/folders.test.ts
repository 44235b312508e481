import {describe, expect, test} from 'vitest';
import {configFolders, serviceOf} from '../../source/probes/folders.js';
import {type ScratchOptions, scratchHost} from '../helpers/host.js';
import {fingerprint} from '../helpers/placeholders.js';
import {read} from './read.js';

async function foldersIn(options: ScratchOptions) {
	const {host, home, cwd} = scratchHost(options);
	const folders = await read(host, configFolders);
	const short = (path: string) => (path.startsWith(cwd) ? `.${path.slice(cwd.length)}` : path.replace(home, '~'));
	return {
		...folders,
		settings: short(folders.settings),
		login: short(folders.login),
		globalFile: short(folders.globalFile),
	};
}

describe('CLAUDE_CONFIG_DIR', () => {
	test.each([
		[undefined, '~/.claude', '~/.claude.json'],
		['', '.', '~/.claude.json'],
		['work', './work', './work/.claude.json'],
		['~/alt', './~/alt', './~/alt/.claude.json'],
		[' ', './ ', './ /.claude.json'],
		['"/quoted"', './"/quoted"', './"/quoted"/.claude.json'],
		['/abs/', '/abs', '/abs/.claude.json'],
	])('%j: %s and %s', async (value, folder, globalFile) => {
		const found = await foldersIn({env: {CLAUDE_CONFIG_DIR: value}});
		expect([found.settings, found.login, found.globalFile]).toEqual([folder, folder, globalFile]);
		expect(found.variable?.plain).toBe(value);
	});

	test('in user settings it moves the sign-in alone', async () => {
		const found = await foldersIn({
			files: ({home}) => ({'~/.claude/settings.json': {env: {CLAUDE_CONFIG_DIR: `${home}/.claude-work`}}}),
		});
		expect([found.settings, found.login, found.globalFile]).toEqual(['~/.claude', '~/.claude-work', '~/.claude.json']);
		expect(found.variable?.site).toMatchObject({kind: 'file', line: 3});
		expect(found.keychainService).not.toBe('Claude Code-credentials');
	});

	test('managed settings outrank user settings, those of a project play no part', async () => {
		const found = await foldersIn({
			files: ({home}) => ({
				'~/.claude/settings.json': {env: {CLAUDE_CONFIG_DIR: `${home}/a`}},
				'/etc/claude-code/managed-settings.json': {env: {CLAUDE_CONFIG_DIR: `${home}/b`}},
				'./.claude/settings.json': {env: {CLAUDE_CONFIG_DIR: `${home}/c`}},
			}),
		});
		expect(found.login).toBe('~/b');
	});
});

test('.config.json is the global file where it lies', async () => {
	expect((await foldersIn({files: {'~/.claude/.config.json': {}}})).globalFile).toBe('~/.claude/.config.json');
	const moved = await foldersIn({files: {'./work/.config.json': {}}, env: {CLAUDE_CONFIG_DIR: 'work'}});
	expect(moved.globalFile).toBe('./work/.config.json');
});

test('the keychain service has the hash of the folder', () => {
	expect(serviceOf(undefined)).toBe('Claude Code-credentials');
	expect(serviceOf('')).toBe('Claude Code-credentials');
	expect(serviceOf('/Users/dev/work')).toBe(`Claude Code-credentials-${fingerprint('/Users/dev/work')}`);
	expect(serviceOf('/Users/dev/work/')).toBe(serviceOf('/Users/dev/work'));
	expect(serviceOf('/Users/dev/Bu\u0308ro')).toBe(serviceOf('/Users/dev/B\u00fcro'));
});
