// ANTHROPIC_AUTH_TOKEN of a gateway is left over.
import {defineCause} from '../define.js';
import {pages} from '../links.js';
import {everySymptom} from '../symptoms.js';

export default defineCause({
	id: 'gateway-token-left',
	section: 'precedence',
	title: 'ANTHROPIC_AUTH_TOKEN of a gateway is left over',
	meaning:
		'`ANTHROPIC_AUTH_TOKEN` outranks everything but a cloud provider and is sent as a bearer token, without any prompt. A placeholder of a local server (`ollama`, `test`, `PROXY_MANAGED`) or another vendor\'s token gets "Invalid bearer token" from Anthropic.',
	tell: "The variable is set while the base URL is Anthropic's own.",
	remedy: [
		'Remove `ANTHROPIC_AUTH_TOKEN` where it is set (shell file, or the `env` block of `~/.claude/settings.json`).',
		'In this shell: `unset ANTHROPIC_AUTH_TOKEN`.',
		'Remove `ANTHROPIC_BASE_URL` too if it came with it.',
	],
	links: [pages.gateway, pages.variables],
	rank: 300,
	explains: [...everySymptom],
	assumes: {cause: 'key-rejected', status: 401},
	words: {
		own: ['anthropic auth token ~ proxy managed'],
		says: [
			'invalid auth token fix external auth token',
			'anthropic auth token & invalid bearer token',
			'unset anthropic auth token',
			'proxy managed',
		],
		hints: ['invalid bearer token'],
	},
});
