// The check "access": what this user can't read makes Claude Code act as signed out.
import {loginFile, onboarded, signedIn} from './machines.js';
import {testCheck} from './one.js';

testCheck('access', {
	'a sign-in that is a folder': [
		{folders: [loginFile], files: onboarded},
		['login-access error ~/.claude/.credentials.json'],
	],
	'a link that leads nowhere': [
		{links: {[loginFile]: '/gone/credentials.json'}, files: onboarded},
		['login-access error ~/.claude/.credentials.json'],
	],
	'all is readable': [{files: signedIn}, []],
	'nothing is there': [{}, []],
});
