import {describe, expect, test} from 'vitest';
import {misplaced} from '../../source/probes/misplaced.js';
import {type ScratchOptions, scratchHost} from '../helpers/host.js';
import {makeSecret} from '../helpers/placeholders.js';
import {expectHidden, read} from './read.js';

const key = makeSecret('api-key', 'misplaced').value;
const withKey = {theme: 'dark', env: {EDITOR: 'vim', ANTHROPIC_API_KEY: key}};

async function misplacedIn(options: ScratchOptions) {
	const {host, home} = scratchHost(options);
	const found = await read(host, misplaced);
	expectHidden(found, key);
	return {
		settings: found.settings.map(({kind, path, site, holds}) => [
			kind,
			path.replace(home, '~'),
			site.kind === 'file' ? site.line : undefined,
			holds,
		]),
		folklore: found.folklore.map((site) => (site.kind === 'file' ? site.path.replace(home, '~') : '')),
	};
}

describe('settings that nothing reads', () => {
	test('settings.local.json in the config folder', async () => {
		const {settings} = await misplacedIn({files: {'~/.claude/settings.local.json': withKey}});
		expect(settings).toEqual([['local-in-home', '~/.claude/settings.local.json', 5, ['env.ANTHROPIC_API_KEY']]]);
	});

	test('it is read where the home folder is the working folder, not where it is the repository', async () => {
		const files = {'~/.claude/settings.local.json': withKey};
		expect((await misplacedIn({cwd: '~', files})).settings).toEqual([]);
		expect((await misplacedIn({files, folders: ['~/.git']})).settings).toHaveLength(1);
	});

	test('without a word about authentication it is nobody’s business', async () => {
		const files = {'~/.claude/settings.local.json': {permissions: {allow: ['Bash(ls)']}, env: {EDITOR: 'vim'}}};
		expect((await misplacedIn({files})).settings).toEqual([]);
	});

	test('the old path of managed settings, from Windows and from WSL', async () => {
		const path = '/mnt/c/ProgramData/ClaudeCode/managed-settings.json';
		const content = {apiKeyHelper: 'C:\\Tools\\key.exe', env: {ANTHROPIC_BASE_URL: 'https://llm.example'}};
		const {settings} = await misplacedIn({platform: 'wsl', files: {[path]: content}});
		expect(settings).toEqual([['old-managed', path, 2, ['apiKeyHelper', 'env.ANTHROPIC_BASE_URL']]]);
		expect((await misplacedIn({files: {[path]: content}})).settings).toEqual([]);
	});

	test('wrong names, and folders above', async () => {
		const {settings} = await misplacedIn({
			cwd: '~/repo/app',
			folders: ['~/repo/.git'],
			files: {'~/.claude/settings.json.txt': withKey, '~/repo/.claude/settings.json': withKey},
		});
		expect(settings.map(([kind, path]) => [kind, path])).toEqual([
			['wrong-name', '~/.claude/settings.json.txt'],
			['folder-above', '~/repo/.claude/settings.json'],
		]);
	});

	test('with CLAUDE_CONFIG_DIR the default folder is not read either, but that is another matter', async () => {
		const files = {'~/.claude/settings.json': withKey};
		expect((await misplacedIn({files, env: {CLAUDE_CONFIG_DIR: '/other'}})).settings).toEqual([]);
	});
});

test('files that only blogs know', async () => {
	const {folklore} = await misplacedIn({
		files: {'~/.config/claude-code/auth.json': {token: key}, '~/.claude/credentials.json': {}},
		folders: ['~/.claude/auth.json'],
	});
	expect(folklore).toEqual(['~/.config/claude-code/auth.json', '~/.claude/credentials.json']);
});
