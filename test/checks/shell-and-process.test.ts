// The check "shell-and-process": this terminal is older than its shell files.
import {testCheck} from './one.js';
import {good} from './programs.js';

testCheck('shell-and-process', {
	'exported in a shell file, not here': [
		{files: {'~/.zshrc': `export ANTHROPIC_API_KEY=${good}\n`}},
		['shell-stale error ~/.zshrc:1'],
	],
	'set, and not exported': [
		{files: {'~/.zshrc': `ANTHROPIC_API_KEY=${good}\n`}},
		['variable-not-exported error ~/.zshrc:1'],
	],
	'the same here': [{files: {'~/.zshrc': `export ANTHROPIC_API_KEY=${good}\n`}, env: {ANTHROPIC_API_KEY: good}}, []],
});
