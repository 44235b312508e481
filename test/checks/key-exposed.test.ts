// The check "key-exposed": keys where others can read them.
import {testCheck} from './one.js';
import {good} from './programs.js';

testCheck('key-exposed', {
	'in a shell profile': [
		{files: {'~/.zshrc': `export ANTHROPIC_API_KEY=${good}\n`}},
		['key-hardcoded note ~/.zshrc:1'],
	],
	'a keychain is asked in it': [{files: {'~/.zshrc': 'export ANTHROPIC_API_KEY=$(pass claude)\n'}}, []],
});
