// Anthropic has an incident.
import {defineCause} from '../define.js';
import {pages} from '../links.js';
import {everySymptom} from '../symptoms.js';

export default defineCause({
	id: 'outage',
	section: 'server',
	title: 'Anthropic has an incident',
	meaning:
		'The status page shows an incident of the API, of Claude Code or of claude.ai. Sign-ins can fail with 401 for everyone at such times.',
	tell: 'It began suddenly and for others too; nothing on this machine has changed.',
	remedy: [
		'Change nothing: a sign-out now can make it worse.',
		'Look at the status page, wait for 15 minutes, try again gently.',
	],
	links: [pages.status],
	rank: 10,
	explains: [...everySymptom, 'server-error', 'overloaded'],
	words: {
		own: [
			'elevated error',
			'claude ~ major outage',
			'claude ~ partial outage',
			'currently experiencing an incident',
			'claude is down',
			'authorization failed internal server error',
			'login failed timeout of',
			'oauth error timeout of',
		],
		says: ['provided token was not found or is malformed', 'major outage', 'investigating ~ claude'],
		hints: [],
	},
});
