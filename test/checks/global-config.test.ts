// The check "global-config": a .claude.json that stops Claude Code.
import {onboarded} from './machines.js';
import {testCheck} from './one.js';

testCheck('global-config', {
	'broken JSON': [
		{files: {'~/.claude.json': '{"hasCompletedOnboarding": tru'}},
		['config-corrupt error ~/.claude.json:1'],
	],
	'empty, with a backup': [
		{files: {'~/.claude.json': '', '~/.claude/backups/.claude.json.backup.1764000000000': '{}'}},
		['config-corrupt error ~/.claude.json'],
	],
	'empty, without one': [{files: {'~/.claude.json': ''}}, []],
	whole: [{files: onboarded}, []],
});
