// ANTHROPIC_BASE_URL of a gateway is left over.
import {defineCause} from '../define.js';
import {pages} from '../links.js';
import {everySymptom} from '../symptoms.js';

export default defineCause({
	id: 'gateway-url-left',
	section: 'precedence',
	title: 'ANTHROPIC_BASE_URL of a gateway is left over',
	meaning:
		'Requests go to the address in `ANTHROPIC_BASE_URL`. If it is a local proxy that no longer runs, the connection is refused; if it is another vendor, it does not know your credential.',
	tell: 'The address is `localhost` or `127.0.0.1`, or a vendor that you no longer use. Nothing in the message says where it is set.',
	remedy: [
		'Remove `ANTHROPIC_BASE_URL` where it is set, also in the `env` block of settings files.',
		'In this shell: `unset ANTHROPIC_BASE_URL`.',
		'Or start the local proxy again, if it is wanted.',
	],
	links: [pages.gateway, pages.variables],
	rank: 280,
	explains: [
		...everySymptom,
		'offline',
		'gateway-token-left',
		'login-sent-elsewhere',
		'endpoint-mismatch',
		'key-placeholder',
		'proxy-unreachable',
	],
	assumes: 'no answer',
	words: {
		own: ['check the gateway set in anthropic base url'],
		says: [
			'connection refused a firewall or proxy may be blocking it',
			'unable to connect to api connection refused',
			'unable to connect to api econnrefused',
		],
		hints: ['connection refused', 'econnrefused'],
	},
});
