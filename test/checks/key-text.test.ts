// The check "key-text": odd characters, another kind of key.
import {testCheck} from './one.js';
import {admin, api, good} from './programs.js';

testCheck('key-text', {
	'quotation marks': [
		{env: {ANTHROPIC_API_KEY: `"${good}"`}, servers: {[api]: [good]}},
		['key-quoted error environment'],
	],
	'a placeholder': [{env: {ANTHROPIC_API_KEY: 'your-api-key-here'}}, ['key-placeholder error environment']],
	'a key of an administrator': [{env: {ANTHROPIC_API_KEY: admin}}, ['key-wrong-kind error environment']],
	'a whole key': [{env: {ANTHROPIC_API_KEY: good}, servers: {[api]: [good]}}, []],
	'a dummy that a server of this machine refuses': [
		{
			env: {ANTHROPIC_AUTH_TOKEN: 'ollama', ANTHROPIC_BASE_URL: 'http://127.0.0.1:4000'},
			servers: {'http://127.0.0.1:4000': [good]},
			consents: ['network', 'gateway'],
		},
		[],
	],
});
