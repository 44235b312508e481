// The check "project-environment": a file of the folder hides a better value.
import {claude, signedIn} from './machines.js';
import {testCheck} from './one.js';
import {dead} from './programs.js';

testCheck('project-environment', {
	'a dead key over a sign-in': [
		{
			files: {...signedIn, './.env': `ANTHROPIC_API_KEY=${dead}\n`, './.envrc': 'dotenv\n'},
			programs: {'~/.local/bin/claude': {version: '2.0.50'}},
			links: {'/bin/claude': '~/.local/bin/claude'},
		},
		['dotenv-overrides error ./.env:1'],
	],
	'a build that loads no .env': [{...claude, files: {...signedIn, './.env': `ANTHROPIC_API_KEY=${dead}\n`}}, []],
});
