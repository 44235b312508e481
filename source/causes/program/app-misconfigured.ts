// An app has its own, different configuration.
import {defineCause} from '../define.js';
import {pages} from '../links.js';
import {refusals} from '../symptoms.js';

export default defineCause({
	id: 'app-misconfigured',
	section: 'program',
	title: 'An app has its own, different configuration',
	meaning:
		'Editors, chat programs and agents keep a key, a base URL and a model of their own. Your shell and Claude Code can be fine while the app sends something else.',
	tell: 'It fails in that app only.',
	remedy: [
		"Open the app's settings for the Anthropic provider and enter key, base URL and model again.",
		'Restart the app.',
	],
	first: {any: "Enter key, base URL and model again in the app's settings for Anthropic."},
	links: [pages.apiErrors],
	rank: 580,
	explains: [...refusals, 'shell-stale'],
	assumes: {cause: 'key-rejected', status: 401},
	words: {
		own: [],
		says: [],
		hints: ['could not connect with these settings'],
	},
});
