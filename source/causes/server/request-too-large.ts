// The request is too large.
import {defineCause} from '../define.js';
import {pages} from '../links.js';

export default defineCause({
	id: 'request-too-large',
	section: 'server',
	title: 'The request is too large',
	meaning: 'More than the server takes (32 MB) was sent, mostly images or long attachments.',
	tell: 'A 413. A gateway or proxy may have a lower limit of its own.',
	remedy: ['Remove images and attachments, or compact the conversation (`/compact`).', 'Send large files in parts.'],
	links: [pages.apiErrors],
	rank: 810,
	words: {
		own: [
			'request too large',
			'request exceeds the maximum size',
			'request entity too large',
			'payload too large',
			'content too large',
		],
		says: ['exceeds the maximum allowed number of bytes', 'entity too large'],
		hints: [],
	},
});
