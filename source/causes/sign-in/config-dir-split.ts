// CLAUDE_CONFIG_DIR points at a folder without the sign-in.
import {defineCause} from '../define.js';
import {pages} from '../links.js';

export default defineCause({
	id: 'config-dir-split',
	section: 'sign-in',
	title: 'CLAUDE_CONFIG_DIR points at a folder without the sign-in',
	meaning:
		'With `CLAUDE_CONFIG_DIR` set, Claude Code reads nothing from `~/.claude`: settings, login and, on macOS, the keychain item are those of that folder. An unexpanded `~` or an empty value counts too: the text is taken literally.',
	tell: '`env -u CLAUDE_CONFIG_DIR claude` is signed in, plain `claude` is not, or the other way round.',
	remedy: [
		'Unset `CLAUDE_CONFIG_DIR` where it is set, if it is left over.',
		'Or sign in once for that folder with `claude auth login`.',
		'Write the path absolute, without `~` in quotes.',
	],
	links: [pages.variables, pages.directory],
	rank: 450,
	explains: ['login-missing', 'onboarding-incomplete', 'home-split'],
});
