// The stored sign-in cannot be read or written by this user.
import {defineCause} from '../define.js';
import {pages} from '../links.js';

export default defineCause({
	id: 'login-access',
	section: 'sign-in',
	title: 'The stored sign-in cannot be read or written by this user',
	meaning:
		'The login file or its folder belongs to another user, has no read or write permission, lies on a read-only disk, is a dangling link, or is a folder. One run of `claude` under sudo is enough: its files then belong to root. A login that cannot be written looks fine until the first renewal.',
	tell: 'Messages name EACCES, EPERM, EROFS or "permission denied" with a path under `.claude`. A settings file that cannot be read is settings-access.',
	remedy: [
		'Give the files back: `sudo chown -R "$USER" ~/.claude ~/.claude.json`.',
		'Set the mode: `chmod 700 ~/.claude` and `chmod 600 ~/.claude/.credentials.json`.',
		'In a container, mount the whole folder writable, not the single file.',
	],
	links: [pages.directory, pages.install],
	rank: 470,
	explains: ['login-missing', 'login-rejected', 'login-expired', 'login-corrupt'],
	words: {
		own: [
			'credentials json & <cannot read>',
			'claude json & <cannot read>',
			'failed to save oauth credentials',
			'cannot touch ~ credentials json',
		],
		says: [],
		hints: [],
	},
});
