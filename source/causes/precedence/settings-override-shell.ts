// A settings file replaces what the shell has set.
import {defineCause} from '../define.js';
import {pages} from '../links.js';
import {everySymptom} from '../symptoms.js';

export default defineCause({
	id: 'settings-override-shell',
	section: 'precedence',
	title: 'A settings file replaces what the shell has set',
	meaning:
		'The `env` block of a Claude Code settings file beats the shell. `unset` or `export` in the shell then changes nothing: the value of the file is used.',
	tell: 'The variable is gone or right in the shell, and Claude Code still uses another value.',
	remedy: [
		'Remove or correct the entry in the settings file that names it (user, project, local or managed).',
		'Start Claude Code again.',
	],
	links: [pages.variables, pages.settings],
	rank: 200,
	explains: [
		...everySymptom,
		'gateway-no-credential',
		'gateway-token-left',
		'gateway-url-left',
		'shell-stale',
		'offline',
		'key-placeholder',
		'key-overrides-login',
	],
	assumes: {cause: 'key-rejected', status: 401},
});
