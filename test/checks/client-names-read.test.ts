// The check "client-names-read": a credential under a name that the program doesn't read.

import {testCheck, testWhole} from './one.js';
import {accepting, api, bash, curl, good, python, reading} from './programs.js';

testCheck('client-names-read', {
	'a token for a program that reads a key': [
		{files: curl, env: {ANTHROPIC_AUTH_TOKEN: good}},
		['variable-not-read error environment'],
	],
	'the name that it reads': [{files: curl, env: {ANTHROPIC_API_KEY: good}}, []],
});

testWhole('api', {
	'a name of its own that nothing sets': [
		{...accepting, files: reading('TEAM_KEY'), env: {ANTHROPIC_API_KEY: good}},
		['variable-not-read error environment'],
	],
	'a token for a program that stops without its key': [
		{...accepting, files: reading('ANTHROPIC_API_KEY'), env: {ANTHROPIC_AUTH_TOKEN: 'x'.repeat(40)}},
		['variable-not-read error environment'],
	],
	'a token for requests by hand that send a key': [
		{
			...accepting,
			files: {
				...bash(`export ANTHROPIC_AUTH_TOKEN=${good}`),
				'./ask.py': `import os, requests\nrequests.get("${api}/v1/models", headers={"x-api-key": os.getenv("ANTHROPIC_API_KEY")})\n`,
			},
			env: {ANTHROPIC_AUTH_TOKEN: good},
		},
		['variable-not-read error ~/.bashrc:1'],
		'healthy',
	],
	'a token for curl that sends a key': [
		{
			...accepting,
			files: {'./ask.sh': `curl ${api}/v1/models -H "x-api-key: $ANTHROPIC_API_KEY"\n`},
			env: {ANTHROPIC_AUTH_TOKEN: 'x'.repeat(40)},
		},
		['variable-not-read error environment'],
	],
	'a key for curl that sends a key, and a token beside it': [
		{
			...accepting,
			files: {'./ask.sh': `curl ${api}/v1/models -H "x-api-key: $ANTHROPIC_API_KEY"\n`},
			env: {ANTHROPIC_API_KEY: good, ANTHROPIC_AUTH_TOKEN: 'x'.repeat(40)},
		},
		['healthy'],
	],
	"a token of Claude Code's": [
		{...accepting, files: python, env: {CLAUDE_CODE_OAUTH_TOKEN: 'x'.repeat(40)}},
		['variable-not-read error environment'],
	],
});
