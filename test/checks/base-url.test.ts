// The check "base-url": what a sender appends has to fit.
import {testCheck} from './one.js';
import {api, good} from './programs.js';

testCheck('base-url', {
	'/v1 that Claude Code appends itself': [
		{env: {ANTHROPIC_API_KEY: good, ANTHROPIC_BASE_URL: `${api}/v1`}, servers: {[api]: [good]}},
		['base-url-extra-path error environment'],
	],
	'no scheme': [
		{env: {ANTHROPIC_API_KEY: good, ANTHROPIC_BASE_URL: 'api.anthropic.com'}, servers: {[api]: [good]}},
		['base-url-invalid error environment'],
	],
	'the address itself': [{env: {ANTHROPIC_API_KEY: good, ANTHROPIC_BASE_URL: api}, servers: {[api]: [good]}}, []],
});
