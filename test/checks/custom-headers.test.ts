// The check "custom-headers": lines of "Name: value".

import {testCheck, testWhole} from './one.js';
import {api, good, python} from './programs.js';

testCheck('custom-headers', {
	JSON: [
		{env: {ANTHROPIC_API_KEY: good, ANTHROPIC_CUSTOM_HEADERS: '{"X Team": "a"}'}},
		['custom-headers error environment'],
	],
	'a line that labels': [{env: {ANTHROPIC_API_KEY: good, ANTHROPIC_CUSTOM_HEADERS: 'X-Team: a'}}, []],
});

testWhole('api', {
	'headers that are JSON': [
		{
			servers: {[api]: [good]},
			files: python,
			env: {ANTHROPIC_API_KEY: good, ANTHROPIC_CUSTOM_HEADERS: '{"X Team": "a"}'},
		},
		['custom-headers error environment'],
	],
});
