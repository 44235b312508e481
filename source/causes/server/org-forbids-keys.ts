// The organisation has disabled API keys.
import {defineCause} from '../define.js';
import {pages} from '../links.js';

export default defineCause({
	id: 'org-forbids-keys',
	section: 'server',
	title: 'The organisation has disabled API keys',
	meaning: 'An administrator has switched authentication with API keys off. The key itself may be fine.',
	tell: 'The message says "disabled API key authentication".',
	remedy: ['Unset `ANTHROPIC_API_KEY` and sign in instead.', 'Ask the administrator if a key is needed.'],
	links: [pages.errors],
	rank: 680,
	words: {
		own: ['disabled api key authentication'],
		says: ['<organisation> ~ <forbids> ~ api key'],
		hints: [],
	},
});
