// The base URL sends the credential without encryption.
import {defineCause} from '../define.js';
import {pages} from '../links.js';

export default defineCause({
	id: 'base-url-insecure',
	section: 'base-url',
	title: 'The base URL sends the credential without encryption',
	meaning: 'An `http://` address that is not this machine lets anyone on the network path read the key.',
	tell: '`http://localhost` is fine; `http://` to another host is not.',
	remedy: ['Write `https://`.', 'Replace the key if it was sent already.'],
	links: [pages.gateway],
	words: {
		own: ['plain http request was sent to https port'],
		says: [],
		hints: [],
	},
});
