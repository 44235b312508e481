// Access to the keychain item is refused.
import {defineCause} from '../define.js';
import {pages} from '../links.js';

export default defineCause({
	id: 'keychain-denied',
	section: 'keychain',
	title: 'Access to the keychain item is refused',
	meaning:
		'The item exists, but its access list, the person at the dialog, or a sandbox refuses the program (exit 51, 128, "Operation not permitted"). "Always Allow" does not stick when the item belongs to another program\'s partition.',
	tell: 'A locked keychain says "User interaction is not allowed" (exit 36); here the answer is "denied", "canceled" or "not permitted".',
	remedy: [
		'Answer the dialog with Allow.',
		'Set the partition list: `security set-generic-password-partition-list -S apple-tool:,apple: -s "Claude Code-credentials" -a "$USER"`.',
		'Or delete the item and sign in again.',
	],
	asked: {likelier: ['new-mac.yes'], first: {'new-mac.yes': 'sign-in'}},
	links: [pages.authentication, pages.install],
	rank: 430,
	explains: ['login-missing'],
	words: {
		own: [
			'<keychain call> ~ <denied>',
			'unix operation not permitted',
			'err sec auth failed',
			'err sec user canceled',
			'user name or passphrase you entered is not correct',
			'wants to use your confidential information',
			'wants to access key claude code credentials',
			'keychain is not writable 128',
			'keychain is not writable 25293',
			'keychain is not writable 61',
		],
		says: ['keychain & <denied>', 'keychain & user canceled'],
		hints: [],
	},
});
