// The check "gateway-token": the token of a gateway goes to Anthropic.
import {onboarded} from './machines.js';
import {testCheck} from './one.js';

testCheck('gateway-token', {
	'a dummy': [{env: {ANTHROPIC_AUTH_TOKEN: 'ollama'}, files: onboarded}, ['gateway-token-left error environment']],
	'with the URL of its server': [
		{env: {ANTHROPIC_AUTH_TOKEN: 'ollama', ANTHROPIC_BASE_URL: 'http://127.0.0.1:9'}, files: onboarded},
		[],
	],
});
