// No credential would be sent.
import {defineCause} from '../define.js';
import {pages} from '../links.js';

export default defineCause({
	id: 'login-missing',
	section: 'sign-in',
	title: 'No credential would be sent',
	meaning:
		'Nothing on the ladder of credentials is set: no API key, no token, no stored sign-in. Claude Code sends no request at all and asks you to sign in. "Not logged in" is also what it says when a stored sign-in exists but cannot be read or used.',
	tell: 'A sign-in that is there but expired says "Login expired"; a file that is there but unreadable or blank is a cause of its own. Here there is nothing at all.',
	remedy: [
		'Run `claude auth login` and finish the sign-in in the browser.',
		'For scripts and API code: create a key in the Console and set `ANTHROPIC_API_KEY`.',
		'In a container or CI job: pass the variable into it; a sign-in on the host does not reach it.',
	],
	links: [pages.authentication, pages.console],
	rank: 880,
});
