// The check "empty-variable": a variable that is there, and empty.

import {testCheck, testWhole} from './one.js';
import {accepting, bash, good, javascript, python, pythonWithDotenv} from './programs.js';

testCheck('empty-variable', {
	'an empty key': [{files: python, purpose: 'api', env: {ANTHROPIC_API_KEY: ''}}, ['key-empty error environment']],
	'no variable': [{files: python, purpose: 'api'}, []],
	'Compose puts a blank in, whatever env_file has': [
		{
			purpose: 'api',
			files: {
				...python,
				'./llm.env': 'ANTHROPIC_API_KEY=of-the-file\n',
				'./compose.yaml': `services:\n  app:\n    env_file: llm.env\n    environment:\n      ANTHROPIC_API_KEY: \${ANTHROPIC_API_KEY:-}\n`,
			},
		},
		['key-empty error ./compose.yaml:5'],
	],
});

testWhole('api', {
	'empty, and .env does not fill it in': [
		{
			...accepting,
			files: {...bash('export ANTHROPIC_API_KEY='), './.env': `ANTHROPIC_API_KEY=${good}\n`, ...pythonWithDotenv},
			env: {ANTHROPIC_API_KEY: ''},
		},
		['key-empty error ~/.bashrc:1'],
		'healthy',
	],
	'an empty token beside a good key': [
		{...accepting, files: python, env: {ANTHROPIC_API_KEY: good, ANTHROPIC_AUTH_TOKEN: ''}},
		['key-empty error environment'],
	],
	'empty for JavaScript is not set': [
		{...accepting, files: {'./.env': `ANTHROPIC_API_KEY=${good}\n`, ...javascript()}, env: {ANTHROPIC_AUTH_TOKEN: ''}},
		['healthy'],
	],
});
