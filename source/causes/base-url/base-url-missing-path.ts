// The base URL lacks the path that this server needs.
import {defineCause} from '../define.js';
import {pages} from '../links.js';
import {everySymptom} from '../symptoms.js';

export default defineCause({
	id: 'base-url-missing-path',
	section: 'base-url',
	title: 'The base URL lacks the path that this server needs',
	meaning:
		"Many gateways speak Anthropic's protocol below a path such as `/anthropic` or `/api` only, and some apps expect `/v1` in the base URL. Without it they answer 404 or a web page.",
	tell: "The address in the message has `/messages` right behind the host, or the gateway's home page comes back.",
	remedy: [
		"Add the path that the gateway's documentation names.",
		'For OpenCode, Continue and AI-SDK apps: end it in `/v1`.',
	],
	first: {
		app: 'End the base URL in `/v1`: this app adds only `/messages`.',
		script: 'End the base URL in `/v1`: this library adds only `/messages`.',
	},
	links: [pages.gateway],
	rank: 230,
	explains: [...everySymptom, 'model-not-found', 'not-the-api'],
	words: {
		own: [],
		says: [
			'cannot post messages',
			'cannot post v1 messages',
			'no static resource v1 messages',
			'no static resource messages',
		],
		hints: [],
	},
});
