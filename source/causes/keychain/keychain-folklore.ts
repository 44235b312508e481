// A keychain item named "claude-code" is not used by Claude Code.
import {defineCause} from '../define.js';
import {pages} from '../links.js';

export default defineCause({
	id: 'keychain-folklore',
	section: 'keychain',
	title: 'A keychain item named "claude-code" is not used by Claude Code',
	meaning:
		'Guides name a keychain service "claude-code". Claude Code does not read it: its items are "Claude Code-credentials" and "Claude Code". Deleting it changes nothing.',
	tell: 'The name has no blank and no capital letters.',
	remedy: [
		'Delete it if you do not need it: `security delete-generic-password -s claude-code`.',
		'Look at the real items instead.',
	],
	links: [pages.authentication],
	words: {
		own: [],
		says: [],
		hints: [],
	},
});
