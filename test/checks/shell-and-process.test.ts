// The check "shell-and-process": this terminal is older than its shell files.

import type {Machine} from './look.js';
import {testCheck, testWhole} from './one.js';
import {accepting, bash, dead, good, python, reading} from './programs.js';

testCheck('shell-and-process', {
	'exported in a shell file, not here': [
		{files: {'~/.zshrc': `export ANTHROPIC_API_KEY=${good}\n`}},
		['shell-stale error ~/.zshrc:1'],
	],
	'set, and not exported': [
		{files: {'~/.zshrc': `ANTHROPIC_API_KEY=${good}\n`}},
		['variable-not-exported error ~/.zshrc:1'],
	],
	'the same here': [{files: {'~/.zshrc': `export ANTHROPIC_API_KEY=${good}\n`}, env: {ANTHROPIC_API_KEY: good}}, []],
	'an alias of the name of Claude Code': [
		{
			purpose: 'claude-code',
			files: {'~/.zshrc': `alias ll='ls -l'\nalias claude='ANTHROPIC_API_KEY=${dead} claude'\n`},
		},
		['shell-stale warning ~/.zshrc:2'],
	],
	'an alias with escapes': [
		{
			purpose: 'claude-code',
			files: {'~/.zshrc': `alias ll='ls -l'\nalias claude="ANTHROPIC_API_KEY=\\"${dead}\\" claude"\n`},
		},
		['shell-stale warning ~/.zshrc:2'],
	],
	'a function of that name': [
		{
			purpose: 'claude-code',
			files: {'~/.zshrc': `claude() {\n\tANTHROPIC_AUTH_TOKEN=${dead} command claude "$@"\n}\n`},
		},
		['shell-stale warning ~/.zshrc:2'],
	],
	'one that sets nothing which decides about a request': [
		{purpose: 'claude-code', files: {'~/.zshrc': "alias claude='API_TIMEOUT_MS=9000 claude --verbose'\n"}},
		[],
	],
	'started by a service, with a blank of another name': [
		{
			purpose: 'claude-code',
			files: {
				'~/.zshrc': `export ANTHROPIC_AUTH_TOKEN=${good}\n`,
				'~/.config/systemd/user/bot.service': '[Service]\nEnvironment=ANTHROPIC_API_KEY=\n',
			},
			env: {ANTHROPIC_API_KEY: ''},
		},
		['shell-stale error ~/.zshrc:1'],
	],
});

const pwsh = {SHELL: '/usr/bin/pwsh', PSModulePath: '/x'};
const inBash = (line: string): Machine => ({...accepting, files: {...bash(line), ...python}});
const inFish = (line: string): Machine => ({
	...accepting,
	files: {'~/.config/fish/config.fish': `${line}\n`, ...python},
	env: {SHELL: '/usr/bin/fish'},
});

testWhole('api', {
	'a name of its own that is not exported': [
		{...accepting, files: {...bash(`TEAM_KEY=${good}`), ...reading('TEAM_KEY')}},
		['variable-not-exported error ~/.bashrc:1'],
		'healthy',
	],
	'no export': [inBash(`ANTHROPIC_API_KEY=${good}`), ['variable-not-exported error ~/.bashrc:1'], 'healthy'],
	'blanks around the sign': [
		inBash(`export ANTHROPIC_API_KEY = "${good}"`),
		['variable-not-exported error ~/.bashrc:1'],
		'healthy',
	],
	'cmd in bash': [inBash(`set ANTHROPIC_API_KEY=${good}`), ['variable-not-exported error ~/.bashrc:1'], 'healthy'],
	'PowerShell in bash': [
		inBash(`$env:ANTHROPIC_API_KEY = "${good}"`),
		['powershell-syntax error ~/.bashrc:1'],
		'healthy',
	],
	'a quote that is never closed': [
		inBash(`export ANTHROPIC_API_KEY="${good}`),
		['variable-not-exported error ~/.bashrc:1'],
	],
	'fish without -x': [
		inFish(`set ANTHROPIC_API_KEY ${good}`),
		['variable-not-exported error ~/.config/fish/config.fish:1'],
		'healthy',
	],
	'bash in fish': [
		inFish(`ANTHROPIC_API_KEY=${good}`),
		['variable-not-exported error ~/.config/fish/config.fish:1'],
		'healthy',
	],
	'export in a PowerShell profile': [
		{
			...accepting,
			files: {'~/.config/powershell/profile.ps1': `export ANTHROPIC_API_KEY=${good}\n`, ...python},
			env: pwsh,
		},
		['powershell-syntax error ~/.config/powershell/profile.ps1:1'],
		'healthy',
	],
	'export typed in PowerShell': [
		{
			...accepting,
			files: {
				'~/.local/share/powershell/PSReadLine/ConsoleHost_history.txt': `ls\nexport ANTHROPIC_API_KEY="${good}"\n`,
				...python,
			},
			env: pwsh,
		},
		['powershell-syntax error ~/.local/share/powershell/PSReadLine/ConsoleHost_history.txt:2'],
	],
	'an older terminal': [
		{...accepting, files: {...bash(`export ANTHROPIC_API_KEY=${good}`), ...python}, env: {ANTHROPIC_API_KEY: dead}},
		['shell-stale error ~/.bashrc:1'],
	],
	'a terminal of before': [
		{...accepting, files: {...bash(`export ANTHROPIC_API_KEY=${good}`), ...python}},
		['shell-stale error ~/.bashrc:1'],
	],
	'an editor of before': [
		{...accepting, files: {...bash(`export ANTHROPIC_API_KEY=${good}`), ...python}, env: {TERM_PROGRAM: 'vscode'}},
		['ide-environment error ~/.bashrc:1'],
	],
});
