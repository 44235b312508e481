// The check "client-overrides": a file of the folder takes the place of a better value.
import {testCheck} from './one.js';
import {api, dead, good, pythonWithDotenv, pythonWithOverride} from './programs.js';

testCheck('client-overrides', {
	'a .env file that overrides the environment': [
		{
			files: {...pythonWithOverride, './.env': `ANTHROPIC_API_KEY=${dead}\n`},
			env: {ANTHROPIC_API_KEY: good},
			servers: {[api]: [good]},
		},
		['dotenv-overrides error ./.env:1'],
	],
	'one that does not': [
		{
			files: {...pythonWithDotenv, './.env': `ANTHROPIC_API_KEY=${dead}\n`},
			env: {ANTHROPIC_API_KEY: good},
			servers: {[api]: [good]},
		},
		[],
	],
});
