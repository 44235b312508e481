// The login keychain is locked, or no dialog can be shown.
import {defineCause} from '../define.js';
import {pages} from '../links.js';

export default defineCause({
	id: 'keychain-locked',
	section: 'keychain',
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
	rank: 420,
	explains: ['login-missing', 'login-rejected', 'login-expired', 'keychain-denied'],
	words: {
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
});
