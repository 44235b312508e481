// The words that causes of the macOS keychain are known by (facts.md §10; platforms.md §2).
import type {CauseMessages} from '../define.js';

export const keychainMessages: CauseMessages = {
	'keychain-locked': {
		own: [
			'user interaction is not allowed',
			'err sec interaction not allowed',
			'os status 25308',
			'keychain is locked',
			'security unlock keychain',
			'no user interaction was possible',
			'wants to use the login keychain',
			'default keychain could not be found',
			'keychain cannot be found to store',
			'err sec not available',
			'in dark wake no ui possible',
		],
		says: ['keychain & exit 36', 'keychain & 25308', 'keychain & exit code 36'],
		hints: [],
	},
	'keychain-shadows-file': {own: [], says: [], hints: []},
	'keychain-duplicates': {
		own: [
			'item already exists in the keychain',
			'err sec duplicate item',
			'keychain is not writable 25299',
			'os status 25299',
		],
		says: ['keychain & 25299'],
		hints: [],
	},
	'keychain-orphans': {
		own: ['keychain is not writable'],
		says: [],
		hints: [],
	},
	'keychain-stale-key': {own: [], says: [], hints: ['api key login managed key']},
	'keychain-denied': {
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
	'keychain-folklore': {
		own: ['generic password s claude code security ~ could not be found'],
		says: [],
		hints: [],
	},
};
