// The API is at capacity.
import {defineCause} from '../define.js';
import {pages} from '../links.js';

export default defineCause({
	id: 'overloaded',
	section: 'server',
	title: 'The API is at capacity',
	meaning: 'A 529 says that the API as a whole is overloaded. Your limits and your credential are fine.',
	tell: 'A 429 is about your own limits; a 529 is about everyone.',
	remedy: ['Wait for half a minute and try again, more slowly each time.', 'Look at the status page.'],
	links: [pages.status, pages.apiErrors],
	rank: 830,
	words: {
		own: ['overloaded error', 'repeated 529', 'api is at capacity', '529 overloaded'],
		says: ['overloaded', 'temporarily overloaded', 'http 529', 'at capacity'],
		hints: [],
	},
});
