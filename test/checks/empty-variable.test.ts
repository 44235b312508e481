// The check "empty-variable": a variable that is there, and empty.
import {testCheck} from './one.js';
import {python} from './programs.js';

testCheck('empty-variable', {
	'an empty key': [{files: python, purpose: 'api', env: {ANTHROPIC_API_KEY: ''}}, ['key-empty error environment']],
	'no variable': [{files: python, purpose: 'api'}, []],
});
