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
	links: [pages.network, pages.status],
	rank: 70,
});
