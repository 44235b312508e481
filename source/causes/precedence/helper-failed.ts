// The apiKeyHelper script fails.
import {defineCause} from '../define.js';
import {pages} from '../links.js';
import {everySymptom} from '../symptoms.js';

export default defineCause({
	id: 'helper-failed',
	section: 'precedence',
	title: 'The apiKeyHelper script fails',
	meaning:
		'`apiKeyHelper` is a command that prints the key. It is missing, not executable, or ends with an error, so an empty credential is sent. Claude Code does not fall back to the login.',
	tell: '"exited 126" is not executable, "exited 127" not found, anything else is the script\'s own error.',
	remedy: [
		'Run the command by hand in a plain shell and read its error.',
		'Make it executable (`chmod +x`), correct the path, or sign in to the tool that it asks.',
		'Or remove `apiKeyHelper` from the settings to use the login.',
	],
	links: [pages.settingsReference, pages.errors],
	rank: 360,
	explains: [...everySymptom],
	words: {
		own: [
			'apikeyhelper failed exited',
			'your apikeyhelper script is failing',
			'apikeyhelper ~ <fails>',
			'apikeyhelper failed',
			'error getting api key from apikeyhelper',
		],
		says: ['apikeyhelper & <fails>'],
		hints: [],
	},
});
