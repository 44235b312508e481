// The sign-in link or code was cut when it was copied.
import {defineCause} from '../define.js';
import {pages} from '../links.js';

export default defineCause({
	id: 'login-link-broken',
	section: 'sign-in',
	title: 'The sign-in link or code was cut when it was copied',
	meaning:
		'The link is long. A terminal that wraps it can put blanks or line breaks into it, or cut its end; the sign-in page then knows no such redirect, scope or code. A code works once, for a short time.',
	tell: 'It fails in the browser or right after the code was pasted, before any token exists.',
	remedy: [
		'Make the terminal wide and let `claude auth login` print the link again; press `c` to copy it where that is offered.',
		'Join the link to one line without blanks before you open it.',
		'Paste the whole code, both sides of the `#`, right away.',
	],
	links: [pages.install, pages.authentication],
	words: {
		own: [
			'invalid oauth request',
			'oauth error invalid code',
			'auth error invalid code',
			'is not supported by client',
			'unknown scope user',
			'unknown scope',
			'make sure the full code was copied',
			'no matches found https claude',
			'no matches found https platform claude',
			'oauth error request failed with status code 40',
			'token exchange failed request failed',
		],
		says: [
			'authorization code ~ expired',
			'authorization code ~ already been used',
			'redirect uri ~ <malformed>',
			'unknown client id',
			'missing scope parameter',
			'invalid request format',
			'token exchange failed',
			'missing response type',
			'oauth error',
		],
		hints: ['authorization failed'],
	},
});
