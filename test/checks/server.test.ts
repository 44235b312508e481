// The check "server": what the server says, in the person's words.
import {expect, it} from 'vitest';
import {precise} from '../../source/checks/server.js';
import type {CauseId} from '../../source/core/cause-id.js';
import type {AnswerResult} from '../../source/core/readings.js';
import type {Request, Sent, SourceName} from '../../source/core/request.js';
import {agent, appFile, appFileAndKey, asked, continued, model, opencode, own, provider, zed} from './app-files.js';
import {look} from './look.js';
import {testCheck, testWhole} from './one.js';
import {
	accepting,
	api,
	bash,
	dead,
	dotenvAtGateway,
	gateway,
	good,
	javascript,
	python,
	pythonWithDotenv,
	reading,
	relay,
	token,
	withDotenv,
} from './programs.js';
import {atGateway, testSenders} from './senders.js';

testCheck('server', {
	'an organisation that is disabled': [
		{
			env: {ANTHROPIC_API_KEY: dead},
			says: {[dead]: [400, 'This organization has been disabled.', 'invalid_request_error']},
		},
		['org-disabled error environment'],
	],
	'a key that is refused': [{env: {ANTHROPIC_API_KEY: dead}}, ['key-rejected error environment']],
	'a key that is taken': [{env: {ANTHROPIC_API_KEY: good}, servers: {[api]: [good]}}, []],
	'nobody is asked': [{env: {ANTHROPIC_API_KEY: dead}, consents: []}, []],
});

// One answer means different things for different sources and servers.
const answer = (cause: CauseId): Extract<AnswerResult, {kind: 'said'}> => ({
	kind: 'said',
	cause,
	status: 401,
	type: undefined,
	message: 'no',
	requestId: undefined,
	retryAfter: undefined,
});

it.each<[CauseId, SourceName, string, string]>([
	['key-rejected', 'ANTHROPIC_API_KEY', 'https://api.anthropic.com', 'key-rejected'],
	['key-rejected', 'ANTHROPIC_AUTH_TOKEN', 'https://llm.corp.example', 'gateway-rejected'],
	['key-rejected', 'CLAUDE_CODE_OAUTH_TOKEN', 'https://api.anthropic.com', 'token-rejected'],
	['login-expired', 'login', 'https://api.anthropic.com', 'login-rejected'],
	['login-revoked', 'CLAUDE_CODE_OAUTH_TOKEN', 'https://api.anthropic.com', 'token-rejected'],
	['oauth-not-for-api', 'login', 'https://api.anthropic.com', 'login-rejected'],
	['oauth-not-for-api', 'ANTHROPIC_API_KEY', 'https://api.anthropic.com', 'oauth-not-for-api'],
	['region-blocked', 'login', 'https://api.anthropic.com', 'region-blocked'],
	['region-blocked', 'ANTHROPIC_AUTH_TOKEN', 'https://llm.corp.example', 'gateway-rejected'],
])('%s to %s from %s is %s', (cause, source, origin, wanted) => {
	const sent: Sent = {source, site: {kind: 'environment'}, value: undefined};
	const request: Request = {
		provider: 'anthropic',
		origin,
		baseUrl: undefined,
		xApiKey: sent,
		bearer: null,
		isSigned: false,
	};
	expect(precise(answer(cause), request, sent)).toBe(wanted);
});

testWhole('api', {
	'another token': [
		dotenvAtGateway(`ANTHROPIC_AUTH_TOKEN=${relay}\nANTHROPIC_BASE_URL=${gateway}\n`),
		['gateway-rejected error ./.env:1'],
	],
	'a gateway that was not asked': [
		dotenvAtGateway(`ANTHROPIC_AUTH_TOKEN=${token}\nANTHROPIC_BASE_URL=${gateway}\n`, {consents: ['network']}),
		['unverified'],
	],
	'a gateway without any free route': [
		dotenvAtGateway(`ANTHROPIC_AUTH_TOKEN=${token}\nANTHROPIC_BASE_URL=${gateway}/llm\n`, {
			servers: {[gateway]: [404, 'Not Found']},
		}),
		['unverified'],
	],
	'a gateway of the own shell': [
		{
			files: {...bash(`export ANTHROPIC_BASE_URL=${gateway}`, `export ANTHROPIC_API_KEY=${good}`), ...python},
			env: {ANTHROPIC_BASE_URL: gateway, ANTHROPIC_API_KEY: good},
			servers: {[gateway]: [good]},
		},
		['unverified'],
	],
	'refused, and whole': [withDotenv(`ANTHROPIC_API_KEY=${dead}\n`), ['key-rejected error ./.env:1']],
	'of the new SDK, which sends it as bearer': [
		{
			...accepting,
			files: {...bash(`export ANTHROPIC_API_KEY=${good}`), ...javascript('^1.12.0')},
			env: {ANTHROPIC_API_KEY: good},
		},
		['healthy'],
	],
	'.env does not replace the shell': [
		{
			...accepting,
			files: {
				...bash(`export ANTHROPIC_API_KEY=${dead}`),
				'./.env': `ANTHROPIC_API_KEY=${good}\n`,
				...pythonWithDotenv,
			},
			env: {ANTHROPIC_API_KEY: dead},
		},
		['key-rejected error ~/.bashrc:1'],
	],
	'mise exports a dead one': [
		{
			...accepting,
			files: {
				...bash(`export ANTHROPIC_API_KEY=${good}`),
				'./mise.toml': `[env]\nANTHROPIC_API_KEY = "${dead}"\n`,
				...python,
			},
			env: {ANTHROPIC_API_KEY: dead},
		},
		['key-rejected error ./mise.toml:2'],
		'healthy',
	],
	'a virtual environment exports a dead one': [
		{
			...accepting,
			files: {
				...bash(`export ANTHROPIC_API_KEY=${good}`),
				'./.venv/bin/activate': `A=1\nexport ANTHROPIC_API_KEY=${dead}\n`,
				...python,
			},
			env: {ANTHROPIC_API_KEY: dead, VIRTUAL_ENV: '{{cwd}}/.venv'},
		},
		['key-rejected error ./.venv/bin/activate:2'],
	],
	'in the source and nowhere else': [
		{...accepting, files: {'./a.py': `import anthropic\nc = anthropic.Anthropic(api_key="${dead}")\n`}},
		['key-rejected error ./a.py:2'],
	],
	'a name of its own, dead': [
		{
			...accepting,
			files: {...bash(`export TEAM_KEY=${dead}`), ...reading('TEAM_KEY')},
			env: {ANTHROPIC_API_KEY: good, TEAM_KEY: dead},
		},
		['key-rejected error ~/.bashrc:1'],
	],
});

testWhole('app', {
	'OpenCode at a gateway, not asked': [
		appFile(opencode, provider({baseURL: `${gateway}/v1`, apiKey: token}), {...asked, consents: ['network']}),
		['unverified'],
	],
	"Zed's agent with a dead key": [appFile(zed, agent(dead)), own(`${zed}:3`), 'unverified', 'key-rejected'],
	"Zed's agent with a key without credit": [
		appFile(zed, agent(dead), {says: {[dead]: [400, 'Your credit balance is too low to access the Anthropic API.']}}),
		own(`${zed}:3`),
		undefined,
		'credit-too-low',
	],
	'LiteLLM with a dead key of the shell': [
		appFileAndKey(
			'./config.yaml',
			'model_list:\n  - model_name: a\n    litellm_params:\n      model: anthropic/c\n      api_key: os.environ/ANTHROPIC_API_KEY\n',
			dead,
		),
		['key-rejected error ~/.bashrc:1'],
	],
	'one of two apps': [
		{
			...accepting,
			files: {
				[continued]: model(`    apiKey: ${good}\n`),
				'~/.local/share/opencode/auth.json': JSON.stringify({anthropic: {type: 'api', key: dead}}),
			},
		},
		own('~/.local/share/opencode/auth.json:1'),
		undefined,
		'key-rejected',
	],
	'a server error is no setting': [
		appFile(continued, model(`    apiKey: ${good}\n`), {servers: {[api]: [500, 'Internal server error']}}),
		['server-error error api.anthropic.com'],
	],
	'no app, but a key': [
		{...accepting, files: bash(`export ANTHROPIC_API_KEY=${dead}`), env: {ANTHROPIC_API_KEY: dead}},
		['key-rejected error ~/.bashrc:1'],
	],
	'no app and no key': [{...accepting}, ['unverified']],
});

testSenders([
	['key-rejected', 'a dead key', {key: dead}],
	[
		'credit-too-low',
		'a key without credit',
		{key: dead, says: {[dead]: [400, 'Your credit balance is too low to access the Anthropic API.']}},
	],
	['gateway-rejected', 'another token', {...atGateway, key: `${token}x`, url: gateway}],
]);

it('names the app', async () => {
	const {diagnosis} = await look('app', appFile(zed, agent(dead)));
	expect(diagnosis.findings[0]?.evidence?.[0]).toEqual({label: 'app', value: 'the Claude agent of Zed'});
});

it('shows the app that is not proved in the report', async () => {
	const files = {
		[continued]: model(`    apiKey: ${good}\n`),
		'./librechat.yaml': 'version: 1\n',
		'./.env': `ANTHROPIC_API_KEY=${dead}\n`,
	};
	const {diagnosis} = await look('app', {...accepting, files});
	expect(diagnosis.requests.client?.xApiKey?.value?.hint.slice(-4)).toBe(dead.slice(-4));
});

it('asks a gateway with a key only by consent', async () => {
	const {asked} = await look(
		'api',
		dotenvAtGateway(`ANTHROPIC_AUTH_TOKEN=${token}\nANTHROPIC_BASE_URL=${gateway}\n`, {consents: ['network']}),
	);
	expect(asked.filter((one) => one.includes(gateway))).toEqual([]);
});

it('asks nothing offline', async () => {
	const {asked, said} = await look('api', withDotenv(`ANTHROPIC_API_KEY=${good}\n`, {consents: []}));
	expect([asked, said]).toEqual([[], ['unverified']]);
});
