// A Console key in the keychain is dead or in the way.
import {defineCause} from '../define.js';
import {pages} from '../links.js';
import {refusals} from '../symptoms.js';

export default defineCause({
	id: 'keychain-stale-key',
	section: 'keychain',
	title: 'A Console key in the keychain is dead or in the way',
	meaning:
		'A Console sign-in leaves an API key in the keychain item "Claude Code". It can survive a sign-out, and is then sent although its key was deleted, or conflicts with another credential.',
	tell: '`claude auth status --text` shows "API key: /login managed key".',
	remedy: ['Delete the item: `security delete-generic-password -s "Claude Code"`.', 'Sign in again.'],
	links: [pages.authentication],
	rank: 570,
	explains: [...refusals],
	assumes: {cause: 'key-rejected', status: 401},
	words: {own: [], says: [], hints: ['api key login managed key']},
});
