// Pairs: base URLs, headers and proxies.
import {byKey, byLogin, global, type Pair, shell, signedIn} from './pair.js';

export const way: readonly Pair[] = [
	{
		name: 'a base URL that ends in /v1',
		cause: 'base-url-extra-path',
		files: {
			'~/.claude.json': global,
			'~/.claude/settings.json': {
				env: {ANTHROPIC_BASE_URL: 'https://api.anthropic.com/v1', ANTHROPIC_API_KEY: '{{api-key:work}}'},
			},
		},
		fails: /issue with the selected model|404/,
		sends: byKey,
	},
	{
		name: 'a base URL without a scheme',
		cause: 'base-url-invalid',
		files: {
			'~/.claude.json': global,
			'~/.bashrc': shell('export ANTHROPIC_API_KEY={{api-key:work}}', 'export ANTHROPIC_BASE_URL=api.anthropic.com'),
		},
		fails: /Invalid URL/,
		sends: byKey,
	},
	{
		name: 'a base URL of a local proxy that is gone',
		cause: 'gateway-url-left',
		files: {...signedIn, '~/.bashrc': shell('export ANTHROPIC_BASE_URL=http://127.0.0.1:9999')},
		fails: /ECONNREFUSED|Connection error/,
		sends: byLogin,
	},
	{
		name: 'a custom header that replaces a good key',
		cause: 'custom-headers',
		files: {
			'~/.claude.json': global,
			'~/.bashrc': shell('export ANTHROPIC_API_KEY={{api-key:work}}'),
			'~/.claude/settings.json': {env: {ANTHROPIC_CUSTOM_HEADERS: 'x-api-key: {{api-key:old}}'}},
		},
		fails: /^Invalid API key/,
		sends: byKey,
	},
	{
		name: 'custom headers as JSON',
		cause: 'custom-headers',
		files: {...signedIn, '~/.claude/settings.json': {env: {ANTHROPIC_CUSTOM_HEADERS: '{"X-Team": "platform"}'}}},
		fails: /Invalid ANTHROPIC_CUSTOM_HEADERS|invalid header name/i,
		sends: byLogin,
	},
];
