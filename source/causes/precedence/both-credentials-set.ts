// Two credentials are sent at once.
import {defineCause} from '../define.js';
import {pages} from '../links.js';
import {everySymptom} from '../symptoms.js';

export default defineCause({
	id: 'both-credentials-set',
	section: 'precedence',
	title: 'Two credentials are sent at once',
	meaning:
		'A bearer token and an API key are both set. They go out as two headers, and one refused credential is enough to fail the request. Client libraries differ in which one they use.',
	tell: 'Claude Code warns about an "Auth conflict", or that both are set.',
	remedy: [
		'Decide which one is meant.',
		'Unset the other where it is set (`ANTHROPIC_AUTH_TOKEN` or `ANTHROPIC_API_KEY`), or `claude auth logout` for a managed key.',
	],
	links: [pages.authentication, pages.gateway],
	rank: 290,
	explains: [...everySymptom, 'gateway-token-left', 'endpoint-mismatch'],
	assumes: {cause: 'key-rejected', status: 401},
	words: {
		own: [
			'both anthropic auth token and ~ set',
			'anthropic api key and anthropic auth token are both set',
			'both a token ~ and an api key ~ are set',
			'auth conflict',
			'auth may not work as expected',
		],
		says: [],
		hints: [],
	},
});
