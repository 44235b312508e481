// The check "variable-names": a near miss of a name.

import {testCheck, testWhole} from './one.js';
import {accepting, dead, good, pythonWithDotenv} from './programs.js';

testCheck('variable-names', {
	'ANTHROPIC_KEY, and nothing to send': [{env: {ANTHROPIC_KEY: good}}, ['variable-misspelled error environment']],
	'the right name too': [{env: {ANTHROPIC_KEY: good, ANTHROPIC_API_KEY: good}}, []],
});

testWhole('api', {
	'misspelled in .env': [
		{...accepting, files: {'./.env': `ANTRHOPIC_API_KEY=${good}\n`, ...pythonWithDotenv}},
		['variable-misspelled error ./.env:1'],
		'healthy',
	],
	'misspelled beside the right one': [
		{...accepting, files: {'./.env': `CLAUDE_API_KEY=${dead}\nANTHROPIC_API_KEY=${good}\n`, ...pythonWithDotenv}},
		['healthy'],
	],
});
