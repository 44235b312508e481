// The check "client-credential": a program has nothing to send.

import {testCheck, testWhole} from './one.js';
import {accepting, bash, dead, good, python, reading} from './programs.js';

testCheck('client-credential', {
	'no key anywhere': [{files: python}, ['login-missing error environment']],
	'a program with more in it than is looked at': [
		{files: {'./a.py': `import anthropic\n${'Anthropic(api_key=K)\n'.repeat(1100)}`}},
		[],
	],
	'a file about something else with more in it than is looked at': [
		{files: {...python, './colors.py': 'colorToken = 1\n'.repeat(5100)}},
		['login-missing error environment'],
	],
	'a key': [{files: python, env: {ANTHROPIC_API_KEY: good}}, []],
});

testWhole('api', {
	'.envrc that direnv has not loaded': [
		{...accepting, files: {'./.envrc': `export ANTHROPIC_API_KEY=${good}\n`, ...python}},
		['login-missing error ./.envrc:1'],
	],
	'a name of its own, in .env': [
		{
			...accepting,
			files: {'./.env': `CLAUDE_API_KEY=${good}\n`, ...reading('CLAUDE_API_KEY')},
			env: {ANTHROPIC_API_KEY: dead},
		},
		['healthy'],
	],
	nothing: [{...accepting, files: python}, ['login-missing error environment']],
	'a base URL, and nothing to send there': [
		{
			...accepting,
			files: {...bash('export ANTHROPIC_BASE_URL=https://gw.acme.example'), ...python},
			env: {ANTHROPIC_BASE_URL: 'https://gw.acme.example'},
		},
		['gateway-no-credential error ~/.bashrc:1'],
	],
	'a .env file that nothing loads': [
		{...accepting, files: {'./.env': `ANTHROPIC_API_KEY=${good}\n`, ...python}},
		['login-missing error ./.env:1'],
	],
	'a .env file alone': [{...accepting, files: {'./.env': `ANTHROPIC_API_KEY=${good}\n`}}, ['healthy']],
});
