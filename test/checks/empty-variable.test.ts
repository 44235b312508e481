// The check "empty-variable": a variable that is there, and empty.
import {testCheck} from './one.js';
import {python} from './programs.js';

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
