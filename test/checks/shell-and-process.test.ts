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
	'started by a service, with a blank of another name': [
		{
			purpose: 'claude-code',
			files: {
				'~/.zshrc': `export ANTHROPIC_AUTH_TOKEN=${good}\n`,
				'~/.config/systemd/user/bot.service': '[Service]\nEnvironment=ANTHROPIC_API_KEY=\n',
			},
			env: {ANTHROPIC_API_KEY: ''},
		},
		['shell-stale error ~/.zshrc:1'],
	],
});
