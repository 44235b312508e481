// The check "key-text": odd characters, another kind of key.

import fc from 'fast-check';
import {expect, it} from 'vitest';
import {makeSecret} from '../helpers/placeholders.js';
import {seed} from '../helpers/runs.js';
import {appFile, continued, libre, model, own, server, zed} from './app-files.js';
import {look} from './look.js';
import {testCheck, testWhole} from './one.js';
import {
	accepting,
	admin,
	api,
	bash,
	cookie,
	curl,
	dead,
	exported,
	good,
	javascript,
	login,
	python,
	reading,
	relay,
	token,
	withDotenv,
} from './programs.js';
import {testSenders} from './senders.js';

testCheck('key-text', {
	'quotation marks': [
		{env: {ANTHROPIC_API_KEY: `"${good}"`}, servers: {[api]: [good]}},
		['key-quoted error environment'],
	],
	'an odd token of a project beside a key, which decides': [
		{
			env: {ANTHROPIC_API_KEY: good},
			files: {'./.claude/settings.json': {env: {ANTHROPIC_AUTH_TOKEN: `${token}\u0085x`}}},
			servers: {[api]: [good]},
		},
		['key-whitespace warning ./.claude/settings.json:3'],
	],
	'a placeholder': [{env: {ANTHROPIC_API_KEY: 'your-api-key-here'}}, ['key-placeholder error environment']],
	'a key of an administrator': [{env: {ANTHROPIC_API_KEY: admin}}, ['key-wrong-kind error environment']],
	'a whole key': [{env: {ANTHROPIC_API_KEY: good}, servers: {[api]: [good]}}, []],
	'a dummy that a server of this machine refuses': [
		{
			env: {ANTHROPIC_AUTH_TOKEN: 'ollama', ANTHROPIC_BASE_URL: 'http://127.0.0.1:4000'},
			servers: {'http://127.0.0.1:4000': [good]},
			consents: ['network', 'gateway'],
		},
		[],
	],
});

testWhole('api', {
	'a clean key': [exported(good), ['healthy']],
	'a blank in quotes, Python': [
		withDotenv(`ANTHROPIC_API_KEY="${good} "\n`),
		['key-whitespace error ./.env:1'],
		'healthy',
	],
	'a blank in quotes, JavaScript trims it': [
		withDotenv(`ANTHROPIC_API_KEY="${good} "\n`, {}, javascript()),
		['healthy'],
	],
	'blanks behind an unquoted value': [withDotenv(`ANTHROPIC_API_KEY=${good}  \n`), ['healthy']],
	'a line break of the shell, Python': [exported(`${good}\n`), ['key-whitespace error ~/.bashrc:1']],
	'a CR that a shell keeps': [
		{
			...accepting,
			files: {'./.env': `A=1\r\nANTHROPIC_API_KEY=${good}\r\n`, ...curl},
			env: {ANTHROPIC_API_KEY: `${good}\r`},
		},
		['key-whitespace error ./.env:2'],
		'healthy',
	],
	'a wrapped key': [
		withDotenv(`ANTHROPIC_API_KEY=${good.slice(0, 60)} ${good.slice(60)}\n`),
		['key-whitespace error ./.env:1'],
		'healthy',
	],
	'a zero-width space': [exported(`${good}\u200b`), ['key-invisible error ~/.bashrc:1'], 'healthy'],
	'a byte order mark at the end, JavaScript trims it': [
		withDotenv(`ANTHROPIC_API_KEY="${good}\ufeff"\n`, {}, javascript()),
		['healthy'],
	],
	'a letter that looks like another': [
		withDotenv(`ANTHROPIC_API_KEY=${good}\u028b\n`),
		['key-invisible error ./.env:1'],
	],
	'the word Bearer': [
		withDotenv(`ANTHROPIC_API_KEY=Bearer ${good}\n`, {}, javascript()),
		['key-quoted error ./.env:1'],
		'healthy',
	],
	'quotes that Docker keeps': [
		{
			...accepting,
			files: {'./.env': `ANTHROPIC_API_KEY="${good}"\n`, './run.sh': 'docker run --env-file .env image\n', ...python},
			env: {ANTHROPIC_API_KEY: `"${good}"`},
		},
		['key-quoted error ./.env:1'],
		'healthy',
	],
	'an example': [withDotenv('ANTHROPIC_API_KEY=your-api-key-here\n'), ['key-placeholder error ./.env:1']],
	'an example of a workflow': [
		withDotenv('ANTHROPIC_API_KEY=${' + '{ secrets.ANTHROPIC_API_KEY }}\n', {}, javascript()),
		['key-placeholder error ./.env:1'],
	],
	'an Admin key': [withDotenv(`ANTHROPIC_API_KEY=${admin}\n`), ['key-wrong-kind error ./.env:1']],
	'a browser cookie': [withDotenv(`ANTHROPIC_API_KEY=${cookie}\n`), ['key-wrong-kind error ./.env:1']],
	"a subscription's token as key": [withDotenv(`ANTHROPIC_API_KEY=${login}\n`), ['key-wrong-kind error ./.env:1']],
	"a subscription's token as token": [
		withDotenv(`ANTHROPIC_AUTH_TOKEN=${login}\n`),
		['oauth-not-for-api error ./.env:1'],
	],
	"a relay's key": [withDotenv(`ANTHROPIC_API_KEY=${relay}\n`), ['key-wrong-kind error ./.env:1']],
	'a token of nobody known': [withDotenv(`ANTHROPIC_API_KEY=${token}\n`), ['key-wrong-kind error ./.env:1']],
	'only the first line': [withDotenv(`ANTHROPIC_API_KEY=${good.slice(0, 70)}\n`), ['key-truncated error ./.env:1']],
	'without the first letters': [withDotenv(`ANTHROPIC_API_KEY=${good.slice(3)}\n`), ['key-truncated error ./.env:1']],
	'an API key that is handed over as token': [
		{
			...accepting,
			says: {[dead]: [401, 'Invalid bearer token', 'authentication_error']},
			files: {
				...bash(`export TEAM_KEY=${dead}`),
				'./a.py': 'import os, anthropic\nc = anthropic.Anthropic(auth_token=os.environ["TEAM_KEY"])\n',
			},
			env: {TEAM_KEY: dead},
		},
		['key-wrong-kind error ~/.bashrc:1'],
	],
	'a name of its own with a blank at the end': [
		{...accepting, files: {'./.env': `TEAM_KEY="${good} "\n`, ...reading('TEAM_KEY')}},
		['key-whitespace error ./.env:1'],
		'healthy',
	],
});

testWhole('app', {
	"Zed's agent with a setup token": [
		appFile(zed, `{"agent_servers": {"claude": {"env": {"CLAUDE_CODE_OAUTH_TOKEN": "${login}"}}}}`),
		['unverified'],
	],
	"Continue with a subscription's token": [
		appFile(continued, model(`    apiKey: ${login}\n`)),
		own(`${continued}:4`),
		undefined,
		'oauth-not-for-api',
	],
	'LiteLLM is Python: a blank stops it': [
		appFile(
			'./config.yaml',
			`model_list:\n  - model_name: a\n    litellm_params:\n      model: anthropic/c\n      api_key: "${good} "\n`,
		),
		own('./config.yaml:5'),
		'healthy',
		'key-whitespace',
	],
	'LibreChat with Bearer': [libre(`ANTHROPIC_API_KEY="Bearer ${good}"\n`), own('./.env:1'), 'healthy', 'key-quoted'],
	'an MCP server with the example': [
		appFile('./.cursor/mcp.json', server('YOUR_ANTHROPIC_API_KEY_HERE')),
		own('./.cursor/mcp.json:3'),
		undefined,
		'key-placeholder',
	],
	'an MCP server with an odd character': [
		appFile('~/.cursor/mcp.json', server(`${good}\u200b`)),
		own('~/.cursor/mcp.json:3'),
		'healthy',
		'key-invisible',
	],
});

/** Somewhere inside, another place in each run of the tests by another seed. */
const [at = 40] = fc.sample(fc.integer({min: 20, max: 90}), {numRuns: 1, seed});
const within = (text: string): string => `${good.slice(0, at)}${text}${good.slice(at)}`;

testSenders([
	['key-whitespace', 'a blank within the key', {key: within(' ')}],
	['key-whitespace', 'a tab within the key', {key: within('\t')}],
	['key-invisible', 'a zero-width space within the key', {key: within('\u200b')}],
	['key-invisible', 'a no-break space within the key', {key: within('\u00a0')}],
	['key-quoted', 'quotes around the key', {key: `"${good}"`}],
	['key-quoted', 'the word Bearer before the key', {key: `Bearer ${good}`}],
	['key-placeholder', 'an example', {key: 'your-api-key-here'}],
	['key-wrong-kind', 'an Admin key', {key: admin}],
	['key-wrong-kind', 'a browser cookie', {key: cookie}],
	['key-wrong-kind', "another vendor's key", {key: `sk-proj-${makeSecret('token', 'senders-vendor').value}`}],
	['key-truncated', 'a key without its beginning', {key: good.slice(3)}],
]);

it('names what a key refers to, with its place, and says nothing is sent that is refused', async () => {
	const litellm =
		'model_list:\n  - model_name: a\n    litellm_params:\n      model: anthropic/c\n      api_key: os.environ/MY_KEY\n';
	const {diagnosis, said} = await look('app', appFile('./config.yaml', litellm, {env: {MY_KEY: `${good}\n`}}));
	expect(said).toEqual(['key-whitespace error environment']);
	expect(diagnosis.findings[0]?.detail).toMatch(/^MY_KEY holds .*LiteLLM stops with ".*" and sends nothing\./);
});

it('says which character, where, and that the rest is good', async () => {
	const {diagnosis} = await look('api', exported(`${good}\u200b`));
	expect(diagnosis.findings[0]?.evidence).toEqual([
		{label: `character ${good.length + 1} of ${good.length + 1}`, value: 'a zero-width space (U+200B)'},
		{label: 'without these characters', value: 'the server accepts the key'},
	]);
});

it.each([
	['a sign-in token', login],
	['a cookie', cookie],
])('never sends %s', async (_, value) => {
	const {asked} = await look('api', withDotenv(`ANTHROPIC_API_KEY=${value}\n`));
	expect(asked.filter((one) => /x-api-key|bearer/.test(one))).toEqual([]);
});
