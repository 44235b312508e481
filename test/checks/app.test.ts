// Coding tools that are set up with plain files: their form of the URL, their keys, and what they take from the environment.
import {describe, expect, test} from 'vitest';
import {
	accepting,
	agent,
	asked,
	continued,
	file,
	gateway,
	model,
	opencode,
	own,
	provider,
	type Row,
	testRows,
	withKey,
	zed,
} from './app-files.js';
import {look} from './look.js';
import {api, dead, good, login, token} from './programs.js';

const rows: readonly Row[] = [
	['OpenCode with /v1', file(opencode, provider({baseURL: `${api}/v1`, apiKey: good})), ['healthy']],
	[
		'OpenCode without /v1',
		file(opencode, provider({baseURL: api, apiKey: good})),
		own(`${opencode}:1`),
		'base-url-missing-path',
		'healthy',
	],
	[
		'OpenCode at a gateway, asked',
		file(opencode, provider({baseURL: gateway, apiKey: token}), asked),
		own(`${opencode}:1`),
		'base-url-missing-path',
	],
	[
		'OpenCode at a gateway, not asked',
		file(opencode, provider({baseURL: `${gateway}/v1`, apiKey: token}), {...asked, consents: ['network']}),
		['unverified'],
	],
	[
		'OpenCode takes the base URL of the environment',
		file(opencode, provider({apiKey: good}), {
			env: {ANTHROPIC_BASE_URL: `${gateway}`},
			servers: {[gateway]: [good]},
			consents: asked.consents,
		}),
		['base-url-missing-path error environment'],
	],
	[
		"OpenCode and Anthropic's bare address of the environment",
		file(opencode, provider({apiKey: good}), {env: {ANTHROPIC_BASE_URL: api}}),
		['healthy'],
	],
	[
		'Zed with /v1',
		withKey(zed, `{"language_models": {"anthropic": {"api_url": "${api}/v1"}}}`),
		own(`${zed}:1`),
		'base-url-extra-path',
		'healthy',
	],
	[
		'Zed, with comments and commas',
		withKey(zed, `// c\n{"language_models": {"anthropic": {"api_url": "${api}",},},}`),
		['healthy'],
	],
	["Zed's agent with a dead key", file(zed, agent(dead)), own(`${zed}:3`), 'key-rejected', 'unverified'],
	[
		"Zed's agent with a key without credit",
		file(zed, agent(dead), {says: {[dead]: [400, 'Your credit balance is too low to access the Anthropic API.']}}),
		own(`${zed}:3`),
		'credit-too-low',
	],
	[
		"Zed's agent with a setup token",
		file(zed, `{"agent_servers": {"claude": {"env": {"CLAUDE_CODE_OAUTH_TOKEN": "${login}"}}}}`),
		['unverified'],
	],
	['Continue with /v1/', file(continued, model(`    apiKey: ${good}\n    apiBase: ${api}/v1/\n`)), ['healthy']],
	[
		'Continue without /v1',
		file(continued, model(`    apiKey: ${good}\n    apiBase: ${api}\n`)),
		own(`${continued}:5`),
		'base-url-missing-path',
		'healthy',
	],
	[
		'Continue with the whole address',
		file(continued, model(`    apiKey: ${good}\n    apiBase: ${api}/v1/messages\n`)),
		own(`${continued}:5`),
		'base-url-extra-path',
		'healthy',
	],
	[
		"Continue with a subscription's token",
		file(continued, model(`    apiKey: ${login}\n`)),
		own(`${continued}:4`),
		'oauth-not-for-api',
	],
];

describe('apps', () => {
	testRows(rows);

	test('names the app', async () => {
		const {diagnosis} = await look('app', file(zed, agent(dead)));
		expect(diagnosis.findings[0]?.evidence?.[0]).toEqual({label: 'app', value: 'the Claude agent of Zed'});
	});

	test('what a key refers to is named, with its place, and nothing is said to be sent that is refused', async () => {
		const litellm =
			'model_list:\n  - model_name: a\n    litellm_params:\n      model: anthropic/c\n      api_key: os.environ/MY_KEY\n';
		const {diagnosis, said} = await look('app', file('./config.yaml', litellm, {env: {MY_KEY: `${good}\n`}}));
		expect(said).toEqual(['key-whitespace error environment']);
		expect(diagnosis.findings[0]?.detail).toMatch(/^MY_KEY holds .*LiteLLM stops with ".*" and sends nothing\./);
	});

	test('the report shows the app that is not proved', async () => {
		const files = {
			[continued]: model(`    apiKey: ${good}\n`),
			'./librechat.yaml': 'version: 1\n',
			'./.env': `ANTHROPIC_API_KEY=${dead}\n`,
		};
		const {diagnosis} = await look('app', {...accepting, files});
		expect(diagnosis.requests.client?.xApiKey?.value?.hint.slice(-4)).toBe(dead.slice(-4));
	});
});
