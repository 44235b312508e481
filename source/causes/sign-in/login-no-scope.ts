// The stored sign-in may not run prompts.
import {defineCause} from '../define.js';
import {pages} from '../links.js';

export default defineCause({
	id: 'login-no-scope',
	section: 'sign-in',
	title: 'The stored sign-in may not run prompts',
	meaning:
		'The stored login has no `user:inference` scope (or no scopes at all). Claude Code treats such a login as signed out and says "Not logged in", although the tokens are there.',
	tell: 'The file has tokens that have not expired, but its `scopes` list lacks `user:inference`. If the server itself complains about a scope (403), the token was sent and the cause is scope-missing.',
	remedy: ['Move the stored login aside.', 'Sign in again with `claude auth login`: a new login has all scopes.'],
	links: [pages.authentication],
	rank: 510,
	explains: ['login-missing', 'login-rejected', 'login-expired', 'scope-missing'],
	words: {
		own: ['oauth no inference scope'],
		says: [],
		hints: ['scope requirement ~ user inference'],
	},
});
