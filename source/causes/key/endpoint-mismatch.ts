// The key and the base URL belong to different providers.
import {defineCause} from '../define.js';
import {pages} from '../links.js';
import {refusals} from '../symptoms.js';

export default defineCause({
	id: 'endpoint-mismatch',
	section: 'key',
	title: 'The key and the base URL belong to different providers',
	meaning:
		'A key only works at the provider that issued it. An Anthropic key sent to another vendor or a gateway, or their key sent to Anthropic, gets a 401 however fresh it is.',
	tell: 'The answer names another vendor, or the prefix of the key does not fit the host of the base URL.',
	remedy: [
		"For Anthropic's API: use a key that begins with `sk-ant-` and unset `ANTHROPIC_BASE_URL`.",
		'For a gateway: use the key that the gateway issued, with its base URL.',
	],
	first: {any: 'Use a key and an address of the same provider: `sk-ant-` keys go to https://api.anthropic.com.'},
	links: [pages.gateway, pages.apiOverview],
	rank: 310,
	explains: [...refusals, 'key-wrong-kind'],
	words: {
		own: ['incorrect api key provided sk-ant', 'virtual key expected', 'received sk-a ~ expected to start with sk'],
		says: ['expected to start with sk'],
		hints: ['incorrect api key provided', 'user not found'],
	},
});
