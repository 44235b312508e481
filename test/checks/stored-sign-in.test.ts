// The check "stored-sign-in": the sign-in as data.
import {loginFile, oauth, onboarded, signedIn} from './machines.js';
import {testCheck} from './one.js';

testCheck('stored-sign-in', {
	'expired, with nothing to renew it': [
		{files: {...onboarded, [loginFile]: oauth({expiresAt: 1, refreshToken: ''})}},
		['login-expired error ~/.claude/.credentials.json'],
	],
	blank: [
		{files: {...onboarded, [loginFile]: oauth({accessToken: ''})}},
		['login-blank error ~/.claude/.credentials.json'],
	],
	'without the scope': [
		{files: {...onboarded, [loginFile]: oauth({scopes: ['user:profile']})}},
		['login-no-scope error ~/.claude/.credentials.json'],
	],
	'no JSON': [{files: {...onboarded, [loginFile]: '{"cla'}}, ['login-corrupt error ~/.claude/.credentials.json:1']],
	'expired, and it can be renewed': [{files: {...onboarded, [loginFile]: oauth({expiresAt: 1})}}, []],
	good: [{files: signedIn}, []],
});
