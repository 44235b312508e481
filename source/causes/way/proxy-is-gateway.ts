// The address of a gateway stands in a proxy variable: it is an API, not a proxy.
import {defineCause} from '../define.js';
import {pages} from '../links.js';
import {everySymptom} from '../symptoms.js';

export default defineCause({
	id: 'proxy-is-gateway',
	section: 'way',
	title: 'A gateway stands where a proxy is named',
	meaning:
		"Gateways such as LiteLLM call themselves proxies, but they are APIs: their address belongs in `ANTHROPIC_BASE_URL`. In `HTTPS_PROXY` every request asks them for a tunnel, which they don't have.",
	tell: 'The address answers with JSON to an ordinary request, and refuses CONNECT.',
	remedy: ['Move the address from the proxy variable to `ANTHROPIC_BASE_URL`.', 'Open a new terminal.'],
	links: [pages.gateway, pages.network],
	rank: 14,
	explains: [
		...everySymptom,
		'proxy-unreachable',
		'proxy-auth',
		'offline',
		'tls-intercepted',
		'not-the-api',
		'gateway-token-left',
	],
});
