// The proxy address cannot be used.
import {defineCause} from '../define.js';
import {pages} from '../links.js';

export default defineCause({
	id: 'proxy-invalid',
	section: 'way',
	title: 'The proxy address cannot be used',
	meaning: 'The address has no scheme, is not a URL, or is a SOCKS proxy, which Claude Code does not support.',
	tell: "The message names the proxy's protocol or its URL.",
	remedy: ['Write it as `http://host:port`.', 'In place of SOCKS use the HTTP port of the same program.'],
	asked: {likelier: ['vpn-or-travel.vpn']},
	links: [pages.network],
	rank: 20,
	explains: ['offline'],
	words: {
		own: [
			'proxy url must include a scheme',
			'unsupported proxy protocol',
			'unsupported proxy',
			'unknown scheme for proxy',
			'https proxy ~ <malformed>',
			'socks proxy ~ not supported',
			'using socks proxy but the socksio',
			'missing dependencies for socks support',
			'proxy ~ not a valid url',
		],
		says: ['socks ~ not supported', 'proxy ~ <malformed>', 'socks5'],
		hints: [],
	},
});
