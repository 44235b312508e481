// The stored sign-in cannot be parsed.
import {defineCause} from '../define.js';
import {pages} from '../links.js';

export default defineCause({
	id: 'login-corrupt',
	section: 'sign-in',
	title: 'The stored sign-in cannot be parsed',
	meaning:
		'The login file is cut off, has a stray comma, a byte order mark, another encoding or another shape. Claude Code ignores it without a hint and says "Not logged in".',
	tell: 'Claude Code names no file here. If it says that the *configuration* file `.claude.json` is corrupted, the cause is config-corrupt.',
	remedy: ['Move the file aside (claude-fix keeps it for undo).', 'Sign in again with `claude auth login`.'],
	links: [pages.directory, pages.authentication],
	rank: 480,
	explains: ['login-missing', 'login-rejected'],
	words: {
		own: ['credentials json & <bad json>', 'failed to parse credentials'],
		says: [],
		hints: [],
	},
});
