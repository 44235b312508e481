// The check "both-credentials": two values go out, and one of them is refused.

import {testCheck, testWhole} from './one.js';
import {admin, api, bash, dead, good, python} from './programs.js';

testCheck('both-credentials', {
	'the key is good, the token is not': [
		{env: {ANTHROPIC_API_KEY: good, ANTHROPIC_AUTH_TOKEN: dead}, servers: {[api]: [good]}},
		['both-credentials-set error environment'],
	],
	'both are bad': [{env: {ANTHROPIC_API_KEY: dead, ANTHROPIC_AUTH_TOKEN: admin}}, []],
	'the key alone': [{env: {ANTHROPIC_API_KEY: good}, servers: {[api]: [good]}}, []],
});

testWhole('api', {
	'a good key and a dummy at once': [
		{
			servers: {[api]: [good]},
			files: {...bash(`export ANTHROPIC_API_KEY=${good}`, 'export ANTHROPIC_AUTH_TOKEN=ollama'), ...python},
			env: {ANTHROPIC_API_KEY: good, ANTHROPIC_AUTH_TOKEN: 'ollama'},
		},
		['both-credentials-set error ~/.bashrc:2'],
		'healthy',
	],
});
