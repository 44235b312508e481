// The check "settings-and-shell": settings replace what the shell has.
import {testCheck} from './one.js';
import {api, dead, good} from './programs.js';

const servers = {[api]: [good]};

testCheck('settings-and-shell', {
	'a dead key over a good one': [
		{files: {'~/.claude/settings.json': {env: {ANTHROPIC_API_KEY: dead}}}, env: {ANTHROPIC_API_KEY: good}, servers},
		['settings-override-shell error ~/.claude/settings.json:3'],
	],
	'a blank one, and nothing else is there': [
		{files: {'~/.claude/settings.json': {env: {ANTHROPIC_API_KEY: ''}}}, env: {ANTHROPIC_API_KEY: good}, servers},
		['settings-override-shell error ~/.claude/settings.json:3'],
	],
	'the same value': [
		{files: {'~/.claude/settings.json': {env: {ANTHROPIC_API_KEY: good}}}, env: {ANTHROPIC_API_KEY: good}, servers},
		[],
	],
});
