// The stored sign-in is a blank stub.
import {defineCause} from '../define.js';
import {pages} from '../links.js';

export default defineCause({
	id: 'login-blank',
	section: 'sign-in',
	title: 'The stored sign-in is a blank stub',
	meaning:
		'The login is stored with empty tokens and `expiresAt: 0`. A renewal that failed leaves this behind. Claude Code then says "Login expired", or "OAuth session expired and could not be refreshed" with `-p`, and sends nothing.',
	tell: 'A dead login still has tokens in it; this one has none. `claude auth status` says loggedIn false.',
	remedy: ['Move the stub aside.', 'Run `claude auth login` and sign in again.'],
	links: [pages.authentication, pages.errors],
	rank: 490,
	explains: ['login-missing', 'login-rejected', 'login-expired', 'login-race'],
	words: {
		own: ['accesstoken refreshtoken expiresat 0'],
		says: ['oauth session expired and could not be refreshed'],
		hints: [],
	},
});
