// The server has an internal problem.
import {defineCause} from '../define.js';
import {pages} from '../links.js';

export default defineCause({
	id: 'server-error',
	section: 'server',
	title: 'The server has a problem of its own',
	meaning: 'A 500, 502, 503 or 504 is not about you or your credential. It is mostly over soon.',
	tell: 'The status page shows whether others have it too. Behind a gateway it may be the gateway.',
	remedy: ['Wait a moment and try again.', 'Look at the status page, or at the log of the gateway.'],
	links: [pages.status, pages.apiErrors],
	rank: 840,
	words: {
		own: ['api error message internal server error'],
		says: [
			'this is a server side issue',
			'internal server error',
			'bad gateway',
			'service unavailable',
			'service temporarily unavailable',
			'gateway timeout',
			'upstream connect error',
			'timeout error',
			'web server returned an unknown error',
			'web server is down',
		],
		hints: ['request timed out'],
	},
});
