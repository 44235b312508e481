// A blank keychain item hides a valid login file.
import {defineCause} from '../define.js';
import {pages} from '../links.js';

export default defineCause({
	id: 'keychain-shadows-file',
	section: 'keychain',
	title: 'A blank keychain item hides a valid login file',
	meaning:
		'Claude Code reads the keychain first and the file `.credentials.json` only if there is no item. An item with empty tokens is still an item: the valid file is never looked at.',
	tell: 'The file holds live tokens, and yet Claude Code says "Not logged in" or "Login expired".',
	remedy: [
		'Delete the blank item: `security delete-generic-password -s "Claude Code-credentials" -a "$USER"`.',
		'Start Claude Code again: it reads the file.',
	],
	links: [pages.authentication],
	rank: 410,
	explains: ['login-missing', 'login-blank', 'login-rejected', 'login-expired'],
});
