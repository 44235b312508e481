// The key includes quotes or the word Bearer.
import {defineCause} from '../define.js';
import {pages} from '../links.js';
import {everySymptom} from '../symptoms.js';

export default defineCause({
	id: 'key-quoted',
	section: 'key',
	title: 'The key includes quotes or the word Bearer',
	meaning:
		'Quotes or the word `Bearer` became part of the value. The server takes them for part of the key. `docker --env-file` keeps quotes, Compose and most dotenv readers strip them.',
	tell: 'The value begins with a quotation mark or "Bearer"; the header then reads "Bearer Bearer".',
	remedy: ['Write the bare value where it is set.', 'Restart the program that reads it.'],
	links: [pages.errors],
	rank: 190,
	explains: [...everySymptom],
	words: {
		own: ['header value from ~ quotation mark', 'bearer bearer'],
		says: ['<api key> & <quotes>', '<header name> & <quotes>', 'x-api-key bearer sk-ant'],
		hints: [],
	},
});
