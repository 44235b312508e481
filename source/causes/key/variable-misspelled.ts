// The name of the variable is a near miss.
import {defineCause} from '../define.js';
import {pages} from '../links.js';

export default defineCause({
	id: 'variable-misspelled',
	section: 'key',
	title: 'The name of the variable is a near miss',
	meaning:
		'Something like `ANTRHOPIC_API_KEY`, `CLAUDE_API_KEY` or `ANTHROPIC_KEY` is set. Nothing reads that name, so no key is found.',
	tell: 'The value is fine, the name differs by a few letters.',
	remedy: ['Rename it to `ANTHROPIC_API_KEY` where it is set.', 'Open a new terminal.'],
	links: [pages.variables],
	rank: 600,
	explains: ['login-missing', 'gateway-no-credential', 'login-sent-elsewhere', 'key-empty'],
});
