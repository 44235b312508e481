// The key or token is cut short.
import {defineCause} from '../define.js';
import {pages} from '../links.js';
import {everySymptom} from '../symptoms.js';

export default defineCause({
	id: 'key-truncated',
	section: 'key',
	title: 'The key or token is cut short',
	meaning:
		'Only a part of the value was copied, mostly the first line of one that the terminal had wrapped. Console keys and setup tokens have about 108 characters.',
	tell: 'The value ends early, often at 79 or 80 characters.',
	remedy: ['Copy it again from a wide window, as one line.', 'If it cannot be shown again, create a new one.'],
	links: [pages.console, pages.authentication],
	rank: 350,
	explains: [...everySymptom],
	isCuredByNewKey: true,
	assumes: {cause: 'key-rejected', status: 401},
	words: {
		own: [],
		says: ['token ~ <truncated>', '<truncated> ~ token'],
		hints: [],
	},
});
