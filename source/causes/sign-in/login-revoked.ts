// The sign-in was revoked.
import {defineCause} from '../define.js';
import {pages} from '../links.js';

export default defineCause({
	id: 'login-revoked',
	section: 'sign-in',
	title: 'The sign-in was revoked',
	meaning:
		'The server answers 403 "OAuth token has been revoked". Somebody ended the session: a sign-out elsewhere, a password change, an administrator, or a security measure. The token does not come back to life.',
	tell: 'Expired tokens get a 401. Revoked ones get a 403 with the word "revoked".',
	remedy: [
		'Sign in again with `claude auth login`.',
		'Review the sessions of the account and end those that you do not know.',
		'If an environment variable holds the token, make a new one with `claude setup-token`, or unset it.',
	],
	first: {
		action: 'Make a new token with `claude setup-token` and store it as the secret.',
		app: 'Sign in to Anthropic again in the app.',
	},
	links: [pages.errors, pages.sessions],
	rank: 530,
	explains: ['onboarding-incomplete'],
	assumes: {cause: 'login-revoked', status: 403},
	words: {
		own: ['oauth token revoked', 'oauth token has been revoked'],
		says: ['token has been revoked'],
		hints: [],
	},
});
