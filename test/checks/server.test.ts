// The check "server": what the server says, in the person's words.
import {testCheck} from './one.js';
import {api, dead, good} from './programs.js';

testCheck('server', {
	'an organisation that is disabled': [
		{
			env: {ANTHROPIC_API_KEY: dead},
			says: {[dead]: [400, 'This organization has been disabled.', 'invalid_request_error']},
		},
		['org-disabled error environment'],
	],
	'a key that is refused': [{env: {ANTHROPIC_API_KEY: dead}}, ['key-rejected error environment']],
	'a key that is taken': [{env: {ANTHROPIC_API_KEY: good}, servers: {[api]: [good]}}, []],
	'nobody is asked': [{env: {ANTHROPIC_API_KEY: dead}, consents: []}, []],
});
