// The key has blanks or line breaks in it.
import {defineCause} from '../define.js';
import {pages} from '../links.js';
import {everySymptom} from '../symptoms.js';

export default defineCause({
	id: 'key-whitespace',
	section: 'key',
	title: 'The key has blanks or line breaks in it',
	meaning:
		'A space, tab, carriage return or line break came along when the key was copied or stored. Claude Code trims both ends; curl, Python and many apps do not, and inside a key it is fatal everywhere.',
	tell: 'The message speaks of an illegal or invalid header value, or of a line break at a position.',
	remedy: [
		'Look at it: `printf %s "$ANTHROPIC_API_KEY" | cat -A`.',
		'Strip it where it is set; from the clipboard: `pbpaste | tr -d "\\r\\n "`.',
		'Restart the program that reads it.',
	],
	first: {
		any: 'Write the key again without a blank or line break: `printf %s "$ANTHROPIC_API_KEY" | cat -A` shows them.',
		action: 'Store the secret again without a line break at its end.',
		app: 'Paste the key again without a blank or line break.',
	},
	links: [pages.apiErrors, pages.errors],
	rank: 170,
	explains: [...everySymptom],
	words: {
		own: [
			'invalid character in header content',
			'err invalid char',
			'invalid header ~ <header name>',
			'newline in api key',
			'header value from anthropic api key ~ <blank>',
			'header value from claude code oauth token ~ <blank>',
		],
		says: [
			'illegal header value',
			'invalid header value',
			'invalid leading whitespace reserved character',
			'header ~ has invalid value',
			'invalid http header value',
			'invalid header field value',
			'header field value cannot include',
			'is an invalid header value',
			'failed to parse header value',
			'unexpected char 0x0a ~ value',
			'unexpected char 0x0d ~ value',
			'<api key> & <blank>',
			'<header name> & <blank>',
			'libcurl function was given a bad argument',
			'blank argument where content is expected',
			'invalid return character or leading space in header',
			'header is malformed',
			'cat -a & sk-ant',
		],
		hints: ['invalid header'],
	},
});
