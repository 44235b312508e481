// The check "gateway-token": the token of a gateway goes to Anthropic.

import {onboarded} from './machines.js';
import {testCheck, testWhole} from './one.js';
import {withDotenv} from './programs.js';

testCheck('gateway-token', {
	'a dummy': [{env: {ANTHROPIC_AUTH_TOKEN: 'ollama'}, files: onboarded}, ['gateway-token-left error environment']],
	'with the URL of its server': [
		{env: {ANTHROPIC_AUTH_TOKEN: 'ollama', ANTHROPIC_BASE_URL: 'http://127.0.0.1:9'}, files: onboarded},
		[],
	],
});

testWhole('api', {
	'a dummy without its server': [withDotenv('ANTHROPIC_AUTH_TOKEN=ollama\n'), ['gateway-token-left error ./.env:1']],
});
