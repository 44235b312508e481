// The check "login-goes-to-anthropic": a sign-in goes to another server.
import {signedIn} from './machines.js';
import {testCheck} from './one.js';
import {token} from './programs.js';

testCheck('login-goes-to-anthropic', {
	'a base URL beside a sign-in': [
		{files: signedIn, env: {ANTHROPIC_BASE_URL: 'https://gw.acme.example'}},
		['login-sent-elsewhere error environment'],
	],
	'with the token of that server': [
		{files: signedIn, env: {ANTHROPIC_BASE_URL: 'https://gw.acme.example', ANTHROPIC_AUTH_TOKEN: token}},
		[],
	],
});
