// Several programs renew the same sign-in.
import {defineCause} from '../define.js';
import {pages} from '../links.js';

export default defineCause({
	id: 'login-race',
	section: 'sign-in',
	title: 'Several programs renew the same sign-in',
	meaning:
		'A refresh token works once. When several Claude Code processes, a second machine with a copied login or a usage tracker renew it at the same time, all but one are left with a dead token and are signed out.',
	tell: 'It works after each sign-in and fails again hours later, often in the morning or after sleep.',
	remedy: [
		'Update with `claude update`: newer versions coordinate renewals.',
		'Close other Claude Code processes and trackers that renew the login.',
		'Sign in once more. Give other machines a sign-in of their own, or a token of `claude setup-token`.',
	],
	asked: {likelier: ['after-update.yes'], unlikelier: ['after-update.no']},
	links: [pages.authentication, pages.install],
	rank: 550,
	explains: ['login-rejected'],
	words: {
		own: ['refresh token reused', 'refresh token has already been used', 'refresh token already used'],
		says: [],
		hints: ['oauth token has expired please obtain a new token or refresh'],
	},
});
