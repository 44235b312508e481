// The check "keychain": the item in use, and what lies beside it.
import {oauth, onboarded, service, signedIn} from './machines.js';
import {testCheck} from './one.js';

const mac = {platform: 'darwin', keychain: {[service]: oauth()}} as const;

testCheck('keychain', {
	'locked, and nothing else to send': [
		{...mac, isLocked: true},
		['keychain-locked error keychain: Claude Code-credentials'],
	],
	'a blank item over a good file': [
		{...mac, keychain: {[service]: oauth({accessToken: ''})}, files: signedIn},
		['keychain-shadows-file error keychain: Claude Code-credentials'],
	],
	'an item that blogs name': [
		{...mac, keychain: {[service]: oauth(), 'claude-code': 'x'}, files: onboarded},
		['keychain-folklore note keychain: claude-code'],
	],
	'a good item': [{...mac, files: onboarded}, []],
	'no macOS': [{files: signedIn}, []],
});
