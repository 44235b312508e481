// Pairs: files that are broken, unreadable or looked for elsewhere.
import {byKey, byLogin, global, notLoggedIn, type Pair, shell, signedIn} from './pair.js';

export const files: readonly Pair[] = [
	{
		name: 'a trailing comma in the settings that hold the key',
		cause: 'settings-malformed',
		files: {
			'~/.claude.json': global,
			'~/.claude/settings.json': '{\n  "env": {\n    "ANTHROPIC_API_KEY": "{{api-key:work}}",\n  }\n}\n',
		},
		fails: notLoggedIn,
		sends: byKey,
	},
	{
		name: 'settings that nobody may read',
		cause: 'settings-access',
		files: {'~/.claude.json': global, '~/.claude/settings.json': {env: {ANTHROPIC_API_KEY: '{{api-key:work}}'}}},
		modes: {'~/.claude/settings.json': '000'},
		fails: notLoggedIn,
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
		fails: notLoggedIn,
		sends: byLogin,
	},
	{
		name: 'CLAUDE_CONFIG_DIR set to nothing',
		cause: 'config-dir-split',
		files: {...signedIn, '~/.bashrc': shell('export CLAUDE_CONFIG_DIR=')},
		fails: notLoggedIn,
		sends: byLogin,
	},
	{
		name: 'CLAUDE_CONFIG_DIR elsewhere',
		cause: 'config-dir-split',
		files: {...signedIn, '~/.bashrc': shell('export CLAUDE_CONFIG_DIR="$HOME/.claude-old"')},
		fails: notLoggedIn,
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
		fails: /apiKeyHelper script is failing|Fix external API key/,
		sends: byKey,
	},
];
