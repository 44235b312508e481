// Several keychain items share the name of the sign-in.
import {defineCause} from '../define.js';
import {pages} from '../links.js';

export default defineCause({
	id: 'keychain-duplicates',
	section: 'keychain',
	title: 'Several keychain items share the name of the sign-in',
	meaning:
		'Items of the same service with different accounts exist, one of them without a login. A look-up without the account name gives any of them, and storing can fail with "already exists" (-25299).',
	tell: 'One terminal or tool is signed in and another is not, on the same Mac and as the same user.',
	remedy: [
		'List them (attributes only): `security dump-keychain | grep -B9 "Claude Code-credentials"`.',
		'Delete those that are not of your account, one per command.',
	],
	asked: {
		likelier: ['new-mac.yes'],
		unlikelier: ['new-mac.no'],
		first: {'new-mac.yes': 'sign-in'},
	},
	links: [pages.authentication],
	rank: 560,
	explains: ['login-missing'],
	words: {
		own: ['item already exists in the keychain', 'err sec duplicate item', 'keychain is not writable 25299'],
		says: ['keychain & 25299'],
		hints: [],
	},
});
