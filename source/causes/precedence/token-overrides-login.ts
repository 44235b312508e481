// CLAUDE_CODE_OAUTH_TOKEN outranks the sign-in and is not accepted.
import {defineCause} from '../define.js';
import {pages} from '../links.js';
import {everySymptom} from '../symptoms.js';

export default defineCause({
	id: 'token-overrides-login',
	section: 'precedence',
	title: 'CLAUDE_CODE_OAUTH_TOKEN outranks the sign-in and is not accepted',
	meaning:
		'A token in `CLAUDE_CODE_OAUTH_TOKEN` is sent in place of the stored login. When it is old, Claude Code keeps sending it and never falls back; `/login` changes the running session only.',
	tell: 'The 401 comes back in each new session although you have just signed in.',
	remedy: [
		'Remove the variable where it is set, and `unset CLAUDE_CODE_OAUTH_TOKEN` in this shell.',
		'Where it is needed (CI, containers), make a new one with `claude setup-token`.',
	],
	asked: {likelier: ['status-fails-too.yes']},
	links: [pages.authentication, pages.variables],
	rank: 390,
	explains: [...everySymptom],
	assumes: {cause: 'key-rejected', status: 401},
	words: {
		own: [],
		says: ['claude code oauth token & <rejected>', 'oauth access token is invalid'],
		hints: ['invalid bearer token'],
	},
});
