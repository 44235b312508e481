// The check "helper": what apiKeyHelper prints.
import {testCheck} from './one.js';
import {good} from './programs.js';

testCheck('helper', {
	'it fails': [
		{files: {'~/.claude/settings.json': {apiKeyHelper: 'exit 3'}}, consents: ['helper']},
		['helper-failed error ~/.claude/settings.json:2'],
	],
	'it prints JSON': [
		{files: {'~/.claude/settings.json': {apiKeyHelper: `echo '{"key": "${good}"}'`}}, consents: ['helper']},
		['helper-output error ~/.claude/settings.json:2'],
	],
	'it prints a key': [{files: {'~/.claude/settings.json': {apiKeyHelper: `echo ${good}`}}, consents: ['helper']}, []],
	'it is not run without consent': [{files: {'~/.claude/settings.json': {apiKeyHelper: 'exit 3'}}}, []],
});
