// Causes 9: the program itself (causes.md §9).
import {defineSection} from './define.js';
import {pages} from './links.js';
import {programMessages} from './messages/program.js';

export const program = defineSection(
	'program',
	[
		{
			id: 'claude-missing',
			title: 'Claude Code is not installed, or not on the PATH',
			meaning:
				'The shell finds no program named `claude`: it is not installed for this user, its folder is not on the PATH, or the installation stopped half-way.',
			tell: 'A new terminal may find it: the PATH is read at the start of a shell.',
			remedy: [
				'Open a new terminal and try again.',
				'Install it as the documentation says, and add its folder to the PATH.',
				'With npm: do not use `--ignore-scripts` or `--omit=optional`.',
			],
			links: [pages.install],
		},
		{
			id: 'claude-outdated',
			title: 'This version of Claude Code has a known problem with authentication',
			meaning:
				'The installed version has a bug in signing in, renewing or sending credentials that newer versions do not have, or is far behind.',
			tell: 'Compare `claude --version` with what was fixed since: claude-fix shows it.',
			remedy: [
				'Run `claude update`, or update with the package manager that installed it.',
				'Start all sessions again.',
			],
			links: [pages.install, pages.commands],
		},
		{
			id: 'claude-duplicates',
			title: 'Several installations of Claude Code are on this machine',
			meaning:
				'The first one on the PATH is not the newest. Updates go to one installation and the other is started, so a fixed problem stays.',
			tell: '`which -a claude` (Windows: `where claude`) lists more than one.',
			remedy: ['Remove the older one.', 'Open a new terminal.'],
			links: [pages.install],
		},
		{
			id: 'folklore-file',
			title: 'A file that guides name is not used by Claude Code',
			meaning:
				'`.config/claude-code/auth.json` and `credentials.json` without the dot are named in guides, but Claude Code does not read them. Deleting them changes nothing.',
			tell: 'The real login is `~/.claude/.credentials.json`, or the keychain on macOS.',
			remedy: ['Delete the file if you do not need it.', 'Look at the real login instead.'],
			links: [pages.directory, pages.authentication],
		},
		{
			id: 'app-misconfigured',
			title: 'An app has its own, different configuration',
			meaning:
				'Editors, chat programs and agents keep a key, a base URL and a model of their own. Your shell and Claude Code can be fine while the app sends something else.',
			tell: 'It fails in that app only.',
			remedy: [
				"Open the app's settings for the Anthropic provider and enter key, base URL and model again.",
				'Restart the app.',
			],
			links: [pages.apiErrors],
		},
	],
	programMessages,
);
