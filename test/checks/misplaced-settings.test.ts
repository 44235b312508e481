// The check "misplaced-settings": settings where nothing reads them.
import {testCheck} from './one.js';
import {good} from './programs.js';

testCheck('misplaced-settings', {
	'settings.local.json in the home folder': [
		{files: {'~/.claude/settings.local.json': {env: {ANTHROPIC_API_KEY: good}}}},
		['settings-misplaced error ~/.claude/settings.local.json:3'],
	],
	'a key at the top': [
		{files: {'~/.claude/settings.json': {anthropicApiKey: good}}},
		['settings-misplaced error ~/.claude/settings.json:2'],
	],
	'a key below env': [{files: {'~/.claude/settings.json': {env: {ANTHROPIC_API_KEY: good}}}}, []],
});
