// The messages that causes of the macOS keychain are known by (facts.md §10; platforms.md §2).
import type {CauseMessages} from '../define.js';

export const keychainMessages: CauseMessages = {
	'keychain-locked': [
		[9, /keychain.{0,60}(exit(ed)?|status|code|rc)[ =:]*(code |status |with )*36/],
		[8, /wants to use the login keychain/],

		[9, /no user interaction was possible/],

		[10, /seckeychain.{0,120}user interaction is not allowed/],
		[9, /user interaction is not allowed/],
		[9, /errsecinteractionnotallowed/],
		[9, /-25308/],
		[9, /(login )?keychain is locked/],
		[8, /(run|try) security unlock-keychain/],
		[6, /unlock-keychain/],
		[6, /in dark wake, no ui/],
		[5, /-25320/],
		[
			9,
			/security (find|add|show|delete|unlock|set)-.{0,100}(exit(ed)?|status|code|rc)[ =:]*(code |status |with )*36(?!\d)/,
		],
		[5, /security.{0,100}(exit(ed)?|status|code|rc)[ =:]*(code |status |with )*36/],
		[9, /a (default )?keychain (could not|cannot) be found/],
		[5, /errseckeychainnotavailable|-25291/],
	],
	'keychain-shadows-file': [],
	'keychain-duplicates': [
		[8, /keychain is not writable \(-25299/],
		[8, /errsecduplicateitem/],
		[9, /the specified item already exists in the keychain/],
		[7, /-25299/],
	],
	'keychain-orphans': [
		[9, /keychain is not writable/],
		[4, /claude code-credentials-[0-9a-f]{8}/],
	],
	'keychain-stale-key': [[6, /api key: ?\/login managed key/]],
	'keychain-denied': [
		[8, /wants to use your confidential information/],

		[
			9,
			/seckeychainitem(modifycontent|copycontent|delete|create\w*).{0,40}(operation not permitted|denied|not permitted|canceled|cancelled)/,
		],
		[9, /unix\[operation not permitted\]/],
		[9, /errsec(authfailed|usercancel)/],
		[8, /-25293/],
		[9, /(user name or passphrase you entered is not correct)/],
		[7, /(the )?user cancell?ed the operation/],
		[6, /security(d)?.{0,80}(access (is )?denied|not permitted|authorization (was )?denied)/],
		[6, /keychain.{0,60}(access denied|access (was )?denied|not permitted|denied access)/],
		[6, /(denied|not allowed) (access )?(to|by) (the )?keychain/],
		[6, /keychain is not writable \(-?(128|25293|25292|61|60005|60006)\)/],
		[6, /errsecreadonly|-25292/],
		[5, /wants to (use|access) your confidential information.{0,80}claude/],
		[5, /wants to (use|access).{0,60}claude code-credentials/],
	],
	'keychain-folklore': [
		[10, /-s claude-code(?![- ]?cred)(?=.{0,160}could not be found)/],

		[7, /-s claude-code(?![- ]?cred).{0,200}could not be found/],
		[5, /(find|delete)-generic-password.{0,20}-s claude-code(?![- ]?cred)/],
	],
};
