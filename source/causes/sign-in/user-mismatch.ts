// USER does not name the account of the keychain item.
import {defineCause} from '../define.js';
import {pages} from '../links.js';

export default defineCause({
	id: 'user-mismatch',
	section: 'sign-in',
	title: 'USER does not name the account of the keychain item',
	meaning:
		'On macOS the login is looked up under the account name in `USER`. When it is empty or another (cron, launchd, `su`, `env -i`), the item is not found and Claude Code says "Not logged in".',
	tell: 'A terminal of the desktop is signed in, the job or the bare environment is not, and `echo $USER` differs.',
	remedy: ['Set it for the job: `export USER="$(id -un)"`.', 'Or give the job a token of `claude setup-token`.'],
	asked: {likelier: ['new-mac.yes'], unlikelier: ['new-mac.no']},
	links: [pages.authentication],
	rank: 440,
	explains: ['login-missing', 'keychain-duplicates'],
	words: {
		own: ['user unbound variable'],
		says: ['claude code credentials & sec keychain search'],
		hints: [],
	},
});
