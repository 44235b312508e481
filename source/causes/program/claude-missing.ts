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
	links: [pages.install],
	rank: 850,
	explains: ['login-missing', 'onboarding-incomplete'],
});
