// This runs inside Claude Code, which hides the variables.
import {defineCause} from '../define.js';
import {pages} from '../links.js';

export default defineCause({
	id: 'inside-claude-code',
	section: 'place',
	title: 'This runs inside Claude Code, which hides the variables',
	meaning:
		'The shell of Claude Code exports empty `ANTHROPIC_API_KEY` and `ANTHROPIC_AUTH_TOKEN` to the commands it runs, so scripts and diagnoses see something else than your terminal does.',
	tell: '`CLAUDECODE=1` is set; Python says "Illegal header value b\'Bearer \'".',
	remedy: ['Run it in a plain terminal.', 'Or let the script read its key from a file.'],
	links: [pages.variables],
	words: {
		own: [
			'claudecode 1',
			'cannot be launched inside another claude code session',
			'nested sessions share runtime resources',
		],
		says: [],
		hints: [],
	},
});
