// The check "inside-claude-code": another environment than a terminal has.
import {testCheck} from './one.js';

testCheck('inside-claude-code', {
	"Claude Code's own shell": [{env: {CLAUDECODE: '1'}}, ['inside-claude-code note environment']],
	'a terminal': [{}, []],
});
