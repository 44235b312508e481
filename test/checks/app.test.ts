// Apps that are set up with plain files: their form of the URL, their keys, and what they take from the environment.
import {describe, expect, test} from 'vitest';
import {look, type Machine} from './look.js';
import {api, bash, dead, good, login, token} from './programs.js';

const gateway = 'https://gw.acme.example';
const accepting = {servers: {[api]: [good]}};
const asked = {servers: {[gateway]: [token]}, consents: ['network', 'gateway']} as const;
const file = (name: string, text: string, more: Partial<Machine> = {}): Machine => ({
	...accepting,
	files: {[name]: text},
	...more,
});
const withKey = (name: string, text: string, key = good): Machine => ({
	...accepting,
	files: {[name]: text, ...bash(`export ANTHROPIC_API_KEY=${key}`)},
	env: {ANTHROPIC_API_KEY: key},
});
const zed = '~/.config/zed/settings.json';
const opencode = '~/.config/opencode/opencode.json';
const continued = '~/.continue/config.yaml';
const agent = (key: string): string =>
	`// Zed\n{\n  "agent_servers": {"claude": {"env": {"ANTHROPIC_API_KEY": "${key}"}}},\n}\n`;
const provider = (options: object): string => JSON.stringify({provider: {anthropic: {options}}});
const model = (lines: string): string => `models:\n  - name: S\n    provider: anthropic\n${lines}`;
const server = (key: string): string =>
	`{\n "mcpServers": {\n  "t": {"command": "npx", "env": {"ANTHROPIC_API_KEY": "${key}"}}\n }\n}\n`;
const libre = (lines: string, more: Partial<Machine> = {}): Machine => ({
	...accepting,
	files: {'./.env': lines, './librechat.yaml': 'version: 1\n'},
	...more,
});
const own = (place: string): readonly string[] => [`app-misconfigured error ${place}`];

type Row = readonly [name: string, machine: Machine, said: readonly string[], below?: string, cure?: string];

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
	[
		'LiteLLM with /v1',
		withKey(
			'./config.yaml',
			`model_list:\n  - model_name: a\n    litellm_params:\n      model: anthropic/c\n      api_base: ${api}/v1\n      api_key: os.environ/ANTHROPIC_API_KEY\n`,
		),
		own('./config.yaml:5'),
		'base-url-extra-path',
		'healthy',
	],
	[
		'LiteLLM with the whole address',
		withKey(
			'./config.yaml',
			`model_list:\n  - model_name: a\n    litellm_params:\n      model: anthropic/c\n      api_base: ${api}/v1/messages\n`,
		),
		['healthy'],
	],
	[
		'LiteLLM with a dead key of the shell',
		withKey(
			'./config.yaml',
			'model_list:\n  - model_name: a\n    litellm_params:\n      model: anthropic/c\n      api_key: os.environ/ANTHROPIC_API_KEY\n',
			dead,
		),
		['key-rejected error ~/.bashrc:1'],
	],
	[
		'LiteLLM with a variable of nobody',
		file(
			'./config.yaml',
			'model_list:\n  - model_name: a\n    litellm_params:\n      model: anthropic/c\n      api_key: os.environ/OTHER_KEY\n',
		),
		['app-misconfigured warning ./config.yaml:5'],
	],
	[
		'LiteLLM is Python: a blank stops it',
		file(
			'./config.yaml',
			`model_list:\n  - model_name: a\n    litellm_params:\n      model: anthropic/c\n      api_key: "${good} "\n`,
		),
		own('./config.yaml:5'),
		'key-whitespace',
		'healthy',
	],
	['LibreChat asks each user', libre('ANTHROPIC_API_KEY=user_provided\n'), ['unverified']],
	[
		'LibreChat with a slash at the end',
		libre(`ANTHROPIC_API_KEY=${token}\nANTHROPIC_REVERSE_PROXY=${gateway}/\n`, asked),
		own('./.env:2'),
		'base-url-trailing-slash',
		'healthy',
	],
	['LibreChat with Bearer', libre(`ANTHROPIC_API_KEY="Bearer ${good}"\n`), own('./.env:1'), 'key-quoted', 'healthy'],
	[
		'Aider: the last .env file wins',
		{
			...accepting,
			files: {
				'~/.env': `ANTHROPIC_API_KEY=${dead}\n`,
				'./.env': `ANTHROPIC_API_KEY=${good}\n`,
				'./.aider.conf.yml': 'dark-mode: true\n',
			},
		},
		['healthy'],
	],
	[
		'claude-code-router wants the whole address',
		file(
			'~/.claude-code-router/config.json',
			JSON.stringify({Providers: [{name: 'a', api_base_url: api, api_key: good}]}),
		),
		own('~/.claude-code-router/config.json:1'),
		'base-url-missing-path',
		'healthy',
	],
	[
		'an MCP server with the example',
		file('./.cursor/mcp.json', server('YOUR_ANTHROPIC_API_KEY_HERE')),
		own('./.cursor/mcp.json:3'),
		'key-placeholder',
	],
	['an MCP server with a variable', withKey('./.mcp.json', server('${' + 'ANTHROPIC_API_KEY}')), ['healthy']],
	['an MCP server whose key is asked for', file('./.vscode/mcp.json', server('${' + 'input:key}')), ['unverified']],
	[
		'an MCP server with an odd character',
		file('~/.cursor/mcp.json', server(`${good}\u200b`)),
		own('~/.cursor/mcp.json:3'),
		'key-invisible',
		'healthy',
	],
	[
		'settings that are no JSON',
		file(opencode, '{\n "provider": {"anthropic": {"options": {"baseURL": "x" "y": 1}}}\n}\n'),
		own(`${opencode}:2`),
	],
	[
		'one of two apps',
		{
			...accepting,
			files: {
				[continued]: model(`    apiKey: ${good}\n`),
				'~/.local/share/opencode/auth.json': JSON.stringify({anthropic: {type: 'api', key: dead}}),
			},
		},
		own('~/.local/share/opencode/auth.json:1'),
		'key-rejected',
	],
	[
		'a project leads the own key elsewhere',
		withKey('./crush.json', JSON.stringify({providers: {anthropic: {base_url: 'https://collect.example'}}})),
		own('./crush.json:1'),
		'endpoint-mismatch',
		'healthy',
	],
	[
		'a server error is no setting',
		file(continued, model(`    apiKey: ${good}\n`), {servers: {[api]: [500, 'Internal server error']}}),
		['server-error error api.anthropic.com'],
	],
	[
		'no app, but a key',
		{...accepting, files: bash(`export ANTHROPIC_API_KEY=${dead}`), env: {ANTHROPIC_API_KEY: dead}},
		['key-rejected error ~/.bashrc:1'],
	],
	['no app and no key', {...accepting}, ['unverified']],
];

describe('apps', () => {
	test.each(rows.map(([name, ...row]) => ({name, row})))('$name', async ({row: [machine, said, below, cure]}) => {
		const looked = await look('app', machine);
		expect(looked.said).toEqual(said);
		const causes = looked.diagnosis.findings.map(({cause}) => cause);
		if (below) {
			expect(causes).toContain(below);
		}
		if (cure) {
			expect(await looked.cured('app-misconfigured')).toEqual([cure]);
		}
	});

	test('names the app', async () => {
		const {diagnosis} = await look('app', file(zed, agent(dead)));
		expect(diagnosis.findings[0]?.evidence?.[0]).toEqual({label: 'app', value: 'the Claude agent of Zed'});
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
