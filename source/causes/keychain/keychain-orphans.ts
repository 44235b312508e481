// Keychain items of former config folders are left over.
import {defineCause} from '../define.js';
import {pages} from '../links.js';

export default defineCause({
	id: 'keychain-orphans',
	section: 'keychain',
	title: 'Keychain items of former config folders are left over',
	meaning:
		'Each `CLAUDE_CONFIG_DIR` has an item of its own, `Claude Code-credentials-<hash>`. Items of folders that are gone stay behind. They hold old logins and confuse tools that look for any of them.',
	tell: 'Several items with a hash at the end, more than you have config folders.',
	remedy: ['Keep the item of the folder in use.', 'Delete the others, one per command.'],
	asked: {likelier: ['new-mac.yes'], unlikelier: ['new-mac.no']},
	links: [pages.authentication, pages.directory],
	words: {
		own: ['keychain is not writable'],
		says: [],
		hints: [],
	},
});
