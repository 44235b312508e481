// The variable is assigned but not exported.
import {defineCause} from '../define.js';
import {pages} from '../links.js';

export default defineCause({
	id: 'variable-not-exported',
	section: 'place',
	title: 'The variable is assigned but not exported',
	meaning:
		'A plain `X=…` line stays inside the shell: programs that it starts do not see it. Blanks around `=` make it no assignment at all.',
	tell: '`echo $ANTHROPIC_API_KEY` shows it, `env | grep ANTHROPIC` does not; or the shell says "not a valid identifier" or "command not found".',
	remedy: [
		'Write `export ANTHROPIC_API_KEY=…` without blanks around `=`.',
		'fish: `set -gx ANTHROPIC_API_KEY …`.',
		'Open a new terminal or `source` the file.',
	],
	links: [pages.variables],
	rank: 610,
	explains: ['login-missing', 'gateway-no-credential', 'cloud-credentials'],
	words: {
		own: ['command not found anthropic', 'export not valid in this context', 'fish please use set'],
		says: ['<anthropic key> & <not exported>'],
		hints: ['key error anthropic api key'],
	},
});
