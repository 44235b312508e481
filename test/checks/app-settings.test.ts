// The check "app-settings": settings of apps that can't be read, or that refer to nothing.
import {opencode, provider} from './app-files.js';
import {testCheck} from './one.js';
import {good} from './programs.js';

testCheck('app-settings', {
	'broken JSON': [
		{files: {[opencode]: `{"provider": {"anthropic": {"options": {"apiKey": "${good}"}}`}},
		['app-misconfigured error ~/.config/opencode/opencode.json:1'],
	],
	'a variable that nobody sets': [
		{files: {[opencode]: provider({apiKey: '{env:OPENCODE_KEY}'})}},
		['app-misconfigured warning ~/.config/opencode/opencode.json:1'],
	],
	'a variable that is set': [
		{files: {[opencode]: provider({apiKey: '{env:OPENCODE_KEY}'})}, env: {OPENCODE_KEY: good}},
		[],
	],
});
