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
});
