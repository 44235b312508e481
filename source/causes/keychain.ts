// Causes 2: the macOS keychain (causes.md §2).
import {defineSection} from './define.js';
import {pages} from './links.js';
import {keychainMessages} from './messages/keychain.js';

export const keychain = defineSection(
	'keychain',
	[
		{
			id: 'keychain-locked',
			title: 'The login keychain is locked, or no dialog can be shown',
			meaning:
				'Over SSH, in launchd jobs and in the background macOS keeps the login keychain locked and may show no dialog. Claude Code then can neither read nor store its sign-in ("User interaction is not allowed", exit 36).',
			tell: 'It works in a terminal of the desktop and fails over SSH. A missing item says "could not be found" (exit 44) instead.',
			remedy: [
				'In the same session: `security unlock-keychain ~/Library/Keychains/login.keychain-db`, then start Claude Code.',
				'For jobs: make a token with `claude setup-token` and pass it as `CLAUDE_CODE_OAUTH_TOKEN`.',
				'Never choose "Reset To Defaults" in a keychain dialog: it takes all saved passwords away.',
			],
			links: [pages.authentication, pages.install],
		},
		{
			id: 'keychain-shadows-file',
			title: 'A blank keychain item hides a valid login file',
			meaning:
				'Claude Code reads the keychain first and the file `.credentials.json` only if there is no item. An item with empty tokens is still an item: the valid file is never looked at.',
			tell: 'The file holds live tokens, and yet Claude Code says "Not logged in" or "Login expired".',
			remedy: [
				'Delete the blank item: `security delete-generic-password -s "Claude Code-credentials" -a "$USER"`.',
				'Start Claude Code again: it reads the file.',
			],
			links: [pages.authentication],
		},
		{
			id: 'keychain-duplicates',
			title: 'Several keychain items share the name of the sign-in',
			meaning:
				'Items of the same service with different accounts exist, one of them without a login. A look-up without the account name gives any of them, and storing can fail with "already exists" (-25299).',
			tell: 'One terminal or tool is signed in and another is not, on the same Mac and as the same user.',
			remedy: [
				'List them (attributes only): `security dump-keychain | grep -B9 "Claude Code-credentials"`.',
				'Delete those that are not of your account, one per command.',
			],
			links: [pages.authentication],
		},
		{
			id: 'keychain-orphans',
			title: 'Keychain items of former config folders are left over',
			meaning:
				'Each `CLAUDE_CONFIG_DIR` has an item of its own, `Claude Code-credentials-<hash>`. Items of folders that are gone stay behind. They hold old logins and confuse tools that look for any of them.',
			tell: 'Several items with a hash at the end, more than you have config folders.',
			remedy: ['Keep the item of the folder in use.', 'Delete the others, one per command.'],
			links: [pages.authentication, pages.directory],
		},
		{
			id: 'keychain-stale-key',
			title: 'A Console key in the keychain is dead or in the way',
			meaning:
				'A Console sign-in leaves an API key in the keychain item "Claude Code". It can survive a sign-out, and is then sent although its key was deleted, or conflicts with another credential.',
			tell: '`claude auth status --text` shows "API key: /login managed key".',
			remedy: ['Delete the item: `security delete-generic-password -s "Claude Code"`.', 'Sign in again.'],
			links: [pages.authentication],
		},
		{
			id: 'keychain-denied',
			title: 'Access to the keychain item is refused',
			meaning:
				'The item exists, but its access list, the person at the dialog, or a sandbox refuses the program (exit 51, 128, "Operation not permitted"). "Always Allow" does not stick when the item belongs to another program\'s partition.',
			tell: 'A locked keychain says "User interaction is not allowed" (exit 36); here the answer is "denied", "canceled" or "not permitted".',
			remedy: [
				'Answer the dialog with Allow.',
				'Set the partition list: `security set-generic-password-partition-list -S apple-tool:,apple: -s "Claude Code-credentials" -a "$USER"`.',
				'Or delete the item and sign in again.',
			],
			links: [pages.authentication, pages.install],
		},
		{
			id: 'keychain-folklore',
			title: 'A keychain item named "claude-code" is not used by Claude Code',
			meaning:
				'Guides name a keychain service "claude-code". Claude Code does not read it: its items are "Claude Code-credentials" and "Claude Code". Deleting it changes nothing.',
			tell: 'The name has no blank and no capital letters.',
			remedy: [
				'Delete it if you do not need it: `security delete-generic-password -s claude-code`.',
				'Look at the real items instead.',
			],
			links: [pages.authentication],
		},
	],
	keychainMessages,
);
