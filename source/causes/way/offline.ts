// The server cannot be reached.
import {defineCause} from '../define.js';
import {pages} from '../links.js';

export default defineCause({
	id: 'offline',
	section: 'way',
	title: 'The server cannot be reached',
	meaning:
		'The name of the host cannot be resolved, or nothing answers. No credential was looked at, so none of them is at fault.',
	tell: 'ENOTFOUND and EAI_AGAIN are about names (DNS), ETIMEDOUT about the way. "Connection refused" on this machine is a proxy or gateway that does not run.',
	remedy: [
		'Check the connection, the VPN and the DNS server.',
		'Behind a firewall: let `api.anthropic.com`, `platform.claude.com` and `claude.ai` through.',
		'If the only way out is a proxy, set `HTTPS_PROXY`.',
	],
	first: {
		script: 'Try `curl -I https://api.anthropic.com` where the program runs (in its container): name, way or firewall.',
	},
	asked: {
		likelier: ['vpn-or-travel.travelling'],
		first: {'vpn-or-travel.vpn': 'leave-vpn', 'vpn-or-travel.travelling': 'portal'},
	},
	links: [pages.network, pages.status],
	rank: 70,
	words: {
		own: [
			'cannot reach the api server',
			'unable to connect to api due to poor internet connection',
			'could not connect to claude',
		],
		says: [
			'<no name>',
			'api timeout error',
			'anthropic io exception',
			'<no way>',
			'fetch failed',
			'socket hang up',
			'und err socket',
			'socket connection was closed unexpectedly',
			'all connection attempts failed',
			'connect timed out',
			'operation timed out',
			'<network> ~ <unreachable>',
			'econnreset',
			'connection reset by peer',
		],
		hints: [
			'check your internet connection',
			'check your network connection',
			'unable to connect to anthropic services',
			'unable to connect to api',
			'connection error',
			'api connection error',
			'request timed out',
			'econnrefused',
			'connection refused',
			'error sending request',
			'timed out',
			'failed to connect',
		],
	},
});
