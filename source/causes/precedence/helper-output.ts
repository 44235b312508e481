// The apiKeyHelper script prints something that isn't a key.
import {defineCause} from '../define.js';
import {pages} from '../links.js';
import {everySymptom} from '../symptoms.js';

export default defineCause({
	id: 'helper-output',
	section: 'precedence',
	title: 'The apiKeyHelper script prints something that is no key',
	meaning:
		'The output must be one key on one line, nothing else. A banner, several lines, JSON or nothing at all cannot be used as a header.',
	tell: 'The script ends without an error, but the message speaks of its output or of no value.',
	remedy: [
		'Print only the key: send everything else to standard error.',
		'For JSON: take the field out, for example with `jq -r .key`.',
	],
	links: [pages.settingsReference, pages.errors],
	rank: 370,
	explains: [...everySymptom],
	words: {
		own: [
			'apikeyhelper failed returned output that cannot be used',
			'apikeyhelper failed did not return',
			'apikeyhelper did not return a valid value',
			'must print only the key to stdout',
			'header value from apikeyhelper',
			'apikeyhelper ~ <empty output>',
		],
		says: [],
		hints: [],
	},
});
