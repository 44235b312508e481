// The sign-in was stored without its expiry time.
import {defineCause} from '../define.js';
import {pages} from '../links.js';

export default defineCause({
	id: 'login-expiry-zero',
	section: 'sign-in',
	title: 'The sign-in was stored without its expiry time',
	meaning:
		'The tokens are there, but `expiresAt` is 0. Version 2.1.221 wrote this on a fresh sign-in, so the login counts as expired from the start.',
	tell: 'A blank stub has `expiresAt: 0` and no tokens; here the tokens are present.',
	remedy: ['Update with `claude update`.', 'Sign in again with `claude auth login`.'],
	asked: {likelier: ['after-update.yes'], unlikelier: ['after-update.no']},
	links: [pages.authentication],
	rank: 500,
	explains: ['login-missing', 'login-rejected', 'login-expired'],
	words: {own: [], says: [], hints: []},
});
