// The check "app-settings": settings of apps that can't be read, or that refer to nothing.

import {appFile, appFileAndKey, libre, opencode, own, provider, server} from './app-files.js';
import {testCheck, testWhole} from './one.js';
import {accepting, dead, good} from './programs.js';

testCheck('app-settings', {
	'broken JSON': [
		{files: {[opencode]: `{"provider": {"anthropic": {"options": {"apiKey": "${good}"}}`}},
		['app-misconfigured error ~/.config/opencode/opencode.json:1'],
	],
	'a variable that nobody sets': [
		{files: {[opencode]: provider({apiKey: '{env:OPENCODE_KEY}'})}},
		['app-misconfigured warning ~/.config/opencode/opencode.json:1'],
	],
	'a variable that is set': [
		{files: {[opencode]: provider({apiKey: '{env:OPENCODE_KEY}'})}, env: {OPENCODE_KEY: good}},
		[],
	],
});

testWhole('app', {
	'LiteLLM with a variable of nobody': [
		appFile(
			'./config.yaml',
			'model_list:\n  - model_name: a\n    litellm_params:\n      model: anthropic/c\n      api_key: os.environ/OTHER_KEY\n',
		),
		['app-misconfigured warning ./config.yaml:5'],
	],
	'LibreChat asks each user': [libre('ANTHROPIC_API_KEY=user_provided\n'), ['unverified']],
	'Aider: the last .env file wins': [
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
	'an MCP server with a variable': [appFileAndKey('./.mcp.json', server('${' + 'ANTHROPIC_API_KEY}')), ['healthy']],
	'an MCP server whose key is asked for': [appFile('./.vscode/mcp.json', server('${' + 'input:key}')), ['unverified']],
	'settings that are not JSON': [
		appFile(opencode, '{\n "provider": {"anthropic": {"options": {"baseURL": "x" "y": 1}}}\n}\n'),
		own(`${opencode}:2`),
	],
});
