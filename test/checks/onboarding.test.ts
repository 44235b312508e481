// The check "onboarding": a session begins with the welcome.
import {loginFile, oauth, signedIn} from './machines.js';
import {testCheck} from './one.js';

testCheck('onboarding', {
	'a sign-in before it was completed': [
		{files: {[loginFile]: oauth(), '~/.claude.json': {}}},
		['onboarding-incomplete error ~/.claude.json'],
	],
	completed: [{files: signedIn}, []],
	'nothing to send': [{files: {'~/.claude.json': {}}}, []],
});
