// This account has no access to Claude Code.
import {defineCause} from '../define.js';
import {pages} from '../links.js';

export default defineCause({
	id: 'account-no-access',
	section: 'server',
	title: 'This account has no access to Claude Code',
	meaning:
		"The sign-in works, but the account's plan or seat does not include Claude Code, or the wrong account or organisation was chosen.",
	tell: 'A 403 that speaks of the account, not of the token.',
	remedy: [
		'Sign in with the account that has the plan: `claude auth logout`, then `claude auth login`.',
		'Ask the administrator for a seat.',
	],
	links: [pages.authentication, pages.errors],
	rank: 720,
	assumes: {cause: 'account-no-access', status: 403},
	words: {
		own: [
			'does not have access to claude code',
			'organization does not have access to claude',
			'oauth account information not found in config',
			'claude max or pro is required',
			'is not available on the free plan',
			'cannot access this organization',
			'do not have access to this organization',
		],
		says: ['<account> ~ <lacks> ~ claude', '<subscription> is required'],
		hints: [],
	},
});
