// The check "declined-key": a key that was answered with No.
import {signedIn} from './machines.js';
import {testCheck} from './one.js';
import {dead} from './programs.js';

testCheck('declined-key', {
	'declined, and nothing else to send': [
		{
			files: {'~/.claude.json': {customApiKeyResponses: {rejected: [dead.slice(-20)]}, hasCompletedOnboarding: true}},
			env: {ANTHROPIC_API_KEY: dead},
		},
		['key-declined error ~/.claude.json:3'],
	],
	'declined, with a sign-in': [
		{
			files: {
				...signedIn,
				'~/.claude.json': {customApiKeyResponses: {rejected: [dead.slice(-20)]}, hasCompletedOnboarding: true},
			},
			env: {ANTHROPIC_API_KEY: dead},
		},
		[],
	],
});
