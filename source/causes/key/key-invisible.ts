// The key has characters that cannot be seen or only look right.
import {defineCause} from '../define.js';
import {pages} from '../links.js';
import {everySymptom} from '../symptoms.js';

export default defineCause({
	id: 'key-invisible',
	section: 'key',
	title: 'The key has characters that cannot be seen or only look right',
	meaning:
		'Zero-width or non-breaking characters, a byte order mark, typographic quotes or look-alike letters of another alphabet came along, often from a chat, a PDF or a web page. A header cannot carry them.',
	tell: 'Messages name U+200B, a ByteString, a character index, or the ASCII codec.',
	remedy: [
		'Copy the key again, straight from where it was created.',
		'Or let claude-fix show each odd character by position and strip it where it is set.',
	],
	links: [pages.errors],
	rank: 180,
	explains: [...everySymptom],
	words: {
		own: [
			'key ^ zero width',
			'header value from ~ <odd character>',
			'cannot convert argument to a bytestring',
			'bytestring ~ character at index',
		],
		says: [
			'<api key> & <odd character>',
			'codec cannot encode character',
			'unicode encode error',
			'string contains non iso 8859 1 code point',
			'has a value of ~ greater than 255',
			'unexpected char 0x20 ~ value',
			'unexpected char 0xa0 ~ value',
		],
		hints: ['invalid character in header content', 'err invalid char', '<header name> & <odd character>'],
	},
});
