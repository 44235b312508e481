// This credential is of another kind than its variable expects.
import {defineCause} from '../define.js';
import {pages} from '../links.js';
import {everySymptom} from '../symptoms.js';

export default defineCause({
	id: 'key-wrong-kind',
	section: 'key',
	title: 'This credential is of another kind than its variable expects',
	meaning:
		"`ANTHROPIC_API_KEY` wants a Console key (`sk-ant-api03-`). A sign-in token (`sk-ant-oat01-`), refresh token, Admin key (`sk-ant-admin01-`), browser session or other vendor's key does not work there, and an API key does not work as a token.",
	tell: 'Look at the prefix: it tells the kind.',
	remedy: [
		'A token of `claude setup-token` belongs in `CLAUDE_CODE_OAUTH_TOKEN`.',
		'An API key belongs in `ANTHROPIC_API_KEY`.',
		'An Admin key is for administration only: create a normal key for prompts.',
	],
	links: [pages.authentication, pages.apiOverview, pages.adminKeys],
	rank: 340,
	explains: [...everySymptom, 'key-overrides-login', 'token-overrides-login', 'endpoint-mismatch'],
	words: {
		own: [
			'x-api-key sk-ant-oat',
			'key must start with sk-ant',
			'should start with sk-ant',
			'must start with sk-ant',
			'keys start with sk-ant',
			'expected prefix sk-ant',
			'virtual key expected',
		],
		says: ['expected to start with sk', 'sk-ant-admin', 'invalid api key format'],
		hints: [],
	},
});
