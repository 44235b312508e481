// The server does not accept the stored sign-in.
import {defineCause} from '../define.js';
import {pages} from '../links.js';

export default defineCause({
	id: 'login-rejected',
	section: 'sign-in',
	title: 'The server does not accept the stored sign-in',
	meaning:
		'The stored login looks alive, but the server answers 401 to its token: the token was replaced by another renewal, withdrawn on the server, or belongs to another account. A 401 is not a ban.',
	tell: 'If an environment variable (`ANTHROPIC_AUTH_TOKEN`, `CLAUDE_CODE_OAUTH_TOKEN`, `ANTHROPIC_API_KEY`) is set, that one is sent and not the login: look at it first. If many people see the same at once, it is an outage.',
	remedy: [
		'Look at the status page first when it began suddenly.',
		'Unset credential variables that are left over.',
		'Move the stored login aside and sign in again with `claude auth login`.',
	],
	first: {
		any: 'Sign in again: `claude auth logout`, then `claude auth login`. When it began suddenly for many, wait instead.',
		action:
			'Make a new token with `claude setup-token`, store it as the secret, and pass it as `claude_code_oauth_token`.',
		app: 'Sign in to Anthropic again in the app, or enter an API key of the Console.',
		script: 'Use an API key of the Console, sent as `x-api-key`.',
	},
	links: [pages.errors, pages.status],
	rank: 770,
	explains: ['onboarding-incomplete'],
	assumes: {cause: 'login-rejected', status: 401},
	words: {
		own: [
			'oauth access token is invalid',
			'invalid bearer token',
			'invalid bearer tok',
			'login was rejected',
			'failed to fetch subscription',
			'invalid oauth token',
			'claude code authentication failed',
		],
		says: [
			'invalid authentication credentials',
			'please run login api error 401',
			'provided token was not found or is malformed',
			'your token may be invalid or expired',
			'failed to authenticate api error 401',
		],
		hints: ['authentication failed', '<login> ^ <rejected>', '<rejected> ^ <oauth token>'],
	},
});
