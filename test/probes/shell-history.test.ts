// Keys and assignments that were typed: by shell, with line and whether they set anything there.
import {expect, test} from 'vitest';
import {shellHistory} from '../../source/probes/shell-history.js';
import {scratchHost} from '../helpers/host.js';
import {makeSecret} from '../helpers/placeholders.js';
import {expectHidden, read} from './read.js';

const key = makeSecret('api-key', 'history').value;

test.each<readonly [string, string, string, readonly object[]]>([
	[
		'PowerShell (A40)',
		'~/.local/share/powershell/PSReadLine/ConsoleHost_history.txt',
		`cd ~/src\nexport ANTHROPIC_API_KEY="${key}"\nnpm start\n$env:ANTHROPIC_MODEL = 'm'\n`,
		[
			{name: 'ANTHROPIC_API_KEY', shell: 'pwsh', effect: 'broken', site: {line: 2}},
			{name: 'ANTHROPIC_MODEL', effect: 'exports', plain: 'm', site: {line: 4}},
		],
	],
	[
		'bash',
		'~/.bash_history',
		`#1700000000\nexport ANTHROPIC_API_KEY=${key}\nls\n`,
		[{shell: 'bash', effect: 'exports', site: {line: 2}}],
	],
	[
		'zsh',
		'~/.zsh_history',
		`: 1700000000:0;ANTHROPIC_API_KEY=${key} claude\n`,
		[{shell: 'zsh', effect: 'assigns', site: {line: 1}}],
	],
	[
		'fish',
		'~/.local/share/fish/fish_history',
		`- cmd: set -gx ANTHROPIC_API_KEY ${key}\n  when: 1700000000\n`,
		[{shell: 'fish', effect: 'exports', site: {line: 1}}],
	],
	[
		'a key in a command',
		'~/.bash_history',
		`curl -H "x-api-key: ${key}" https://api.anthropic.com\n`,
		[{name: 'command line', site: {line: 1}}],
	],
	['nothing of ours', '~/.bash_history', 'export EDITOR=vim\n', []],
])('%s', async (_, path, text, expected) => {
	const found = await read(scratchHost({files: {[path]: text}}).host, shellHistory);
	expect(found.entries).toMatchObject(expected);
	expect(found.entries).toHaveLength(expected.length);
	expectHidden(found, key);
});

test('only the last lines, with their numbers', async () => {
	const text = `export ANTHROPIC_MODEL=old\n${'ls\n'.repeat(3000)}export ANTHROPIC_MODEL=new\n`;
	const found = await read(scratchHost({files: {'~/.bash_history': text}}).host, shellHistory);
	expect(found.entries).toMatchObject([{plain: 'new', site: {line: 3002}}]);
});
