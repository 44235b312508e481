// The check "client-credential": a program has nothing to send.
import {testCheck} from './one.js';
import {good, python} from './programs.js';

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
