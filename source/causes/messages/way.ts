// The words that causes of the way to the server are known by (facts.md §4; claude-code.md §2, §3): codes of Node, curl, OpenSSL, Go, rustls, Schannel and Java.
import type {CauseMessages} from '../define.js';

export const wayMessages: CauseMessages = {
	offline: {
		own: ['cant reach the api server', 'unable to connect to api due to poor internet connection', 'could not connect to claude'],
		says: [
			'<no name>',
			'api timeout error',
			'anthropic io exception',
			'<no way>',
			'fetch failed',
			'socket hang up',
			'und err socket',
			'socket connection was closed unexpectedly',
			'check your internet connection',
			'check your network connection',
			'all connection attempts failed',
			'connect timed out',
			'connection timed out',
			'operation timed out',
			'und err connect timeout',
			'<network> ~ <unreachable>',
			'econnreset',
			'connection reset by peer',
		],
		hints: ['unable to connect to anthropic services', 'unable to connect to api', 'connection error', 'api connection error', 'request timed out', 'econnrefused', 'connection refused', 'max retries exceeded', 'error sending request', 'timed out', 'failed to connect'],
	},
	'proxy-unreachable': {
		own: ['couldnt connect through your proxy', 'could not resolve proxy'],
		says: ['err proxy tunnel', 'err proxy connection failed', 'err tunnel connection failed', 'proxyconnect tcp', 'cannot connect to proxy', 'unable to connect to proxy', 'proxy connection ended before receiving connect', 'connection to proxy closed', 'connect tunnel failed', 'tunnel connection failed', 'tunneling socket could not be established', 'from proxy after connect', 'proxy ~ refused', 'https proxy & refused', 'https proxy & econnrefused', 'failed to connect to proxy'],
		hints: ['proxy error', 'connection refused a firewall or proxy may be blocking it'],
	},
	'proxy-auth': {
		own: [],
		says: ['proxy authentication required', 'proxy authentication is required', 'response 407', 'statuscode 407', 'status code 407', 'proxy authenticate', 'err proxy auth', 'error 407', 'http code 407', 'failed 407'],
		hints: [],
	},
	'proxy-invalid': {
		own: ['unsupported proxy protocol', 'unsupported proxy', 'unknown scheme for proxy', 'https proxy ~ <malformed>', 'http proxy ~ <malformed>', 'socks proxy ~ not supported', 'using socks proxy but the socksio', 'missing dependencies for socks support', 'proxy url had no scheme', 'cannot be parsed ~ https proxy', 'proxy ~ not a valid url'],
		says: ['socks ~ unsupported', 'socks ~ not supported', 'proxy ~ <malformed>', 'socks5'],
		hints: [],
	},
	'proxy-needs-exception': {own: [], says: [], hints: []},
	'proxy-is-gateway': {own: [], says: [], hints: []},
	'tls-intercepted': {
		own: ['if you are behind a corporate proxy', 'check your proxy or corporate ssl certificates', 'ssl certificate error', 'ignoring extra certs from', 'self signed certificate detected'],
		says: [
			'<bad certificate>',
			'node extra ca certs',
			'err tls cert altname invalid',
			'does not match certificates altnames',
			'ssl error syscall',
			'ssl connect error',
			'wrong version number',
			'ssl & unexpected eof',

			'certificate has expired',
			'cert has expired',
		],
		hints: ['ssl handshake', 'tls handshake', 'ssl error', 'certificate ^ <fails>', 'certificate is not yet valid', 'certificate', 'tls'],
	},
	'not-the-api': {
		own: ['api returned an empty or malformed response', 'body is an html page', 'check for a proxy or gateway intercepting'],
		says: ['doctype html', 'just a moment', 'attention required cloudflare', 'checking your browser', 'enable javascript and cookies', 'unexpected token ~ html', 'unexpected token ~ is not valid json', 'content type text html'],
		hints: ['captive portal', 'html head', 'is not valid json', 'expecting value line 1 column 1'],
	},
	'clock-skew': {
		own: ['certificate is not yet valid', 'cert not yet valid', 'clock skew', 'request time too skewed', 'signature not yet current', 'used too early'],
		says: ['issued in the future', 'signature expired'],
		hints: ['system clock', 'clock is', 'check your clock', 'certificate has expired', 'cert has expired'],
	},
};
