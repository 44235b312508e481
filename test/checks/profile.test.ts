// The check "profile": a profile that is named.
import {testCheck} from './one.js';
import {good} from './programs.js';

testCheck('profile', {
	'it is not there': [
		{env: {ANTHROPIC_PROFILE: 'work', ANTHROPIC_API_KEY: good}},
		['profile-unusable warning environment'],
	],
	'none is named': [{env: {ANTHROPIC_API_KEY: good}}, []],
});
