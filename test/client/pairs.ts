// Broken machines and what cures each: the client fails on them, is answered after the fix, and fails as before after undo.
import type {State} from './machine.js';

export type Pair = State & {
	/** What is wrong, in a few words: the name of the test. */
	readonly name: string;
	/** Given to `claude-fix fix`. */
	readonly cause: string;
	/** What the client prints on the broken machine. */
	readonly fails: RegExp;
	/** More words for `check` and `fix`. */
	readonly words?: readonly string[];
	/** The credential that reaches the API after the fix; default: any that is accepted. */
	readonly sends: {readonly xApiKey?: string; readonly bearer?: string};
};

const login = {
	claudeAiOauth: {
		accessToken: '{{oauth:max}}',
		refreshToken: '{{refresh:live}}',
		expiresAt: '{{ms:+8h}}',
		refreshTokenExpiresAt: '{{ms:+30d}}',
		scopes: ['user:inference', 'user:profile'],
		subscriptionType: 'max',
	},
};
const global = {numStartups: 12, hasCompletedOnboarding: true, theme: 'dark'};

/** Signed in, as far as the files say. */
const signedIn = {'~/.claude/.credentials.json': login, '~/.claude.json': global};
const byLogin = {bearer: '{{oauth:max}}'};
const byKey = {xApiKey: '{{api-key:work}}'};
const shell = (...lines: readonly string[]) => `# ~/.bashrc\nHISTSIZE=5000\n${lines.join('\n')}\nalias ll="ls -l"\n`;

export const pairs: readonly Pair[] = [
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
		fails: /401 Invalid bearer token/,
		sends: byLogin,
	},
	{
		name: 'an example key in .bashrc',
		cause: 'key-placeholder',
		files: {...signedIn, '~/.bashrc': shell('export ANTHROPIC_API_KEY=your-api-key')},
		fails: /^Invalid API key/,
		sends: byLogin,
	},
	{
		name: 'an old setup token over a good login',
		cause: 'token-overrides-login',
		files: {...signedIn, '~/.bashrc': shell('export CLAUDE_CODE_OAUTH_TOKEN={{oauth:stale}}')},
		fails: /401 Invalid bearer token/,
		sends: byLogin,
	},
	{
		name: 'a base URL that ends in /v1',
		cause: 'base-url-extra-path',
		files: {
			'~/.claude.json': global,
			'~/.claude/settings.json': {
				env: {ANTHROPIC_BASE_URL: 'https://api.anthropic.com/v1', ANTHROPIC_API_KEY: '{{api-key:work}}'},
			},
		},
		fails: /issue with the selected model/,
		sends: byKey,
	},
	{
		name: 'a base URL without a scheme',
		cause: 'base-url-invalid',
		files: {
			'~/.claude.json': global,
			'~/.bashrc': shell('export ANTHROPIC_API_KEY={{api-key:work}}', 'export ANTHROPIC_BASE_URL=api.anthropic.com'),
		},
		fails: /Invalid URL/,
		sends: byKey,
	},
	{
		name: 'a base URL of a local proxy that is gone',
		cause: 'gateway-url-left',
		files: {...signedIn, '~/.bashrc': shell('export ANTHROPIC_BASE_URL=http://127.0.0.1:9999')},
		fails: /ECONNREFUSED/,
		sends: byLogin,
	},
	{
		name: 'a zero-width space at the end of a key',
		cause: 'key-invisible',
		files: {'~/.claude.json': global, '~/.bashrc': shell('export ANTHROPIC_API_KEY={{api-key:work}}\u200b')},
		fails: /zero-width character/,
		sends: byKey,
	},
	{
		name: 'a key with quotes as part of it',
		cause: 'key-quoted',
		files: {'~/.claude.json': global, '~/.claude/settings.json': {env: {ANTHROPIC_API_KEY: '"{{api-key:work}}"'}}},
		fails: /^Invalid API key/,
		sends: byKey,
	},
	{
		name: 'a key with the word Bearer before it',
		cause: 'key-quoted',
		files: {'~/.claude.json': global, '~/.bashrc': shell('export ANTHROPIC_API_KEY="Bearer {{api-key:work}}"')},
		fails: /^Invalid API key/,
		sends: byKey,
	},
	{
		name: 'a key with a line break inside',
		cause: 'key-whitespace',
		files: {
			'~/.claude.json': global,
			'~/.claude/settings.json': {env: {ANTHROPIC_API_KEY: '{{api-key:work|first:60}}\n{{api-key:work|rest:60}}'}},
		},
		fails: /line break/,
		sends: byKey,
	},
	{
		name: 'a trailing comma in the settings that hold the key',
		cause: 'settings-malformed',
		files: {
			'~/.claude.json': global,
			'~/.claude/settings.json': '{\n  "env": {\n    "ANTHROPIC_API_KEY": "{{api-key:work}}",\n  }\n}\n',
		},
		fails: /Not logged in/,
		sends: byKey,
	},
	{
		name: 'settings that nobody may read',
		cause: 'settings-access',
		files: {'~/.claude.json': global, '~/.claude/settings.json': {env: {ANTHROPIC_API_KEY: '{{api-key:work}}'}}},
		modes: {'~/.claude/settings.json': '000'},
		fails: /Not logged in/,
		sends: byKey,
	},
	{
		name: 'a truncated .claude.json with a backup',
		cause: 'config-corrupt',
		files: {
			...signedIn,
			'~/.claude.json': '{"numStartups": 12, "hasCompletedOnboar',
			'~/.claude/backups/.claude.json.backup.1763900000000': global,
		},
		fails: /configuration file .* is corrupted/i,
		sends: byLogin,
	},
	{
		name: 'an empty .claude.json with a backup',
		cause: 'config-corrupt',
		files: {...signedIn, '~/.claude.json': '', '~/.claude/backups/.claude.json.backup.1763900000000': global},
		fails: /configuration file .* is corrupted|Configuration error/i,
		sends: byLogin,
	},
	{
		name: 'a login that nobody may read',
		cause: 'login-access',
		files: signedIn,
		modes: {'~/.claude/.credentials.json': '000'},
		fails: /Not logged in/,
		sends: byLogin,
	},
	{
		name: 'CLAUDE_CONFIG_DIR set to nothing',
		cause: 'config-dir-split',
		files: {...signedIn, '~/.bashrc': shell('export CLAUDE_CONFIG_DIR=')},
		fails: /Not logged in/,
		sends: byLogin,
	},
	{
		name: 'CLAUDE_CONFIG_DIR elsewhere',
		cause: 'config-dir-split',
		files: {...signedIn, '~/.bashrc': shell('export CLAUDE_CONFIG_DIR="$HOME/.claude-old"')},
		fails: /Not logged in/,
		sends: byLogin,
	},
	{
		name: 'Bedrock left on in settings',
		cause: 'cloud-flag-left',
		files: {...signedIn, '~/.claude/settings.json': {env: {CLAUDE_CODE_USE_BEDROCK: '1'}}},
		fails: /Could not load AWS credentials/,
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
	{
		name: 'a subscription token in ANTHROPIC_API_KEY',
		cause: 'key-wrong-kind',
		files: {'~/.claude.json': global, '~/.bashrc': shell('export ANTHROPIC_API_KEY={{oauth:setup}}')},
		fails: /^Invalid API key/,
		sends: {bearer: '{{oauth:setup}}'},
	},
	{
		name: 'an API key in ANTHROPIC_AUTH_TOKEN',
		cause: 'key-wrong-kind',
		files: {'~/.claude.json': global, '~/.claude/settings.json': {env: {ANTHROPIC_AUTH_TOKEN: '{{api-key:work}}'}}},
		fails: /401 Invalid bearer token/,
		sends: byKey,
	},
	{
		name: 'a misspelled variable',
		cause: 'variable-misspelled',
		files: {'~/.claude.json': global, '~/.bashrc': shell('export ANTRHOPIC_API_KEY={{api-key:work}}')},
		fails: /Not logged in/,
		sends: byKey,
	},
	{
		name: 'a variable that is not exported',
		cause: 'variable-not-exported',
		files: {'~/.claude.json': global, '~/.bashrc': shell('ANTHROPIC_API_KEY={{api-key:work}}')},
		fails: /Not logged in/,
		sends: byKey,
	},
	{
		name: 'a custom header that replaces a good key',
		cause: 'custom-headers',
		files: {
			'~/.claude.json': global,
			'~/.bashrc': shell('export ANTHROPIC_API_KEY={{api-key:work}}'),
			'~/.claude/settings.json': {env: {ANTHROPIC_CUSTOM_HEADERS: 'x-api-key: {{api-key:old}}'}},
		},
		fails: /^Invalid API key/,
		sends: byKey,
	},
	{
		name: 'custom headers as JSON',
		cause: 'custom-headers',
		files: {...signedIn, '~/.claude/settings.json': {env: {ANTHROPIC_CUSTOM_HEADERS: '{"X-Team": "platform"}'}}},
		fails: /Invalid ANTHROPIC_CUSTOM_HEADERS/,
		sends: byLogin,
	},
	{
		name: 'a proxy that is gone, in settings',
		cause: 'proxy-unreachable',
		files: {...signedIn, '~/.claude/settings.json': {env: {HTTPS_PROXY: 'http://127.0.0.1:9'}}},
		fails: /ECONNREFUSED/,
		sends: byLogin,
	},
	{
		name: 'a key helper that is not executable',
		cause: 'helper-failed',
		words: ['--allow', 'helper'],
		files: {
			'~/.claude.json': global,
			'~/.claude/settings.json': {apiKeyHelper: '{{home}}/bin/claude-key'},
			'~/bin/claude-key': '#!/bin/sh\necho {{api-key:work}}\n',
		},
		fails: /apiKeyHelper script is failing/,
		sends: byKey,
	},
];
