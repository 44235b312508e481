// Causes 5: where it is set (causes.md §5).
import {defineSection} from './define.js';
import {pages} from './links.js';
import {placeMessages} from './messages/place.js';

export const place = defineSection(
	'place',
	[
		{
			id: 'powershell-syntax',
			title: 'The variable was set in the syntax of another shell',
			meaning:
				'`export X=…` is for bash and zsh. In PowerShell and cmd it stores nothing, and `$env:X` or `set X=` store nothing in bash. The variable was never set.',
			tell: 'The shell says that `export` (or `$env:…`) is not recognised.',
			remedy: [
				'PowerShell, this window: `$env:ANTHROPIC_API_KEY = "…"`.',
				'Windows, for good: `setx ANTHROPIC_API_KEY "…"`, then open a new window.',
				'cmd, this window: `set ANTHROPIC_API_KEY=…` without quotes.',
			],
			links: [pages.variables],
		},
		{
			id: 'variable-not-exported',
			title: 'The variable is assigned but not exported',
			meaning:
				'A plain `X=…` line stays inside the shell: programs that it starts do not see it. Blanks around `=` make it no assignment at all.',
			tell: '`echo $ANTHROPIC_API_KEY` shows it, `env | grep ANTHROPIC` does not; or the shell says "not a valid identifier" or "command not found".',
			remedy: [
				'Write `export ANTHROPIC_API_KEY=…` without blanks around `=`.',
				'fish: `set -gx ANTHROPIC_API_KEY …`.',
				'Open a new terminal or `source` the file.',
			],
			links: [pages.variables],
		},
		{
			id: 'shell-stale',
			title: 'This terminal is older than the change',
			meaning:
				'Shell files and the Windows registry are read when a program starts. A terminal that was open before the change still has the old value.',
			tell: 'A new terminal has another value than this one.',
			remedy: [
				'Open a new terminal (on Windows also a new Windows Terminal, not only a tab).',
				'Or paste the line here.',
			],
			links: [pages.variables],
		},
		{
			id: 'dotenv-overrides',
			title: 'A .env file gives another value than the shell',
			meaning:
				"Programs that load `.env` files may put its value in place of the shell's, or the shell's in place of the file's: whichever wins, one of the two is not what you think.",
			tell: 'It fails only in one folder, or only in the program that loads the file. Current Claude Code does not read `.env` files itself; versions before 2.0.64 did.',
			remedy: ['Give both the same value, or remove one of them.', 'Restart the program in that folder.'],
			links: [pages.variables],
		},
		{
			id: 'direnv-overrides',
			title: 'An .envrc file exports another value here',
			meaning: 'direnv sets variables while you are in a folder, and they outrank what your shell file has set.',
			tell: 'direnv says "export +ANTHROPIC_API_KEY" when you enter the folder; elsewhere it works.',
			remedy: ['Correct or remove the line in `.envrc`.', 'Run `direnv allow` or `direnv reload`.'],
			links: [pages.variables],
		},
		{
			id: 'ide-environment',
			title: 'The editor does not have the variable',
			meaning:
				'An editor that is started from the Dock, the Start menu or a desktop file, or that was open before the change, does not know what your shell sets.',
			tell: 'It works in a plain terminal and fails in the editor.',
			remedy: [
				'Quit the editor completely and start it from a terminal.',
				"Or set the variable in the extension's own settings, or in the `env` block of `~/.claude/settings.json`.",
			],
			links: [pages.install, pages.gateway],
		},
		{
			id: 'inside-claude-code',
			title: 'This runs inside Claude Code, which hides the variables',
			meaning:
				'The shell of Claude Code exports empty `ANTHROPIC_API_KEY` and `ANTHROPIC_AUTH_TOKEN` to the commands it runs, so scripts and diagnoses see something else than your terminal does.',
			tell: '`CLAUDECODE=1` is set; Python says "Illegal header value b\'Bearer \'".',
			remedy: ['Run it in a plain terminal.', 'Or let the script read its key from a file.'],
			links: [pages.variables],
		},
	],
	placeMessages,
);
