// The check "settings-files": files that are skipped.
import {loginFile, oauth} from './machines.js';
import {testCheck} from './one.js';

const loginOnly = {[loginFile]: oauth()};

testCheck('settings-files', {
	'broken JSON': [
		{files: {'~/.claude/settings.json': '{"env": {"ANTHROPIC_API_KEY": "x"'}},
		['settings-malformed error ~/.claude/settings.json:1'],
	],
	'a wrong type': [
		{files: {'~/.claude/settings.json': {env: 'nothing'}, ...loginOnly}},
		['settings-malformed warning ~/.claude/settings.json:2'],
	],
	whole: [{files: {'~/.claude/settings.json': {env: {FOO: '1'}}}}, []],
});
