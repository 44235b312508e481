// The server does not allow this request.
import {defineCause} from '../define.js';
import {pages} from '../links.js';

export default defineCause({
	id: 'permission-denied',
	section: 'server',
	title: 'The server does not allow this request',
	meaning:
		'The credential is known, but it may not do this: a policy of the organisation, the workspace, the billing tier, or a relay that lets only certain clients in. A ban shows as a 403, a 401 never is one.',
	tell: 'A 403 without a request id does not come from the API: then it is the network or the region.',
	remedy: [
		'Read the message of the answer: it names what is refused.',
		'Check workspace and permissions of the key in the Console.',
		'Ask the administrator.',
	],
	first: {
		cloud: 'Ask for the permission that the message names, in the console of that cloud.',
		any: 'Read what the answer refuses, and ask whoever runs the organisation or gateway for it.',
		gateway: 'Read what the gateway refuses, and ask whoever runs it.',
	},
	asked: {first: {'vpn-or-travel.vpn': 'leave-vpn'}},
	links: [pages.apiErrors, pages.console],
	rank: 780,
	words: {
		own: [
			'client not allowed',
			'client validation error',
			'only accepts requests from claude code',
			'client is not authorized to use',
			'api key does not have permission',
			'provider refused',
			'not allowed to access model',
			'not authorized to perform bedrock',
		],
		says: [
			'permission error',
			'permission denied error',
			'<credential> ~ <lacks> ~ permission',
			'does not have access to model',
			'is not authorized to perform',
			'does not have permission',
			'requests are not allowed for this organization',
			'requires data sharing to be enabled',
		],
		hints: ['access denied', 'permission denied', 'forbidden', 'client not allowed'],
	},
});
