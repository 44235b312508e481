// The check "project-environment": a file of the folder hides a better value.
import {claude, signedIn} from './machines.js';

import {testCheck, testWhole} from './one.js';
import {accepting, api, bash, dead, good, python, pythonWithDotenv, pythonWithOverride} from './programs.js';

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

testWhole('api', {
	'.env replaces the shell': [
		{
			...accepting,
			files: {
				...bash(`export ANTHROPIC_API_KEY=${good}`),
				'./.env': `A=1\nANTHROPIC_API_KEY=${dead}\n`,
				...pythonWithOverride,
			},
			env: {ANTHROPIC_API_KEY: good},
		},
		['dotenv-overrides error ./.env:2'],
		'healthy',
	],
	'.env replaces the shell, and is good too': [
		{
			servers: {[api]: [good, dead]},
			files: {'./.env': `ANTHROPIC_API_KEY=${dead}\n`, ...pythonWithOverride},
			env: {ANTHROPIC_API_KEY: good},
		},
		['healthy'],
	],
	'a script sourced .env': [
		{
			...accepting,
			files: {
				...bash(`export ANTHROPIC_API_KEY=${good}`),
				'./.env': `ANTHROPIC_API_KEY=${dead}\n`,
				'./run.sh': 'set -a\n. ./.env\nset +a\n',
				...python,
			},
			env: {ANTHROPIC_API_KEY: dead},
		},
		['dotenv-overrides error ./.env:1'],
		'healthy',
	],
	'direnv exports a dead one': [
		{
			...accepting,
			files: {...bash(`export ANTHROPIC_API_KEY=${good}`), './.envrc': `export ANTHROPIC_API_KEY=${dead}\n`, ...python},
			env: {ANTHROPIC_API_KEY: dead, DIRENV_DIR: '-{{cwd}}', DIRENV_FILE: '{{cwd}}/.envrc'},
		},
		['direnv-overrides error ./.envrc:1'],
	],
	'in the source, Python': [
		{
			...accepting,
			files: {
				...bash(`export ANTHROPIC_API_KEY=${good}`),
				'./a.py': `import anthropic\nc = anthropic.Anthropic(api_key="${dead}")\n`,
			},
			env: {ANTHROPIC_API_KEY: good},
		},
		['key-hardcoded error ./a.py:2'],
		'healthy',
	],
	'in the source, JavaScript': [
		{
			...accepting,
			files: {
				...bash(`export ANTHROPIC_API_KEY=${good}`),
				'./a.mjs': `import Anthropic from '@anthropic-ai/sdk'\nconst c = new Anthropic({apiKey: '${dead}'})\n`,
			},
			env: {ANTHROPIC_API_KEY: good},
		},
		['key-hardcoded error ./a.mjs:2'],
		'healthy',
	],
	'in the source, a constant': [
		{
			...accepting,
			files: {'./a.py': `from anthropic import Anthropic\nKEY = "${dead}"\nc = Anthropic(api_key=KEY)\n`},
			env: {ANTHROPIC_API_KEY: good},
		},
		['key-hardcoded error ./a.py:2'],
		'healthy',
	],
});
