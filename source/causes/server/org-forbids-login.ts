// The organisation does not allow signing in with its subscription.
import {defineCause} from '../define.js';
import {pages} from '../links.js';

export default defineCause({
	id: 'org-forbids-login',
	section: 'server',
	title: 'The organisation does not allow signing in with its subscription',
	meaning:
		'The login is known, but the organisation refuses it: a payment is past due, the plan has ended, or an administrator has switched Claude Code off.',
	tell: 'A 403, or a text about billing; the same login works on claude.ai.',
	remedy: [
		'Look at the billing page and pay or renew.',
		'Ask the administrator to enable Claude Code.',
		'Or use an API key.',
	],
	first: {
		any: 'Look at the billing page and pay or renew; in an organisation, ask its administrator to enable Claude Code.',
		action: 'Use an API key of the Console: pass it as `anthropic_api_key`.',
	},
	links: [pages.billing, pages.errors],
	rank: 670,
	assumes: {cause: 'org-forbids-login', status: 403},
	words: {
		own: [
			'oauth authentication is currently not allowed for this organization',
			'cannot use your claude subscription',
			'has disabled claude subscription access',
			'usually because a payment is past due',
			'oauth org not allowed',
		],
		says: [
			'ask your admin to enable access',
			'subscription access for claude code',
			'<organisation> ~ <forbids> ~ <subscription>',
			'claude subscription has been paused',
		],
		hints: [],
	},
});
