// The check "variable-names": a near miss of a name.
import {testCheck} from './one.js';
import {good} from './programs.js';

testCheck('variable-names', {
	'ANTHROPIC_KEY, and nothing to send': [{env: {ANTHROPIC_KEY: good}}, ['variable-misspelled error environment']],
	'the right name too': [{env: {ANTHROPIC_KEY: good, ANTHROPIC_API_KEY: good}}, []],
});
