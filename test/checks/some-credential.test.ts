// The check "some-credential": no credential of any kind.
import {signedIn} from './machines.js';
import {testCheck} from './one.js';
import {good} from './programs.js';

testCheck('some-credential', {
	nothing: [{}, ['login-missing error ~/.claude/.credentials.json']],
	"Claude Code's own shell": [{env: {CLAUDECODE: '1'}}, ['login-missing note ~/.claude/.credentials.json']],
	'a sign-in': [{files: signedIn}, []],
	'a key': [{env: {ANTHROPIC_API_KEY: good}}, []],
});
