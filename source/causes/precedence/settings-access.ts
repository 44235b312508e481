// A settings file cannot be read.
import {defineCause} from '../define.js';
import {pages} from '../links.js';

export default defineCause({
	id: 'settings-access',
	section: 'precedence',
	title: 'A settings file cannot be read',
	meaning:
		'The file belongs to another user or has no read permission, so nothing in it is applied: no key, no gateway, no policy.',
	tell: 'The message says that the settings file "could not be read" with EACCES or EPERM.',
	remedy: ['Give it back: `sudo chown "$USER" FILE`, `chmod 600 FILE`.', 'Start Claude Code again.'],
	links: [pages.settings],
	rank: 120,
	explains: ['login-missing', 'gateway-no-credential'],
	words: {
		own: [],
		says: ['settings json ~ <cannot read>'],
		hints: [],
	},
});
