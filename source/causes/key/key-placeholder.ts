// The value is an example, not a key.
import {defineCause} from '../define.js';
import {pages} from '../links.js';
import {everySymptom} from '../symptoms.js';

export default defineCause({
	id: 'key-placeholder',
	section: 'key',
	title: 'The value is an example, not a key',
	meaning:
		'A text such as `your-api-key`, `sk-ant-api03-xxxxx` or `<key>` was copied from a guide or an example file and never replaced.',
	tell: 'The value reads like words, not like a random string.',
	remedy: ['Create a key in the Console.', 'Put it in place of the example and restart the program.'],
	links: [pages.console],
	rank: 330,
	explains: [...everySymptom],
	isCuredByNewKey: true,
	words: {
		own: ['your anthropic api key here', 'sk-ant-api03-xxx'],
		says: [],
		hints: [],
	},
});
