// The edge refuses this network or region.
import {defineCause} from '../define.js';
import {pages} from '../links.js';

export default defineCause({
	id: 'region-blocked',
	section: 'server',
	title: 'The edge refuses this network or region',
	meaning:
		'"Request not allowed" comes from the edge in front of the API, before any credential is looked at: a VPN, a data centre\'s address, a proxy, or a country that is not served.',
	tell: 'A 403 of type "forbidden" without a request id. A new key or a new sign-in does not change it.',
	remedy: [
		'Try another network, or leave the VPN or proxy.',
		'Leave keys and login as they are: they are not the cause.',
	],
	first: {any: 'Try another network, or switch the VPN off: the request was refused before any key was looked at.'},
	asked: {likelier: ['vpn-or-travel.vpn', 'vpn-or-travel.travelling'], first: {'vpn-or-travel.vpn': 'leave-vpn'}},
	links: [pages.network, pages.status],
	rank: 80,
	words: {
		own: [
			'forbidden message request not allowed',
			'request not allowed',
			'claude code might not be available in your country',
			'cf mitigated challenge',
			'app unavailable in region',
			'banned the country or region',
		],
		says: [
			'not available in your country',
			'not available in your region',
			'unsupported region',
			'location is not supported',
			'used cloudflare to restrict access',
			'you have been blocked',
			'error code 1009',
		],
		hints: [],
	},
});
