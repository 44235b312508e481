// A spending limit is reached.
import {defineCause} from '../define.js';
import {pages} from '../links.js';

export default defineCause({
	id: 'spend-limit',
	section: 'server',
	title: 'A spending limit is reached',
	meaning:
		'The organisation or the workspace has reached the limit that was set for it. The message says when access comes back. There is still credit.',
	tell: '"usage limits" with a date is a limit; "credit balance" is no money left. A 429 without retry-after can be a limit too.',
	remedy: ['Raise the limit in the Console, or ask who may.', 'Or wait until the date that is named.'],
	first: {gateway: 'Ask whoever runs this gateway for a higher budget, or wait until it starts anew.'},
	asked: {likelier: ['status-fails-too.no']},
	links: [pages.console, pages.rateLimits],
	rank: 710,
	words: {
		own: [
			'reached your specified api usage limits',
			'reached your specified workspace api usage limits',
			'enforced spend limit reached',
			'you will regain access on',
			'hit your orgs monthly usage limit',
			'out of extra usage',
			'budget has been exceeded',
			'budget exceeded',
		],
		says: ['<spending> limit ~ <used up>', '<used up> ~ <spending> limit', 'monthly usage limit', 'spend limit'],
		hints: [],
	},
});
