// The check "custom-headers": lines of "Name: value".
import {testCheck} from './one.js';
import {good} from './programs.js';

testCheck('custom-headers', {
	JSON: [
		{env: {ANTHROPIC_API_KEY: good, ANTHROPIC_CUSTOM_HEADERS: '{"X Team": "a"}'}},
		['custom-headers error environment'],
	],
	'a line that labels': [{env: {ANTHROPIC_API_KEY: good, ANTHROPIC_CUSTOM_HEADERS: 'X-Team: a'}}, []],
});
