// Claude Code is not installed, or not on the PATH.
import {defineCause} from '../define.js';
import {pages} from '../links.js';

export default defineCause({
	id: 'claude-missing',
	section: 'program',
	title: 'Claude Code is not installed, or not on the PATH',
	meaning:
		'The shell finds no program named `claude`: it is not installed for this user, its folder is not on the PATH, or the installation stopped half-way.',
	tell: 'A new terminal may find it: the PATH is read at the start of a shell.',
	remedy: [
		'Open a new terminal and try again.',
		'Install it as the documentation says, and add its folder to the PATH.',
		'With npm: do not use `--ignore-scripts` or `--omit=optional`.',
	],
	first: {app: "Install Claude Code for this account, or give the app the program's path."},
	links: [pages.install],
	rank: 850,
	explains: ['login-missing', 'onboarding-incomplete'],
	words: {
		own: [
			'claude <no such command>',
			'claude code <no such command>',
			'command not found claude',
			'unknown command claude',
			'permission denied claude',
			'spawn claude enoent',
			'spawn ~ claude enoent',
			'claude native binary not installed',
			'native binary not installed',
			'native binary not found',
			'claude code not found',
			'claude cli not found',
			'claude code cli not found',
			'cli not found error',
			'claude code is not installed',
			'claude code executable not found',
			'claude command not found',
			'postinstall did not run',
			'cannot find module anthropic ai claude code',
			'bin claude no such file or directory',
			'env node no such file or directory & claude',
			'native installation exists but ~ not in your path',
		],
		says: ['install claude code', 'claude ~ not in your path'],
		hints: [],
	},
});
