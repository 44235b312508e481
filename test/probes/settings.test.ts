import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import type {Settings} from '../../source/core/readings.js';
import {managedFolder} from '../../source/probes/settings/paths.js';
import {settingsOf} from '../../source/probes/settings/read.js';
import {settings} from '../../source/probes/settings.js';
import {type ScratchOptions, scratchHost} from '../helpers/host.js';
import {makeSecret} from '../helpers/placeholders.js';
import {expectHidden, read} from './read.js';

const key = makeSecret('api-key', 'settings').value;

function settingsIn(options: ScratchOptions): Promise<Settings> {
	return read(scratchHost(options).host, settings);
}

function one(text: string, scope: 'user' | 'managed' = 'user', version: string | null = null) {
	return settingsOf({text, encoding: 'utf8', digest: ''}, scope, '/s.json', version);
}

describe('levels', () => {
	test('every level, lowest first, drop-ins by name', async () => {
		const env = (value: string) => ({env: {ANTHROPIC_MODEL: value}});
		const {files} = await settingsIn({
			files: {
				'~/.claude.json': env('global'),
				'~/.claude/settings.json': env('user'),
				'./.claude/settings.json': env('project'),
				'./.claude/settings.local.json': env('local'),
				'/etc/claude-code/managed-settings.json': env('managed'),
				'/etc/claude-code/managed-settings.d/20-b.json': env('b'),
				'/etc/claude-code/managed-settings.d/10-a.json': env('a'),
				'/etc/claude-code/managed-settings.d/notes.txt': 'x',
			},
		});
		expect(files.map(({scope, env}) => [scope, env[0]?.plain])).toEqual([
			['global', 'global'],
			['user', 'user'],
			['project', 'project'],
			['local', 'local'],
			['managed', 'managed'],
			['managed', 'a'],
			['managed', 'b'],
		]);
	});

	test("below the root of a repository the root's local file counts, its shared one does not", async () => {
		const options = {
			cwd: '~/repo/packages/app',
			folders: ['~/repo/.git'],
			files: {
				'~/repo/.claude/settings.json': {env: {ANTHROPIC_MODEL: 'no'}},
				'~/repo/.claude/settings.local.json': {env: {ANTHROPIC_MODEL: 'root'}},
				'./.claude/settings.local.json': {env: {ANTHROPIC_MODEL: 'here'}},
			},
		};
		const {files} = await settingsIn(options);
		expect(files.flatMap(({env}) => env.map(({plain}) => plain))).toEqual(['here', 'root']);
	});

	test('CLAUDE_CONFIG_DIR in user settings leads to a second user file', async () => {
		const {files} = await settingsIn({
			files: ({home}) => ({
				'~/.claude/settings.json': {env: {CLAUDE_CONFIG_DIR: `${home}/.claude-work`, ANTHROPIC_MODEL: 'first'}},
				'~/.claude-work/settings.json': {env: {ANTHROPIC_MODEL: 'second'}},
			}),
		});
		const models = files.flatMap(({env}) => env.filter(({name}) => name === 'ANTHROPIC_MODEL'));
		expect(models.map(({plain}) => plain)).toEqual(['first', 'second']);
	});

	test('in the home folder the file of user and project is told once', async () => {
		const {files} = await settingsIn({cwd: '~', files: {'~/.claude/settings.json': {model: 'opus'}}});
		expect(files.filter(({path}) => path.endsWith('/settings.json')).map(({scope}) => scope)).toEqual(['user']);
		expect(files.filter(({path}) => path.endsWith('settings.local.json')).map(({scope}) => scope)).toEqual(['local']);
	});

	test('each platform has its managed folder', () => {
		const at = (platform: 'linux' | 'wsl' | 'darwin' | 'win32') => managedFolder({platform, environment: {}});
		expect(at('wsl')).toBe('/etc/claude-code');
		expect(at('darwin')).toBe('/Library/Application Support/ClaudeCode');
		expect(at('win32')).toBe('C:\\Program Files\\ClaudeCode');
	});

	test('a link is followed, a dead link is nothing', async () => {
		const {files} = await settingsIn({
			files: {'~/dotfiles/settings.json': {model: 'opus'}},
			links: {'~/.claude/settings.json': '~/dotfiles/settings.json', './.claude/settings.json': '/nowhere'},
		});
		expect(files.map(({scope, state, model}) => [scope, state, model?.plain])).toContainEqual(['user', 'used', 'opus']);
		expect(files.find(({scope}) => scope === 'project')?.state).toBe('absent');
	});

	test('a folder in place of the file', async () => {
		const {files} = await settingsIn({folders: ['~/.claude/settings.json']});
		expect(files.find(({scope}) => scope === 'user')?.state).toBe('unreadable');
	});
});

describe('one file', () => {
	test('values have their line and are Secrets at once', () => {
		const file = one(
			`{\r\n  "model": "opus",\r\n  "env": {\r\n    "ANTHROPIC_API_KEY": "${key}"\r\n  },\r\n  "apiKeyHelper": "echo ${key}"\r\n}`,
		);
		expect(file.env[0]?.site).toEqual({kind: 'file', path: '/s.json', line: 4, column: 5});
		expect(file.env[0]?.value.kind).toBe('api-key');
		expect(file.apiKeyHelper?.site).toMatchObject({line: 6});
		expectHidden(file, key);
	});

	test('every value becomes text', () => {
		const {env} = one('{"env": {"A": 1, "B": true, "C": null, "D": {"a": 1}, "E": [1, 2], "F": ""}}');
		expect(env.map(({value}) => value.reveal())).toEqual(['1', 'true', 'null', '[object Object]', '1,2', '']);
	});

	test.each([
		['', 'used'],
		[' \n', 'used'],
		['{}', 'used'],
		['{"unknown": {"field": 1}}', 'used'],
		['{"permissions": {"allow": []}}', 'used'],
		['[]', 'dropped'],
		['null', 'dropped'],
		['{"a": 1,}', 'dropped'],
		['{"a": 1} // no', 'dropped'],
		['{"apiKeyHelper": 42}', 'dropped'],
		['{"apiKeyHelper": null}', 'dropped'],
		['{"apiKeyHelper": []}', 'dropped'],
		['{"env": null}', 'dropped'],
		['{"env": []}', 'dropped'],
		['{"permissions": {"allow": "Bash(ls)"}}', 'dropped'],
		['{"model": 5}', 'dropped'],
		['{"apiKeyHelper": ""}', 'used'],
	] as const)('%s is %s', (text, state) => {
		expect(one(text).state).toBe(state);
	});

	test('a wrong type is told in the words of Claude Code, with its place', () => {
		expect(one('{\n  "permissions": {\n    "allow": "x"\n  }\n}').problems).toEqual([
			{message: 'permissions.allow: expected array, but received string', line: 3, column: 5},
		]);
	});

	test('of managed settings only the wrong field is dropped', () => {
		const file = one('{"apiKeyHelper": 42, "env": {"ANTHROPIC_MODEL": "opus"}}', 'managed');
		expect([file.state, file.apiKeyHelper, file.env.length, file.problems.length]).toEqual(['used', undefined, 1, 1]);
	});

	test('UTF-16 is read with the low byte first, UTF-8 with a byte order mark', () => {
		expect(settingsOf({text: '{}', encoding: 'utf16be', digest: ''}, 'user', '/s', null).state).toBe('dropped');
		expect(settingsOf({text: '{}', encoding: 'utf16le', digest: ''}, 'user', '/s', null).state).toBe('used');
		expect(settingsOf({text: '{}', encoding: 'utf8-bom', digest: ''}, 'user', '/s', null).state).toBe('used');
		expect(settingsOf({text: '{}', encoding: 'utf8-bom', digest: ''}, 'user', '/s', '2.0.22').state).toBe('dropped');
	});

	test('policy', () => {
		const file = one(
			'{"forceLoginMethod": "claudeai", "forceLoginOrgUUID": ["a", "b"], "awsAuthRefresh": "aws sso login"}',
			'managed',
		);
		expect(file.forceLoginMethod?.plain).toBe('claudeai');
		expect(file.forceLoginOrgUUID?.values).toEqual(['a', 'b']);
		expect(file.cloudRefresh.map(({name}) => name)).toEqual(['awsAuthRefresh']);
	});

	test.each([
		['{"advisorModel": 42}', 'used'],
		['{"verbose": "x"}', 'used'],
		['{"outputStyle": 42}', 'dropped'],
		['{"statusLine": {"type": "command"}}', 'dropped'],
		['{"statusLine": {"type": "command", "command": "x", "padding": 0}}', 'used'],
		['{"cleanupPeriodDays": 0}', 'used'],
		['{"cleanupPeriodDays": 0.5}', 'dropped'],
		['{"enableAllProjectMcpServers": null}', 'dropped'],
		['{"attribution": true}', 'dropped'],
		['{"permissions": {"allow": ["Bash(ls)", "mcp__git__log"]}}', 'used'],
		['{"permissions": {"allow": ["bash"]}}', 'dropped'],
		['{"hooks": {"Stop": [{"hooks": [{"type": "http", "url": "x"}]}]}}', 'dropped'],
		['{"hooks": {"Stop": [{"hooks": [{"type": "command", "command": "x"}]}]}}', 'used'],
		['{"hooks": {"Setup": []}}', 'dropped'],
		['{"extraKnownMarketplaces": {"a": {"source": {"source": "github", "repo": "o/r"}}}}', 'used'],
		['{"extraKnownMarketplaces": {"a": {}}}', 'dropped'],
	] as const)('before 2.1 %s is %s, by an administrator too', (text, state) => {
		expect([one(text, 'user', '2.0.76').state, one(text, 'managed', '2.0.76').state]).toEqual([state, state]);
	});

	test('any JSON has an answer, and hides what it holds', () => {
		fc.assert(
			fc.property(fc.json(), fc.constantFrom('user', 'managed'), (text, scope) => {
				expect(['used', 'dropped']).toContain(one(text, scope as 'user').state);
			}),
		);
	});
});

test('a letter in an old encoding is no fault', async () => {
	const {files} = await settingsIn({
		files: {'~/.claude/settings.json': Buffer.from('{"model": "opus", "x": "B\u00fcro"}', 'latin1')},
	});
	expect(files.find(({scope}) => scope === 'user')?.model?.plain).toBe('opus');
});

test('managed settings that are no object stop Claude Code; unreadable or blank ones do not', async () => {
	const managed = (content: string | object) =>
		settingsIn({files: {'/etc/claude-code/managed-settings.json': content}});
	expect((await managed('{"a": 1,}')).stopper?.problems[0]?.line).toBe(1);
	expect((await managed('null')).stopper).toBeDefined();
	expect((await managed(' ')).stopper).toBeUndefined();
	expect((await managed({env: null})).stopper).toBeUndefined();
	const dropIn = await settingsIn({files: {'/etc/claude-code/managed-settings.d/a.json': '['}});
	expect(dropIn.stopper?.path).toBe('/etc/claude-code/managed-settings.d/a.json');
});

test('more than 2 MiB is rejected', async () => {
	const {files} = await settingsIn({files: {'~/.claude/settings.json': `{"a": "${'x'.repeat(2 * 1024 * 1024)}"}`}});
	expect(files.find(({scope}) => scope === 'user')?.state).toBe('dropped');
});
