// The base URL is not a URL.
import {defineCause} from '../define.js';
import {pages} from '../links.js';
import {everySymptom} from '../symptoms.js';

export default defineCause({
	id: 'base-url-invalid',
	section: 'base-url',
	title: 'The base URL is not a URL',
	meaning:
		'`ANTHROPIC_BASE_URL` has no `https://` in front, has quotes in it, or is a Markdown link that was pasted whole. No request can be made.',
	tell: 'The message is "Invalid URL", "Failed to parse URL" or "missing protocol", before anything is sent.',
	remedy: ['Write it as `https://host`, without quotes and brackets.', "Or unset it to use Anthropic's own address."],
	links: [pages.variables, pages.gateway],
	rank: 150,
	explains: [...everySymptom, 'offline', 'not-the-api'],
	words: {
		own: ['api error invalid url'],
		says: [
			'request url is missing an http',
			'unsupported protocol',
			'missing schema',
			'no scheme supplied',
			'failed to parse url',
			'relative url without a base',
			'only absolute urls are supported',
			'first path segment in url cannot contain colon',
			'base url & <malformed>',
			'url rejected',
			'unknown url type',
			'err invalid url',
			'expected url scheme http or https',
			'uri is not absolute',
			'invalid uri ~ could not be determined',
		],
		hints: ['invalid url'],
	},
});
