// Lines of shell files that were meant to give a program its key: not exported, of another shell, newer than the terminal.
import {describe, expect, test} from 'vitest';
import {look, type Machine} from './look.js';
import {api, bash, dead, good, python} from './programs.js';

const servers = {[api]: [good]};
const pwsh = {SHELL: '/usr/bin/pwsh', PSModulePath: '/x'};
const fish = {SHELL: '/usr/bin/fish'};
const inBash = (line: string): Machine => ({servers, files: {...bash(line), ...python}});
const inFish = (line: string): Machine => ({
	servers,
	files: {'~/.config/fish/config.fish': `${line}\n`, ...python},
	env: fish,
});

type Row = readonly [name: string, machine: Machine, said: readonly string[], cure?: string];

const rows: readonly Row[] = [
	[
		'no export',
		inBash(`ANTHROPIC_API_KEY=${good}`),
		['variable-not-exported error ~/.bashrc:1'],
		'variable-not-exported',
	],
	[
		'blanks around the sign',
		inBash(`export ANTHROPIC_API_KEY = "${good}"`),
		['variable-not-exported error ~/.bashrc:1'],
		'variable-not-exported',
	],
	[
		'cmd in bash',
		inBash(`set ANTHROPIC_API_KEY=${good}`),
		['variable-not-exported error ~/.bashrc:1'],
		'variable-not-exported',
	],
	[
		'PowerShell in bash',
		inBash(`$env:ANTHROPIC_API_KEY = "${good}"`),
		['powershell-syntax error ~/.bashrc:1'],
		'powershell-syntax',
	],
	[
		'a quote that is never closed',
		inBash(`export ANTHROPIC_API_KEY="${good}`),
		['variable-not-exported error ~/.bashrc:1'],
	],
	[
		'fish without -x',
		inFish(`set ANTHROPIC_API_KEY ${good}`),
		['variable-not-exported error ~/.config/fish/config.fish:1'],
		'variable-not-exported',
	],
	[
		'bash in fish',
		inFish(`ANTHROPIC_API_KEY=${good}`),
		['variable-not-exported error ~/.config/fish/config.fish:1'],
		'variable-not-exported',
	],
	[
		'export in a PowerShell profile',
		{servers, files: {'~/.config/powershell/profile.ps1': `export ANTHROPIC_API_KEY=${good}\n`, ...python}, env: pwsh},
		['powershell-syntax error ~/.config/powershell/profile.ps1:1'],
		'powershell-syntax',
	],
	[
		'export typed in PowerShell',
		{
			servers,
			files: {
				'~/.local/share/powershell/PSReadLine/ConsoleHost_history.txt': `ls\nexport ANTHROPIC_API_KEY="${good}"\n`,
				...python,
			},
			env: pwsh,
		},
		['powershell-syntax error ~/.local/share/powershell/PSReadLine/ConsoleHost_history.txt:2'],
	],
	[
		'an older terminal',
		{servers, files: {...bash(`export ANTHROPIC_API_KEY=${good}`), ...python}, env: {ANTHROPIC_API_KEY: dead}},
		['shell-stale error ~/.bashrc:1'],
	],
	[
		'a terminal of before',
		{servers, files: {...bash(`export ANTHROPIC_API_KEY=${good}`), ...python}},
		['shell-stale error ~/.bashrc:1'],
	],
	[
		'an editor of before',
		{servers, files: {...bash(`export ANTHROPIC_API_KEY=${good}`), ...python}, env: {TERM_PROGRAM: 'vscode'}},
		['ide-environment error ~/.bashrc:1'],
	],
];

describe('the shell of a program', () => {
	test.each(rows.map(([name, ...row]) => ({name, row})))('$name', async ({row: [machine, said, cure]}) => {
		const looked = await look('api', machine);
		expect(looked.said).toEqual(said);
		if (cure) {
			expect(await looked.cured(cure)).toEqual(['healthy']);
		}
	});
});
