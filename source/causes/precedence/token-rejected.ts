// The server does not accept CLAUDE_CODE_OAUTH_TOKEN.
import {defineCause} from '../define.js';
import {pages} from '../links.js';

export default defineCause({
	id: 'token-rejected',
	section: 'precedence',
	title: 'The server does not accept CLAUDE_CODE_OAUTH_TOKEN',
	meaning:
		'The token of `claude setup-token` is the only credential here, and the server answers 401: its year is over, it was revoked, or it is of another account.',
	tell: 'There is no stored login that could be used instead (as in CI or a container).',
	remedy: [
		'Run `claude setup-token` where a browser is, and copy the whole new token (about 108 characters, on one line).',
		'Put it where the old one is set.',
	],
	first: {
		any: 'Make a new token with `claude setup-token` and put the whole of it in `CLAUDE_CODE_OAUTH_TOKEN`.',
		action:
			'Make a new token with `claude setup-token` and store the whole of it as the secret that `claude_code_oauth_token` gets.',
	},
	asked: {likelier: ['status-fails-too.yes']},
	links: [pages.authentication],
	rank: 750,
	assumes: {cause: 'key-rejected', status: 401},
	words: {
		own: [],
		says: ['claude code oauth token & <rejected>'],
		hints: ['claude code oauth token'],
	},
});
