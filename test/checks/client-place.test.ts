// Where a program's key is set, or was meant to be: overridden, misspelled, not exported, older than the file, in the source, nowhere.
import {describe, expect, test} from 'vitest';
import {look, type Machine} from './look.js';
import {api, bash, dead, good, javascript, python, pythonWithDotenv, pythonWithOverride} from './programs.js';

const servers = {[api]: [good]};
const reading = (name: string): Readonly<Record<string, string>> => ({
	'./app.py': `import anthropic, os\nfrom dotenv import load_dotenv\nload_dotenv()\nc = anthropic.Anthropic(api_key=os.environ["${name}"])\n`,
});

type Row = readonly [name: string, machine: Machine, said: readonly string[], cure?: string];

const rows: readonly Row[] = [
	[
		'.env replaces the shell',
		{
			servers,
			files: {
				...bash(`export ANTHROPIC_API_KEY=${good}`),
				'./.env': `A=1\nANTHROPIC_API_KEY=${dead}\n`,
				...pythonWithOverride,
			},
			env: {ANTHROPIC_API_KEY: good},
		},
		['dotenv-overrides error ./.env:2'],
		'dotenv-overrides',
	],
	[
		'.env replaces the shell, and is good too',
		{
			servers: {[api]: [good, dead]},
			files: {'./.env': `ANTHROPIC_API_KEY=${dead}\n`, ...pythonWithOverride},
			env: {ANTHROPIC_API_KEY: good},
		},
		['healthy'],
	],
	[
		'.env does not replace the shell',
		{
			servers,
			files: {
				...bash(`export ANTHROPIC_API_KEY=${dead}`),
				'./.env': `ANTHROPIC_API_KEY=${good}\n`,
				...pythonWithDotenv,
			},
			env: {ANTHROPIC_API_KEY: dead},
		},
		['key-rejected error ~/.bashrc:1'],
	],
	[
		'a script sourced .env',
		{
			servers,
			files: {
				...bash(`export ANTHROPIC_API_KEY=${good}`),
				'./.env': `ANTHROPIC_API_KEY=${dead}\n`,
				'./run.sh': 'set -a\n. ./.env\nset +a\n',
				...python,
			},
			env: {ANTHROPIC_API_KEY: dead},
		},
		['dotenv-overrides error ./.env:1'],
		'dotenv-overrides',
	],
	[
		'direnv exports a dead one',
		{
			servers,
			files: {...bash(`export ANTHROPIC_API_KEY=${good}`), './.envrc': `export ANTHROPIC_API_KEY=${dead}\n`, ...python},
			env: {ANTHROPIC_API_KEY: dead, DIRENV_DIR: '-{{cwd}}', DIRENV_FILE: '{{cwd}}/.envrc'},
		},
		['direnv-overrides error ./.envrc:1'],
	],
	[
		'mise exports a dead one',
		{
			servers,
			files: {
				...bash(`export ANTHROPIC_API_KEY=${good}`),
				'./mise.toml': `[env]\nANTHROPIC_API_KEY = "${dead}"\n`,
				...python,
			},
			env: {ANTHROPIC_API_KEY: dead},
		},
		['key-rejected error ./mise.toml:2'],
		'key-rejected',
	],
	[
		'a virtual environment exports a dead one',
		{
			servers,
			files: {
				...bash(`export ANTHROPIC_API_KEY=${good}`),
				'./.venv/bin/activate': `A=1\nexport ANTHROPIC_API_KEY=${dead}\n`,
				...python,
			},
			env: {ANTHROPIC_API_KEY: dead, VIRTUAL_ENV: '{{cwd}}/.venv'},
		},
		['key-rejected error ./.venv/bin/activate:2'],
	],
	[
		'.envrc that direnv has not loaded',
		{servers, files: {'./.envrc': `export ANTHROPIC_API_KEY=${good}\n`, ...python}},
		['login-missing error ./.envrc:1'],
	],
	[
		'in the source, Python',
		{
			servers,
			files: {
				...bash(`export ANTHROPIC_API_KEY=${good}`),
				'./a.py': `import anthropic\nc = anthropic.Anthropic(api_key="${dead}")\n`,
			},
			env: {ANTHROPIC_API_KEY: good},
		},
		['key-hardcoded error ./a.py:2'],
		'key-hardcoded',
	],
	[
		'in the source, JavaScript',
		{
			servers,
			files: {
				...bash(`export ANTHROPIC_API_KEY=${good}`),
				'./a.mjs': `import Anthropic from '@anthropic-ai/sdk'\nconst c = new Anthropic({apiKey: '${dead}'})\n`,
			},
			env: {ANTHROPIC_API_KEY: good},
		},
		['key-hardcoded error ./a.mjs:2'],
		'key-hardcoded',
	],
	[
		'in the source, a constant',
		{
			servers,
			files: {'./a.py': `from anthropic import Anthropic\nKEY = "${dead}"\nc = Anthropic(api_key=KEY)\n`},
			env: {ANTHROPIC_API_KEY: good},
		},
		['key-hardcoded error ./a.py:2'],
		'key-hardcoded',
	],
	[
		'in the source and nowhere else',
		{servers, files: {'./a.py': `import anthropic\nc = anthropic.Anthropic(api_key="${dead}")\n`}},
		['key-rejected error ./a.py:2'],
	],
	[
		'misspelled in .env',
		{servers, files: {'./.env': `ANTRHOPIC_API_KEY=${good}\n`, ...pythonWithDotenv}},
		['variable-misspelled error ./.env:1'],
		'variable-misspelled',
	],
	[
		'a name of its own, in .env',
		{
			servers,
			files: {'./.env': `CLAUDE_API_KEY=${good}\n`, ...reading('CLAUDE_API_KEY')},
			env: {ANTHROPIC_API_KEY: dead},
		},
		['healthy'],
	],
	[
		'a name of its own, dead',
		{
			servers,
			files: {...bash(`export TEAM_KEY=${dead}`), ...reading('TEAM_KEY')},
			env: {ANTHROPIC_API_KEY: good, TEAM_KEY: dead},
		},
		['key-rejected error ~/.bashrc:1'],
	],
	[
		'a name of its own that nothing sets',
		{servers, files: reading('TEAM_KEY'), env: {ANTHROPIC_API_KEY: good}},
		['variable-not-read error environment'],
	],
	[
		'an API key that is handed over as token',
		{
			servers,
			says: {[dead]: [401, 'Invalid bearer token', 'authentication_error']},
			files: {
				...bash(`export TEAM_KEY=${dead}`),
				'./a.py': 'import os, anthropic\nc = anthropic.Anthropic(auth_token=os.environ["TEAM_KEY"])\n',
			},
			env: {TEAM_KEY: dead},
		},
		['key-wrong-kind error ~/.bashrc:1'],
	],
	[
		'a name of its own with a blank at the end',
		{servers, files: {'./.env': `TEAM_KEY="${good} "\n`, ...reading('TEAM_KEY')}},
		['key-whitespace error ./.env:1'],
		'key-whitespace',
	],
	[
		'a name of its own that is not exported',
		{servers, files: {...bash(`TEAM_KEY=${good}`), ...reading('TEAM_KEY')}},
		['variable-not-exported error ~/.bashrc:1'],
		'variable-not-exported',
	],
	[
		'misspelled beside the right one',
		{servers, files: {'./.env': `CLAUDE_API_KEY=${dead}\nANTHROPIC_API_KEY=${good}\n`, ...pythonWithDotenv}},
		['healthy'],
	],
	[
		'empty, and .env does not fill it in',
		{
			servers,
			files: {...bash('export ANTHROPIC_API_KEY='), './.env': `ANTHROPIC_API_KEY=${good}\n`, ...pythonWithDotenv},
			env: {ANTHROPIC_API_KEY: ''},
		},
		['key-empty error ~/.bashrc:1'],
		'key-empty',
	],
	[
		'an empty token beside a good key',
		{servers, files: python, env: {ANTHROPIC_API_KEY: good, ANTHROPIC_AUTH_TOKEN: ''}},
		['key-empty error environment'],
	],
	[
		'empty for JavaScript is not set',
		{servers, files: {'./.env': `ANTHROPIC_API_KEY=${good}\n`, ...javascript()}, env: {ANTHROPIC_AUTH_TOKEN: ''}},
		['healthy'],
	],
	['nothing', {servers, files: python}, ['login-missing error environment']],
	[
		'a token for a program that stops without its key',
		{servers, files: reading('ANTHROPIC_API_KEY'), env: {ANTHROPIC_AUTH_TOKEN: 'x'.repeat(40)}},
		['variable-not-read error environment'],
	],
	[
		'a token for requests by hand that send a key',
		{
			servers,
			files: {
				...bash(`export ANTHROPIC_AUTH_TOKEN=${good}`),
				'./ask.py': `import os, requests\nrequests.get("${api}/v1/models", headers={"x-api-key": os.getenv("ANTHROPIC_API_KEY")})\n`,
			},
			env: {ANTHROPIC_AUTH_TOKEN: good},
		},
		['variable-not-read error ~/.bashrc:1'],
		'variable-not-read',
	],
	[
		'a token for curl that sends a key',
		{
			servers,
			files: {'./ask.sh': `curl ${api}/v1/models -H "x-api-key: $ANTHROPIC_API_KEY"\n`},
			env: {ANTHROPIC_AUTH_TOKEN: 'x'.repeat(40)},
		},
		['variable-not-read error environment'],
	],
	[
		'a key for curl that sends a key, and a token beside it',
		{
			servers,
			files: {'./ask.sh': `curl ${api}/v1/models -H "x-api-key: $ANTHROPIC_API_KEY"\n`},
			env: {ANTHROPIC_API_KEY: good, ANTHROPIC_AUTH_TOKEN: 'x'.repeat(40)},
		},
		['healthy'],
	],
	[
		'a base URL, and nothing to send there',
		{
			servers,
			files: {...bash('export ANTHROPIC_BASE_URL=https://gw.acme.example'), ...python},
			env: {ANTHROPIC_BASE_URL: 'https://gw.acme.example'},
		},
		['gateway-no-credential error ~/.bashrc:1'],
	],
	[
		'a .env file that nothing loads',
		{servers, files: {'./.env': `ANTHROPIC_API_KEY=${good}\n`, ...python}},
		['login-missing error ./.env:1'],
	],
	['a .env file alone', {servers, files: {'./.env': `ANTHROPIC_API_KEY=${good}\n`}}, ['healthy']],
	[
		"a token of Claude Code's",
		{servers, files: python, env: {CLAUDE_CODE_OAUTH_TOKEN: 'x'.repeat(40)}},
		['variable-not-read error environment'],
	],
	[
		'inside Claude Code',
		{
			servers,
			files: {...bash(`export ANTHROPIC_API_KEY=${good}`), ...python},
			env: {CLAUDECODE: '1', ANTHROPIC_API_KEY: ''},
		},
		['unverified'],
	],
];

describe("the place of a program's key", () => {
	test.each(rows.map(([name, ...row]) => ({name, row})))('$name', async ({row: [machine, said, cure]}) => {
		const looked = await look('api', machine);
		expect(looked.said).toEqual(said);
		if (cure) {
			expect(await looked.cured(cure)).toEqual(['healthy']);
		}
	});
});
