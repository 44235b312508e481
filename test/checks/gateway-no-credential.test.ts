// The check "gateway-no-credential": a gateway, and nothing for it.
import {onboarded} from './machines.js';
import {testCheck} from './one.js';
import {token} from './programs.js';

testCheck('gateway-no-credential', {
	'a base URL alone': [
		{env: {ANTHROPIC_BASE_URL: 'http://127.0.0.1:9'}, files: onboarded},
		['gateway-no-credential error environment'],
	],
	'with its token': [
		{env: {ANTHROPIC_BASE_URL: 'http://127.0.0.1:9', ANTHROPIC_AUTH_TOKEN: token}, files: onboarded},
		[],
	],
});
