// The token lacks a permission (scope).
import {defineCause} from '../define.js';
import {pages} from '../links.js';

export default defineCause({
	id: 'scope-missing',
	section: 'server',
	title: 'The token lacks a permission (scope)',
	meaning:
		'The server answers 403 "does not meet scope requirement": the token was made for something else, for instance by an older version or another program.',
	tell: 'The token is alive, otherwise it were a 401. Tokens of `claude setup-token` may run prompts only.',
	remedy: [
		'Sign in again with `claude auth login`: a new login has all scopes.',
		'Unset `CLAUDE_CODE_OAUTH_TOKEN` if it is the one that is sent.',
	],
	links: [pages.errors, pages.authentication],
	rank: 730,
	assumes: {cause: 'scope-missing', status: 403},
	words: {
		own: ['does not meet scope requirement', 'insufficient scope ~ user'],
		says: ['insufficient scope', 'scope requirement'],
		hints: [],
	},
});
