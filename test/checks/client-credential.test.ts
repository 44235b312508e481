// The check "client-credential": a program has nothing to send.
import {testCheck} from './one.js';
import {good, python} from './programs.js';

testCheck('client-credential', {
	'no key anywhere': [{files: python}, ['login-missing error environment']],
	'a key': [{files: python, env: {ANTHROPIC_API_KEY: good}}, []],
});
