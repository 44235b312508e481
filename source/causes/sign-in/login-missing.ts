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
	first: {
		any: 'Run `claude auth login` and finish the sign-in in the browser, or set `ANTHROPIC_API_KEY`.',
		action:
			'Pass `anthropic_api_key` or `claude_code_oauth_token` to the action, from a secret that this repository can read.',
		app: "Enter an Anthropic API key in the app's settings, or set `ANTHROPIC_API_KEY` where the app is started.",
		script:
			'Set `ANTHROPIC_API_KEY` in the environment of this process (`export`, an env file that is loaded, or `docker run -e`).',
	},
	links: [pages.authentication, pages.console],
	rank: 880,
	words: {
		own: [
			'not logged in please run login',
			'not logged in run login',
			'not logged in',
			'invalid api key please run login',
			'missing api key run login',
			'missing api key please run login',
			'loggedin false',
			'could not resolve authentication method',
			'expected either api key or auth token to be set',
			'failed to get auth headers no api key available',
			'auth error no api key available',
			'no anthropic api key',
			'missing anthropic api key',
			'anthropic api key is missing',
			'anthropic api key not found',
			'key error anthropic api key',
			'key not found anthropic api key',
			'either anthropic api key or claude code oauth token is required',
			'did not find anthropic api key',
			'claude cli not authenticated',
			'run claude to log in',
			'apikey client option must be set',
			'no credentials found for claude',
			'select login method',
			'failed to retrieve auth status',
			'<no such file> ~ credentials json',
			'login method none',
			'sec keychain search copy next the specified item could not be found',
			'logged out on this computer',
			'claude code is signed out',
		],
		says: [
			'<anthropic key> ^ <missing>',
			'<missing> ^ <anthropic key>',
			'<provide> ~ <anthropic key>',
			'<anthropic key> ~ notpresent',
			'<api key> & anthropic & <missing>',
			'not authenticated ~ login',
			'load api key error',
			'no api key available',
			'no api key found',
		],
		hints: ['run login', 'no credentials', 'missing api key', 'not authenticated'],
	},
});
