// The credential is set under a name that this program doesn't read.
import {defineCause} from '../define.js';
import {pages} from '../links.js';

export default defineCause({
	id: 'variable-not-read',
	section: 'place',
	title: 'The credential is set under a name that this program does not read',
	meaning:
		'Each program knows its own names. No SDK reads `CLAUDE_CODE_OAUTH_TOKEN`, and a program that asks for `CLAUDE_API_KEY` does not see `ANTHROPIC_API_KEY`.',
	tell: 'The credential is there and works elsewhere; this program says that it finds none.',
	remedy: [
		'Set it under the name that the program reads.',
		'A sign-in token of Claude Code is not an API key: create one in the Console for other programs.',
	],
	links: [pages.variables],
	rank: 605,
	explains: ['login-missing', 'gateway-no-credential', 'key-empty'],
});
