// The stored sign-in has expired and nothing can renew it.
import {defineCause} from '../define.js';
import {pages} from '../links.js';

export default defineCause({
	id: 'login-expired',
	section: 'sign-in',
	title: 'The stored sign-in has expired and nothing can renew it',
	meaning:
		'An access token lives for some hours and is renewed with a refresh token. Here the refresh token is missing, used up or past its end, so every request carries a dead token. `/login` and `/logout` inside the session can fail with the same 401.',
	tell: 'An expired access token next to a live refresh token is normal and renews on its own. "OAuth token has expired" is about the sign-in; "invalid x-api-key" is about an API key: two flows, two cures.',
	remedy: [
		'Leave the session and move the stored login aside (claude-fix does it and can undo it).',
		'Run `claude auth login` in a plain terminal and sign in again.',
		'Check with `/status` that the login is the one that is used.',
	],
	first: {
		any: 'Sign in again: `claude auth login` (older versions: `/login`), after closing the other sessions.',
		action: 'Make a new token with `claude setup-token` and store it as the secret `CLAUDE_CODE_OAUTH_TOKEN`.',
		app: 'Sign in to Anthropic again in the app, or give it an API key of the Console.',
		script: 'Use an API key of the Console: a sign-in of Claude Code ends after some hours.',
	},
	links: [pages.authentication, pages.errors],
	rank: 520,
	explains: ['login-missing', 'login-rejected', 'token-rejected', 'model-not-found', 'onboarding-incomplete'],
	words: {
		own: [
			'login expired',
			'login expired please run login',
			'oauth token has expired',
			'oauth access token has expired',
			'oauth session expired',
			'obtain a new token or refresh your existing',
			'refresh token not found or invalid',
			'oauth token refresh failed',
			'token refresh failed',
			'failed to refresh oauth token',
			're authenticate to continue',
			'claude login has expired',
			'session expired please run login',
			'is expired and has no refresh token',
			'no refresh token ~ claude',
			'anthropic profile login expired run ant',
		],
		says: ['<login> ~ <expired>', '<expired> ~ <login>', 'invalid grant', 'token expired'],
		hints: [],
	},
});
