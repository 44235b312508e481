// The check "settings-and-shell": settings replace what the shell has.
import {testCheck} from './one.js';
import {admin, api, dead, good} from './programs.js';

const gateway = 'https://relay.example';

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
	'an address whose own key is refused beside a token of the shell': [
		{
			files: {
				'~/.claude/settings.json': {env: {ANTHROPIC_BASE_URL: gateway, ANTHROPIC_API_KEY: good}},
				'~/.claude.json': {hasCompletedOnboarding: true, customApiKeyResponses: {approved: [good.slice(-20)]}},
			},
			env: {ANTHROPIC_BASE_URL: 'https://before.example', ANTHROPIC_AUTH_TOKEN: admin},
			servers: {[gateway]: [good]},
			consents: ['network', 'gateway'],
		},
		[],
	],
	'the same value': [
		{files: {'~/.claude/settings.json': {env: {ANTHROPIC_API_KEY: good}}}, env: {ANTHROPIC_API_KEY: good}, servers},
		[],
	],
});
