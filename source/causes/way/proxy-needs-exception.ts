// A proxy that is meant for the internet catches a server that is nearer.
import {defineCause} from '../define.js';
import {pages} from '../links.js';

export default defineCause({
	id: 'proxy-needs-exception',
	section: 'way',
	title: 'A proxy catches a server of this machine or network',
	meaning:
		'`HTTPS_PROXY` and its siblings count for every address, `http://127.0.0.1` too. A proxy that leads to the internet cannot reach a server on this machine or in this network.',
	tell: 'The server answers when it is asked without the proxy.',
	remedy: ['Add the host of the server to `NO_PROXY` where the proxy is set.', 'Open a new terminal.'],
	links: [pages.network],
	rank: 15,
	explains: [
		'proxy-unreachable',
		'proxy-auth',
		'offline',
		'not-the-api',
		'gateway-rejected',
		'server-error',
		'tls-intercepted',
	],
});
