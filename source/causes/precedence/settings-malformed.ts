// A settings file is skipped because it is not valid.
import {defineCause} from '../define.js';
import {pages} from '../links.js';

export default defineCause({
	id: 'settings-malformed',
	section: 'precedence',
	title: 'A settings file is skipped because it is not valid',
	meaning:
		'A comment, a trailing comma or one value of a wrong type makes Claude Code skip the whole settings file, with its keys, gateway and cloud settings. What is left is often "Not logged in".',
	tell: 'Claude Code names the file in a "Settings Error" or at start; old versions skip it silently.',
	remedy: ['Open the file at the line that is named and correct it.', 'Start Claude Code again.'],
	links: [pages.settings, pages.configuration],
	rank: 110,
	explains: ['login-missing', 'gateway-no-credential', 'onboarding-incomplete', 'variable-not-exported'],
});
