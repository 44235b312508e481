// The check "locks": a fresh lock keeps a sign-in from being renewed.
import {loginFile, oauth, onboarded, signedIn} from './machines.js';
import {testCheck} from './one.js';

const lock = {'~/.claude.lock/x': ''};

testCheck('locks', {
	'while it has to be renewed': [
		{files: {...onboarded, [loginFile]: oauth({expiresAt: 1}), ...lock}},
		['login-locked error ~/.claude.lock'],
	],
	'while it is good': [{files: {...signedIn, ...lock}}, ['login-locked note ~/.claude.lock']],
	'no lock': [{files: signedIn}, []],
});
