// The proxy wants a user name and password.
import {defineCause} from '../define.js';
import {pages} from '../links.js';

export default defineCause({
	id: 'proxy-auth',
	section: 'way',
	title: 'The proxy wants a user name and password',
	meaning:
		'A 407 comes from the proxy in between, not from Anthropic: the API has not seen the request, and its credentials are not the question.',
	tell: 'The number is 407, or the message says "Proxy Authentication Required".',
	remedy: [
		'Write the credentials into the address: `http://user:password@host:port`, special characters percent-encoded.',
		'A proxy that wants NTLM or Kerberos needs a local helper proxy.',
	],
	asked: {likelier: ['vpn-or-travel.vpn']},
	links: [pages.network],
	rank: 30,
	explains: ['offline'],
	words: {
		own: [],
		says: [
			'proxy authentication required',
			'proxy authentication is required',
			'response 407',
			'statuscode 407',
			'status code 407',
			'proxy authenticate',
			'err proxy auth',
			'error 407',
			'http code 407',
			'failed 407',
		],
		hints: [],
	},
});
