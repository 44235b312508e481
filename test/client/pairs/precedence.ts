// Pairs: a credential or provider that outranks the one that works.
import {byKey, byLogin, global, type Pair, shell, signedIn} from './pair.js';

export const precedence: readonly Pair[] = [
	{
		name: 'a stale key in .bashrc over a good login',
		cause: 'key-overrides-login',
		files: {...signedIn, '~/.bashrc': shell('export ANTHROPIC_API_KEY={{api-key:old}}')},
		fails: /^Invalid API key/,
		sends: byLogin,
	},
	{
		name: 'a stale key in .profile over a good login',
		cause: 'key-overrides-login',
		files: {...signedIn, '~/.profile': 'export ANTHROPIC_API_KEY="{{api-key:stale}}"\n'},
		fails: /^Invalid API key/,
		sends: byLogin,
	},
	{
		name: 'a stale key in the project over a good one in the shell',
		cause: 'settings-override-shell',
		files: {
			'~/.claude.json': global,
			'~/.bashrc': shell('export ANTHROPIC_API_KEY={{api-key:work}}'),
			'./.claude/settings.local.json': {
				env: {ANTHROPIC_API_KEY: '{{api-key:old}}'},
				permissions: {allow: ['Bash(ls:*)']},
			},
		},
		fails: /^Invalid API key/,
		sends: byKey,
	},
	{
		name: 'a stale key in user settings over a good login',
		cause: 'key-overrides-login',
		files: {...signedIn, '~/.claude/settings.json': {env: {ANTHROPIC_API_KEY: '{{api-key:old}}', EDITOR: 'vi'}}},
		fails: /^Invalid API key/,
		sends: byLogin,
	},
	{
		name: 'a placeholder token in settings',
		cause: 'gateway-token-left',
		files: {
			...signedIn,
			'~/.claude/settings.json': {env: {ANTHROPIC_AUTH_TOKEN: 'ollama'}, model: 'claude-sonnet-4-5'},
		},
		fails: /401.*Invalid bearer token/,
		sends: byLogin,
	},
	{
		name: 'Bedrock left on in settings',
		cause: 'cloud-flag-left',
		files: {...signedIn, '~/.claude/settings.json': {env: {CLAUDE_CODE_USE_BEDROCK: '1'}}},
		fails: /Could not load (?:AWS )?credentials/,
		sends: byLogin,
	},
	{
		name: 'Foundry left on in .profile',
		cause: 'cloud-flag-left',
		files: {...signedIn, '~/.profile': 'export CLAUDE_CODE_USE_FOUNDRY=1\n'},
		fails: /ANTHROPIC_FOUNDRY_RESOURCE/,
		sends: byLogin,
	},
	{
		name: 'a gateway token and an old key',
		cause: 'both-credentials-set',
		words: ['--allow', 'gateway'],
		files: {
			'~/.claude.json': global,
			'~/.claude/settings.json': {
				env: {ANTHROPIC_BASE_URL: 'http://127.0.0.1:8787', ANTHROPIC_AUTH_TOKEN: '{{token:gateway}}'},
			},
			'~/.bashrc': shell('export ANTHROPIC_API_KEY={{api-key:old}}'),
		},
		fails: /^Invalid API key/,
		sends: {bearer: '{{token:gateway}}'},
	},
];
