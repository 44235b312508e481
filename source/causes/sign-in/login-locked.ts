// A lock keeps the sign-in from being renewed.
import {defineCause} from '../define.js';
import {pages} from '../links.js';

export default defineCause({
	id: 'login-locked',
	section: 'sign-in',
	title: 'A lock keeps the sign-in from being renewed',
	meaning:
		'A process holds the lock of the login while it renews it, or ended in the middle and left the lock behind. Others wait for some seconds and give up. A lock older than two minutes is ignored.',
	tell: 'The message says that another Claude Code process is refreshing the token. It goes away on its own.',
	remedy: [
		'Wait for a minute and try again.',
		'Close other Claude Code processes.',
		'If it stays, sign in again with `claude auth login`.',
	],
	links: [pages.errors],
	rank: 540,
	explains: ['login-missing', 'login-rejected'],
	words: {
		own: [
			'another claude code process is refreshing',
			'exited mid refresh',
			'lock file is already being held & claude',
			'elocked & claude',
		],
		says: ['lock file is already being held'],
		hints: [],
	},
});
