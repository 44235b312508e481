// The variable was set in the syntax of another shell.
import {defineCause} from '../define.js';
import {pages} from '../links.js';

export default defineCause({
	id: 'powershell-syntax',
	section: 'place',
	title: 'The variable was set in the syntax of another shell',
	meaning:
		'`export X=…` is for bash and zsh. In PowerShell and cmd it stores nothing, and `$env:X` or `set X=` store nothing in bash. The variable was never set.',
	tell: 'The shell says that `export` (or `$env:…`) is not recognised.',
	remedy: [
		'PowerShell, this window: `$env:ANTHROPIC_API_KEY = "…"`.',
		'Windows, for good: `setx ANTHROPIC_API_KEY "…"`, then open a new window.',
		'cmd, this window: `set ANTHROPIC_API_KEY=…` without quotes.',
	],
	links: [pages.variables],
	rank: 620,
	explains: ['login-missing', 'gateway-no-credential'],
	words: {
		own: [
			'env anthropic ~ <no such command>',
			'anthropic api key ~ cmdlet',
			'anthropic auth token ~ cmdlet',
			'anthropic base url ~ cmdlet',
		],
		says: ['export <no such command>', '<no such command> ~ export', 'export ~ cmdlet'],
		hints: [],
	},
});
