// The program that started Claude Code decides what it sends.
import {defineCause} from '../define.js';
import {pages} from '../links.js';
import {everySymptom} from '../symptoms.js';

export default defineCause({
	id: 'host-managed',
	section: 'precedence',
	title: 'The program that started Claude Code decides what it sends',
	meaning:
		'An editor, a desktop app or a cloud session starts Claude Code with CLAUDE_CODE_PROVIDER_MANAGED_BY_HOST, CLAUDE_CODE_ENTRYPOINT, CLAUDE_CODE_REMOTE or a file descriptor. Keys, addresses and sign-ins of this machine then do not count, or count otherwise than in a terminal.',
	tell: 'The same prompt works in a terminal of its own.',
	remedy: [
		'Try it in a terminal that this program did not open.',
		'Sign in within the program that starts Claude Code.',
	],
	links: [pages.authentication],
	rank: 103,
	explains: [...everySymptom],
	words: {
		own: ['credentials are managed by the desktop app'],
		says: [],
		hints: [],
	},
});
