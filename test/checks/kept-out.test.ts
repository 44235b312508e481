// The check "kept-out": what is set up here doesn't count.
import {signedIn} from './machines.js';
import {testCheck} from './one.js';
import {good} from './programs.js';

testCheck('kept-out', {
	'simple mode with a sign-in': [{files: signedIn, env: {CLAUDE_CODE_SIMPLE: '1'}}, ['simple-mode error environment']],
	'the provider of the host': [
		{files: signedIn, env: {CLAUDE_CODE_PROVIDER_MANAGED_BY_HOST: '1'}},
		['host-managed error environment'],
	],
	'simple mode with a key': [{env: {CLAUDE_CODE_SIMPLE: '1', ANTHROPIC_API_KEY: good}}, []],
});
