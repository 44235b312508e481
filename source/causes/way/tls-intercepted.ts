// The certificate is not trusted: something inspects the connection.
import {defineCause} from '../define.js';
import {pages} from '../links.js';

export default defineCause({
	id: 'tls-intercepted',
	section: 'way',
	title: 'The certificate is not trusted: something inspects the connection',
	meaning:
		'A corporate proxy or security software decrypts the traffic and signs it with its own certificate. Browsers trust it, Node, Python and curl bring their own lists.',
	tell: 'The browser works on the same machine. A certificate that is "not yet valid" or "expired" can also be a wrong clock.',
	remedy: [
		'Get the root certificate of your company and set `NODE_EXTRA_CA_CERTS=/path/ca.pem` (Python: `SSL_CERT_FILE`, `REQUESTS_CA_BUNDLE`).',
		'Never switch the verification off.',
	],
	first: {
		any: 'Set `NODE_EXTRA_CA_CERTS` to the file with the root certificate of your company.',
		script:
			'Trust the root certificate of your company: `SSL_CERT_FILE` (Python, Ruby, Go), `NODE_EXTRA_CA_CERTS` (Node), the keystore (Java).',
	},
	asked: {
		likelier: ['vpn-or-travel.vpn'],
		first: {'vpn-or-travel.vpn': 'leave-vpn', 'vpn-or-travel.travelling': 'portal'},
	},
	links: [pages.network],
	rank: 50,
	words: {
		own: ['if you are behind a corporate proxy', 'ssl certificate error', 'ignoring extra certs from'],
		says: [
			'<bad certificate>',
			'node extra ca certs',
			'ssl error syscall',
			'wrong version number',
			'ssl & unexpected eof',

			'certificate has expired',
			'cert has expired',
		],
		hints: [
			'ssl handshake',
			'ssl error',
			'certificate ^ <fails>',
			'certificate is not yet valid',
			'certificate',
			'tls',
		],
	},
});
