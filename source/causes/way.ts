// Causes 8: the way to the server (causes.md §8).
import {defineSection} from './define.js';
import {pages} from './links.js';
import {wayMessages} from './messages/way.js';

export const way = defineSection(
	'way',
	[
		{
			id: 'offline',
			title: 'The server cannot be reached',
			meaning:
				'The name of the host cannot be resolved, or nothing answers. No credential was looked at, so none of them is at fault.',
			tell: 'ENOTFOUND and EAI_AGAIN are about names (DNS), ETIMEDOUT about the way. "Connection refused" on this machine is a proxy or gateway that does not run.',
			remedy: [
				'Check the connection, the VPN and the DNS server.',
				'Behind a firewall: let `api.anthropic.com`, `platform.claude.com` and `claude.ai` through.',
				'If only a proxy leads out, set `HTTPS_PROXY`.',
			],
			links: [pages.network, pages.status],
		},
		{
			id: 'proxy-unreachable',
			title: 'The proxy does not answer or refuses',
			meaning:
				'`HTTPS_PROXY` (or `HTTP_PROXY`, `ALL_PROXY`) names a proxy that does not run, is not reachable from here, or refuses this host.',
			tell: 'The same request without the variable works, or fails in another way.',
			remedy: [
				'Start the proxy, or unset the variable where it is set (both spellings, upper and lower case).',
				'For a gateway on this machine: `NO_PROXY=localhost,127.0.0.1`.',
			],
			links: [pages.network],
		},
		{
			id: 'proxy-auth',
			title: 'The proxy wants a user name and password',
			meaning:
				'A 407 comes from the proxy on the way, not from Anthropic: the API has not seen the request, and its credentials are not the question.',
			tell: 'The number is 407, or the message says "Proxy Authentication Required".',
			remedy: [
				'Write the credentials into the address: `http://user:password@host:port`, special characters percent-encoded.',
				'A proxy that wants NTLM or Kerberos needs a local helper proxy.',
			],
			links: [pages.network],
		},
		{
			id: 'proxy-invalid',
			title: 'The proxy address cannot be used',
			meaning: 'The address has no scheme, is no URL, or is a SOCKS proxy, which Claude Code does not support.',
			tell: "The message names the proxy's protocol or its URL.",
			remedy: ['Write it as `http://host:port`.', 'In place of SOCKS use the HTTP port of the same program.'],
			links: [pages.network],
		},
		{
			id: 'tls-intercepted',
			title: 'The certificate is not trusted: something inspects the connection',
			meaning:
				'A corporate proxy or security software opens the encryption and signs with a certificate of its own. Browsers trust it, Node, Python and curl bring their own lists.',
			tell: 'The browser works on the same machine. A certificate that is "not yet valid" or "expired" can also be a wrong clock.',
			remedy: [
				'Get the root certificate of your company and set `NODE_EXTRA_CA_CERTS=/path/ca.pem` (Python: `SSL_CERT_FILE`, `REQUESTS_CA_BUNDLE`).',
				'Never switch the verification off.',
			],
			links: [pages.network],
		},
		{
			id: 'not-the-api',
			title: 'Something else than the API answers',
			meaning:
				"A web page or a foreign body comes back in place of the API's JSON: a captive portal, a filter of the network, a challenge page, or the wrong host in the base URL.",
			tell: 'The body is HTML, or JSON cannot be parsed at "<".',
			remedy: [
				'Open any page in a browser and sign in to the network if it asks.',
				'Check `ANTHROPIC_BASE_URL`: host and path.',
			],
			links: [pages.network, pages.gateway],
		},
		{
			id: 'clock-skew',
			title: 'The clock of this machine is wrong',
			meaning:
				"The clock differs from the server's by more than five minutes. Tokens and certificates then seem expired or not valid yet.",
			tell: 'Certificates that are "not yet valid", or logins that expire at once. WSL and virtual machines drift after sleep.',
			remedy: [
				'Set the clock: switch automatic time on.',
				'WSL: `sudo hwclock -s`, or `wsl --shutdown` on the Windows side.',
			],
			links: [pages.install],
		},
	],
	wayMessages,
);
