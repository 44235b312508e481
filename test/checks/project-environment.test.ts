// The check "project-environment": a file of the folder hides a better value.
import {claude, signedIn} from './machines.js';
import {testCheck} from './one.js';
import {api, dead, good, pythonWithDotenv, pythonWithOverride} from './programs.js';

testCheck('project-environment', {
	'a dead key over a sign-in': [
		{
			files: {...signedIn, './.env': `ANTHROPIC_API_KEY=${dead}\n`, './.envrc': 'dotenv\n'},
			programs: {'~/.local/bin/claude': {version: '2.0.50'}},
			links: {'/bin/claude': '~/.local/bin/claude'},
		},
		['dotenv-overrides error ./.env:1'],
	],
	'one line, which the shell before read otherwise, is no other value': [
		{
			purpose: 'api',
			env: {ANTHROPIC_API_KEY: dead},
			files: {
				'./.env': `A=1\nANTHROPIC_API_KEY=${dead}#x\n`,
				'./a.py':
					'from dotenv import load_dotenv\nimport anthropic\nload_dotenv(override=True)\nanthropic.Anthropic()\n',
			},
		},
		[],
	],
	'a build that loads no .env': [{...claude, files: {...signedIn, './.env': `ANTHROPIC_API_KEY=${dead}\n`}}, []],
	'a .env file that overrides the environment of a program': [
		{
			purpose: 'api',
			files: {...pythonWithOverride, './.env': `ANTHROPIC_API_KEY=${dead}\n`},
			env: {ANTHROPIC_API_KEY: good},
			servers: {[api]: [good]},
		},
		['dotenv-overrides error ./.env:1'],
	],
	'a program whose .env file does not override it': [
		{
			purpose: 'api',
			files: {...pythonWithDotenv, './.env': `ANTHROPIC_API_KEY=${dead}\n`},
			env: {ANTHROPIC_API_KEY: good},
			servers: {[api]: [good]},
		},
		[],
	],
});
