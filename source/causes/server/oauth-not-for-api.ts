// A subscription token is used outside Claude Code.
import {defineCause} from '../define.js';
import {pages} from '../links.js';
import {refusals} from '../symptoms.js';

export default defineCause({
	id: 'oauth-not-for-api',
	section: 'server',
	title: 'A subscription token is used outside Claude Code',
	meaning:
		'Tokens of a Claude subscription are for Claude Code only. The API refuses them from other programs and libraries.',
	tell: 'The credential begins with `sk-ant-oat`, and the program is not Claude Code. Claude Code 1.0.83–1.0.87 said "not currently supported" by mistake.',
	remedy: ['Create an API key in the Console and use that in the other program.'],
	first: {
		any: 'Create an API key in the Console and use it in the other program. In Claude Code itself: `claude update`.',
	},
	links: [pages.console, pages.apiAuthentication],
	rank: 400,
	explains: [...refusals],
	words: {
		own: [
			'only authorized for use with claude code',
			'oauth authentication is currently not supported',
			'third party apps now draw from your extra usage',
			'third party apps ~ <subscription>',
		],
		says: [],
		hints: [],
	},
});
