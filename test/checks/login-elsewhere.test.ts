// The check "login-elsewhere": a sign-in in another folder or home.
import {signedIn} from './machines.js';
import {testCheck} from './one.js';

testCheck('login-elsewhere', {
	'CLAUDE_CONFIG_DIR leads to an empty folder': [
		{files: signedIn, folders: ['~/other'], env: {CLAUDE_CONFIG_DIR: '/nowhere'}},
		['config-dir-split error environment'],
	],
	'it is here': [{files: signedIn}, []],
	'there is none': [{}, []],
});
