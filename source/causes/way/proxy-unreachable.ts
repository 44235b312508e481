// The proxy does not answer or refuses.
import {defineCause} from '../define.js';
import {pages} from '../links.js';

export default defineCause({
	id: 'proxy-unreachable',
	section: 'way',
	title: 'The proxy does not answer or refuses',
	meaning:
		'`HTTPS_PROXY` (or `HTTP_PROXY`, `ALL_PROXY`) names a proxy that does not run, is not reachable from here, or refuses this host.',
	tell: 'The same request without the variable works, or fails in another way.',
	remedy: [
		'Start the proxy, or unset the variable where it is set (both spellings, upper and lower case).',
		'For a gateway on this machine: `NO_PROXY=localhost,127.0.0.1`.',
	],
	asked: {likelier: ['vpn-or-travel.vpn']},
	links: [pages.network],
	rank: 40,
	explains: ['offline'],
	words: {
		own: ['could not connect through your proxy', 'could not resolve proxy'],
		says: [
			'err proxy tunnel',
			'err proxy connection failed',
			'proxyconnect tcp',
			'cannot connect to proxy',
			'unable to connect to proxy',
			'proxy connection ended before receiving connect',
			'connection to proxy closed',
			'connect tunnel failed',
			'tunnel connection failed',
			'tunneling socket could not be established',
			'from proxy after connect',
			'proxy ~ refused',
			'https proxy & refused',
			'https proxy & econnrefused',
		],
		hints: ['proxy error', 'connection refused a firewall or proxy may be blocking it'],
	},
});
