// Proxies, routers, chat servers and command-line tools with a key and a base URL in plain files.
import type {AppDescription} from './description.js';

const key = ['ANTHROPIC_API_KEY'];

export const otherApps: readonly AppDescription[] = [
	{
		id: 'litellm',
		name: 'LiteLLM',
		files: [
			{
				paths: [
					'./config.yaml',
					'./config.yml',
					'./litellm.yaml',
					'./litellm.yml',
					'./litellm_config.yaml',
					'./litellm-config.yaml',
					'./proxy_config.yaml',
					'./litellm/config.yaml',
				],
				requires: 'model_list',
				entries: [
					{
						each: ['model_list', '*'],
						where: [[['litellm_params', 'model'], /^(?:anthropic\/|claude)/]],
						label: ['model_name'],
						key: [['litellm_params', 'api_key']],
						baseUrl: [['litellm_params', 'api_base']],
					},
				],
			},
		],
		reads: {key, baseUrl: ['ANTHROPIC_API_BASE', 'ANTHROPIC_BASE_URL']},
	},
	{
		id: 'librechat',
		name: 'LibreChat',
		files: [
			{
				paths: ['./.env'],
				beside: ['./librechat.yaml', './librechat.yml', './librechat.example.yaml'],
				entries: [{key: [['ANTHROPIC_API_KEY']], baseUrl: [['ANTHROPIC_REVERSE_PROXY']]}],
			},
		],
		urlForm: {path: 'none', trailingSlash: 'refused'},
		keyElsewhere: /^user_provided$/,
		reads: {key, baseUrl: ['ANTHROPIC_REVERSE_PROXY']},
	},
	{
		id: 'compose',
		name: 'Docker Compose',
		handsOn: true,
		source: 'compose-spec/compose-spec, 05-services.md',
		files: [
			{
				paths: ['./compose.yaml', './compose.yml', './docker-compose.yaml', './docker-compose.yml'],
				requires: 'services',
				entries: [
					{
						each: ['services', '*', 'environment'],
						// What it takes from a variable is the program's that the variable is for; only containers can reach each other's names.
						where: [
							[['ANTHROPIC_API_KEY'], /^[^$]+$/],
							[['ANTHROPIC_BASE_URL'], /^$|^https:[^$]+$/],
						],
						key: [['ANTHROPIC_API_KEY']],
						baseUrl: [['ANTHROPIC_BASE_URL']],
					},
				],
			},
		],
	},
	{
		id: 'claude-code-router',
		name: 'claude-code-router',
		files: [
			{
				paths: ['~/.claude-code-router/config.json'],
				entries: [
					{
						each: ['Providers', '*'],
						where: [[['api_base_url'], /anthropic/]],
						label: ['name'],
						key: [['api_key']],
						baseUrl: [['api_base_url']],
					},
				],
			},
		],
		urlForm: {path: 'endpoint', trailingSlash: 'refused'},
	},
	{
		id: 'claude-mem',
		name: 'claude-mem',
		files: [
			{
				paths: ['~/.claude-mem/.env'],
				entries: [{key: [['ANTHROPIC_API_KEY']], baseUrl: [['ANTHROPIC_BASE_URL']]}],
			},
		],
		startsClaudeCode: true,
	},
	{
		id: 'hermes',
		name: 'Hermes',
		source: 'NousResearch/hermes-agent#1125',
		files: [
			{
				paths: ['~/.hermes/.env'],
				entries: [{key: [['ANTHROPIC_API_KEY']], baseUrl: [['ANTHROPIC_BASE_URL']]}],
			},
		],
		reads: {key},
	},
	{
		id: 'llm',
		name: 'llm',
		source: 'simonw/llm, llm-anthropic',
		files: [{paths: ['{config}/io.datasette.llm/keys.json'], entries: [{key: [['anthropic'], ['claude']]}]}],
		reads: {key},
	},
	{
		id: 'aichat',
		name: 'AIChat',
		source: 'sigoden/aichat, config.example.yaml',
		files: [
			{
				paths: ['{config}/aichat/config.yaml'],
				entries: [
					{
						each: ['clients', '*'],
						where: [[['type'], /^claude$/]],
						label: ['name'],
						key: [['api_key']],
						baseUrl: [['api_base']],
					},
				],
			},
		],
		urlForm: {path: 'v1', trailingSlash: 'harmless'},
		reads: {key: ['CLAUDE_API_KEY']},
	},
	{
		id: 'mods',
		name: 'Mods',
		source: 'charmbracelet/mods, config_template.yml',
		files: [
			{
				paths: ['{config}/mods/mods.yml', '{xdg}/mods/mods.yml'],
				entries: [{each: ['apis', 'anthropic'], key: [['api-key']], baseUrl: [['base-url']]}],
			},
		],
		urlForm: {path: 'v1', trailingSlash: 'harmless'},
		reads: {key},
	},
	{
		id: 'fabric',
		name: 'Fabric',
		source: 'danielmiessler/fabric, setup',
		files: [
			{
				paths: ['{xdg}/fabric/.env'],
				entries: [{key: [['ANTHROPIC_API_KEY']], baseUrl: [['ANTHROPIC_API_BASE_URL']]}],
			},
		],
		urlForm: {path: 'any', trailingSlash: 'harmless'},
	},
];
