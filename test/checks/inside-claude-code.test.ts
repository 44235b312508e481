// The check "inside-claude-code": another environment than a terminal has.

import {testCheck, testWhole} from './one.js';
import {accepting, bash, good, python} from './programs.js';

testCheck('inside-claude-code', {
	"Claude Code's own shell": [{env: {CLAUDECODE: '1'}}, ['inside-claude-code note environment']],
	'a terminal': [{}, []],
});

testWhole('api', {
	'inside Claude Code': [
		{
			...accepting,
			files: {...bash(`export ANTHROPIC_API_KEY=${good}`), ...python},
			env: {CLAUDECODE: '1', ANTHROPIC_API_KEY: ''},
		},
		['unverified'],
	],
});
