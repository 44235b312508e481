// The check "gateway-url": nobody answers at the base URL.
import {onboarded} from './machines.js';
import {testCheck} from './one.js';
import {api, good, token} from './programs.js';

testCheck('gateway-url', {
	'a router that is gone': [
		{env: {ANTHROPIC_BASE_URL: 'http://127.0.0.1:9', ANTHROPIC_AUTH_TOKEN: token}, files: onboarded},
		['gateway-url-left error environment'],
	],
	'the usual address': [{env: {ANTHROPIC_API_KEY: good}, servers: {[api]: [good]}}, []],
});
