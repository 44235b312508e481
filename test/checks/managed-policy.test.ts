// The check "managed-policy": what an organisation demands.
import {signedIn} from './machines.js';
import {testCheck} from './one.js';
import {good} from './programs.js';

const policy = '/etc/claude-code/managed-settings.json';

testCheck('managed-policy', {
	'a key where a sign-in is demanded': [
		{files: {[policy]: {forceLoginMethod: 'claudeai'}}, env: {ANTHROPIC_API_KEY: good}},
		['managed-policy error /etc/claude-code/managed-settings.json:2'],
	],
	'a sign-in where one is demanded': [{files: {...signedIn, [policy]: {forceLoginMethod: 'claudeai'}}}, []],
});
