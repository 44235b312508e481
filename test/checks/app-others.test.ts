// Proxies, chat servers and MCP servers that are set up with plain files, several apps, and none.
import {describe} from 'vitest';
import {
	accepting,
	asked,
	continued,
	file,
	gateway,
	libre,
	model,
	opencode,
	own,
	type Row,
	server,
	testRows,
	withKey,
} from './app-files.js';
import {api, bash, dead, good, token} from './programs.js';

const rows: readonly Row[] = [
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

describe('proxies, servers and other apps', () => {
	testRows(rows);
});
