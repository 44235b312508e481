// Coding agents and editors that ask the API with their own key, or start Claude Code with one.
import type {AppDescription} from './description.js';

const key = ['ANTHROPIC_API_KEY'];

export const codingApps: readonly AppDescription[] = [
	{
		id: 'opencode',
		name: 'OpenCode',
		files: [
			{
				paths: ['{data}/opencode/auth.json'],
				entries: [{each: ['anthropic'], where: [[['type'], /^api$/]], key: [['key']]}],
			},
			{
				paths: [
					'{xdg}/opencode/config.json',
					'{xdg}/opencode/opencode.json',
					'{xdg}/opencode/opencode.jsonc',
					'./opencode.json',
					'./opencode.jsonc',
					'./.opencode/opencode.json',
				],
				entries: [{each: ['provider', 'anthropic', 'options'], key: [['apiKey']], baseUrl: [['baseURL']]}],
			},
		],
		urlForm: {path: 'v1', trailingSlash: 'harmless'},
		// By the AI SDK it is built on (vercel/ai#9693).
		reads: {key, baseUrl: ['ANTHROPIC_BASE_URL']},
	},
	{
		id: 'openclaw',
		name: 'OpenClaw',
		source: 'openclaw/openclaw#134004, #9422',
		files: [
			{
				paths: ['~/.openclaw/openclaw.json'],
				entries: [
					{
						each: ['models', 'providers', '*'],
						where: [[['api'], /^anthropic-messages$/]],
						key: [['apiKey']],
						baseUrl: [['baseUrl']],
					},
				],
			},
			{
				paths: ['~/.openclaw/agents/*/agent/auth-profiles.json'],
				entries: [
					{
						each: ['profiles', '*'],
						where: [
							[['provider'], /^anthropic$/],
							[['type'], /^api_key$/],
						],
						key: [['key']],
					},
				],
			},
		],
		reads: {key},
	},
	{
		id: 'positron',
		name: 'Positron',
		files: [
			{
				paths: ['{config}/Positron/User/settings.json'],
				entries: [{baseUrl: [['authentication.anthropic.baseUrl']]}],
			},
		],
		urlForm: {path: 'v1', trailingSlash: 'harmless'},
		reads: {key},
	},
	{
		id: 'continue',
		name: 'Continue',
		files: [
			{
				paths: ['~/.continue/config.yaml', './.continue/config.yaml'],
				entries: [
					{
						each: ['models', '*'],
						where: [[['provider'], /^anthropic$/]],
						label: ['name'],
						key: [['apiKey']],
						baseUrl: [['apiBase']],
					},
				],
			},
			{
				paths: ['~/.continue/config.json'],
				entries: [
					{
						each: ['models', '*'],
						where: [[['provider'], /^anthropic$/]],
						label: ['title'],
						key: [['apiKey']],
						baseUrl: [['apiBase']],
					},
				],
			},
		],
		urlForm: {path: 'v1', trailingSlash: 'harmless'},
		secrets: '~/.continue/.env',
	},
	{
		id: 'aider',
		name: 'Aider',
		files: [
			{
				paths: ['~/.aider.conf.yml', './.aider.conf.yml'],
				entries: [{key: [['anthropic-api-key']]}],
			},
			{
				// Later ones win: home, then the working folder.
				paths: ['~/.env', './.env'],
				beside: ['~/.aider.conf.yml', './.aider.conf.yml', './.aider.chat.history.md'],
				entries: [{key: [['ANTHROPIC_API_KEY']], baseUrl: [['ANTHROPIC_API_BASE'], ['ANTHROPIC_BASE_URL']]}],
			},
		],
		reads: {key, baseUrl: ['ANTHROPIC_API_BASE', 'ANTHROPIC_BASE_URL']},
	},
	{
		id: 'cline',
		name: 'Cline',
		files: [
			{paths: ['~/.cline/data/secrets.json'], entries: [{key: [['apiKey']]}]},
			{paths: ['~/.cline/data/globalState.json'], entries: [{baseUrl: [['anthropicBaseUrl']]}]},
		],
	},
	{
		id: 'zed',
		name: 'Zed',
		files: [
			{
				paths: ['{xdg}/zed/settings.json', '{config}/Zed/settings.json', './.zed/settings.json'],
				entries: [{each: ['language_models', 'anthropic'], baseUrl: [['api_url']]}],
			},
		],
		reads: {key},
	},
	{
		id: 'zed-agent',
		name: 'the Claude agent of Zed',
		source: 'claude-agent-acp#744',
		files: [
			{
				paths: ['{xdg}/zed/settings.json', '{config}/Zed/settings.json', './.zed/settings.json'],
				entries: [
					{
						each: ['agent_servers', '*', 'env'],
						key: [['ANTHROPIC_AUTH_TOKEN'], ['ANTHROPIC_API_KEY'], ['CLAUDE_CODE_OAUTH_TOKEN']],
						bearer: [['ANTHROPIC_AUTH_TOKEN'], ['CLAUDE_CODE_OAUTH_TOKEN']],
						baseUrl: [['ANTHROPIC_BASE_URL']],
					},
				],
			},
		],
		reads: {baseUrl: ['ANTHROPIC_BASE_URL']},
		startsClaudeCode: true,
	},
	{
		id: 'crush',
		name: 'Crush',
		source: 'charmbracelet/crush README',
		files: [
			{
				paths: ['{xdg}/crush/crush.json', './crush.json', './.crush.json'],
				entries: [{each: ['providers', 'anthropic'], key: [['api_key']], baseUrl: [['base_url']]}],
			},
		],
		reads: {key},
	},
	{
		id: 'goose',
		name: 'Goose',
		source: 'block/goose, providers',
		files: [
			{
				paths: ['{xdg}/goose/config.yaml'],
				entries: [{key: [['ANTHROPIC_API_KEY']], baseUrl: [['ANTHROPIC_HOST']]}],
			},
		],
		reads: {key, baseUrl: ['ANTHROPIC_HOST']},
	},
];
