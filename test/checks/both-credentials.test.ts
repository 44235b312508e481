// The check "both-credentials": two values go out, and one of them is refused.
import {testCheck} from './one.js';
import {admin, api, dead, good} from './programs.js';

testCheck('both-credentials', {
	'the key is good, the token is not': [
		{env: {ANTHROPIC_API_KEY: good, ANTHROPIC_AUTH_TOKEN: dead}, servers: {[api]: [good]}},
		['both-credentials-set error environment'],
	],
	'both are bad': [{env: {ANTHROPIC_API_KEY: dead, ANTHROPIC_AUTH_TOKEN: admin}}, []],
	'the key alone': [{env: {ANTHROPIC_API_KEY: good}, servers: {[api]: [good]}}, []],
});
