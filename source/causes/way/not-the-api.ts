// Something other than the API answers.
import {defineCause} from '../define.js';
import {pages} from '../links.js';

export default defineCause({
	id: 'not-the-api',
	section: 'way',
	title: 'Something other than the API answers',
	meaning:
		"A web page or a foreign body comes back in place of the API's JSON: a captive portal, a filter of the network, a challenge page, or the wrong host in the base URL.",
	tell: 'The body is HTML, or JSON cannot be parsed at "<".',
	remedy: [
		'Open any page in a browser and sign in to the network if it asks.',
		'Check `ANTHROPIC_BASE_URL`: host and path.',
	],
	asked: {
		likelier: ['vpn-or-travel.travelling'],
		first: {'vpn-or-travel.vpn': 'leave-vpn', 'vpn-or-travel.travelling': 'portal'},
	},
	links: [pages.network, pages.gateway],
	rank: 60,
	words: {
		own: [
			'api returned an empty or malformed response',
			'body is an html page',
			'check for a proxy or gateway intercepting',
		],
		says: [
			'doctype html',
			'just a moment',
			'attention required cloudflare',
			'checking your browser',
			'enable javascript and cookies',
			'unexpected token ~ html',
			'content type text html',
		],
		hints: ['html head', 'unexpected token ~ is not valid json', 'is not valid json'],
	},
});
