// The API key was once declined, so interactive Claude Code ignores it.
import {defineCause} from '../define.js';
import {pages} from '../links.js';

export default defineCause({
	id: 'key-declined',
	section: 'precedence',
	title: 'The API key was once declined, so interactive Claude Code ignores it',
	meaning:
		'At first sight of a key Claude Code asks whether to use it, and plain Enter means no. The answer is remembered: interactive sessions then ignore the key silently, `claude -p` still uses it.',
	tell: '`claude -p` works with the key, the interactive session says "Not logged in" or uses another login.',
	remedy: [
		'In `/config` turn on "Use custom API key" (visible while the variable is set).',
		'Or let claude-fix move the key from the rejected to the approved list.',
	],
	links: [pages.authentication, pages.gateway],
	rank: 650,
	explains: ['login-missing', 'gateway-no-credential', 'login-expired'],
	words: {
		own: [
			'anthropic api key not used here',
			'turn on use custom api key',
			'unused api key anthropic api key',
			'use custom api key',
			'do you want to use this api key',
		],
		says: [],
		hints: [],
	},
});
