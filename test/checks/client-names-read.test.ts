// The check "client-names-read": a credential under a name that the program doesn't read.
import {testCheck} from './one.js';
import {curl, good} from './programs.js';

testCheck('client-names-read', {
	'a token for a program that reads a key': [
		{files: curl, env: {ANTHROPIC_AUTH_TOKEN: good}},
		['variable-not-read error environment'],
	],
	'the name that it reads': [{files: curl, env: {ANTHROPIC_API_KEY: good}}, []],
});
