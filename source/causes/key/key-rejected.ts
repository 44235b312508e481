// The server does not accept the API key.
import {defineCause} from '../define.js';
import {pages} from '../links.js';

export default defineCause({
	id: 'key-rejected',
	section: 'key',
	title: 'The server does not accept the API key',
	meaning:
		'Anthropic answers 401 to a key of the right form: it was deleted, disabled, has expired, or is mistyped. A 401 is about this credential and is not a ban.',
	tell: '"invalid x-api-key" is about an API key; "OAuth token has expired" is about a sign-in and is cured by signing in. If the key is fresh, look at whether it goes to the vendor that issued it.',
	remedy: [
		'Check the key in the Console: is it listed, enabled, of the right workspace?',
		'Create a new key and put it where the old one is set.',
		'Delete the old key rather than keep it disabled.',
	],
	first: {
		any: 'Check the key at https://console.anthropic.com/settings/keys; if it is not listed there, create a new one.',
		action: 'Check the key in the Console, and store it again as the secret that `anthropic_api_key` gets.',
		app: "Check the key in the Console, and enter it again in the app's settings for Anthropic.",
	},
	links: [pages.console, pages.apiErrors, pages.apiAuthentication],
	rank: 760,
	isCuredByNewKey: true,
	assumes: {cause: 'key-rejected', status: 401},
	words: {
		own: [
			'<anthropic key> was rejected',
			'invalid anthropic api key',
			'anthropic api key invalid',
			'anthropic api key is invalid',
		],
		says: [
			'invalid x-api-key',
			'invalid api key fix external api key',
			'<api key> ^ <rejected>',
			'<rejected> ^ <api key>',
			'anthropic ~ unauthorized',
			'unauthorized ~ anthropic',
			'provider auth error',
			'anthropic ~ authentication failed',
			'anthropic ~ authentication error',
		],
		hints: ['<credential> & <rejected>', 'not able to authenticate', 'authentication error', 'authentication failed'],
	},
});
