// ANTHROPIC_CUSTOM_HEADERS is malformed or replaces the credential.
import {defineCause} from '../define.js';
import {pages} from '../links.js';
import {everySymptom} from '../symptoms.js';

export default defineCause({
	id: 'custom-headers',
	section: 'base-url',
	title: 'ANTHROPIC_CUSTOM_HEADERS is malformed or replaces the credential',
	meaning:
		'The variable holds lines of `Name: value`. JSON or odd characters in it stop the request; an `x-api-key` or `Authorization` line in it replaces the credential that is meant.',
	tell: 'The message names the variable or a header of it.',
	remedy: ['Write one `Name: value` a line, no JSON.', 'Remove authentication headers from it.'],
	links: [pages.variables, pages.gateway],
	rank: 250,
	explains: [...everySymptom],
	assumes: {cause: 'key-rejected', status: 401},
	words: {
		own: ['invalid anthropic custom headers', 'parsed from anthropic custom headers'],
		says: ['custom headers & <malformed>'],
		hints: [],
	},
});
