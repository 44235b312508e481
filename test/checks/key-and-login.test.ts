// The check "key-and-login": a key outranks a sign-in that works.
import {signedIn} from './machines.js';
import {testCheck} from './one.js';
import {api, dead, good} from './programs.js';

const helper = (apiKeyHelper: string) => ({'~/.claude/settings.json': {apiKeyHelper}});

testCheck('key-and-login', {
	'a dead key': [{files: signedIn, env: {ANTHROPIC_API_KEY: dead}}, ['key-overrides-login error environment']],
	'a good key bills elsewhere': [
		{files: signedIn, env: {ANTHROPIC_API_KEY: good}, servers: {[api]: [good]}},
		['key-overrides-login warning environment'],
	],
	'a helper that prints a key bills elsewhere': [
		{files: {...signedIn, ...helper(`echo ${good}`)}, consents: ['helper']},
		['key-overrides-login warning ~/.claude/settings.json:2'],
	],
	'a helper that fails bills nobody': [{files: {...signedIn, ...helper('exit 3')}, consents: ['helper']}, []],
	'no sign-in': [{env: {ANTHROPIC_API_KEY: dead}}, []],
});
