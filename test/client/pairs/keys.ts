// Pairs: something is wrong in the text of a credential, or in the name of its variable.
import {byKey, global, notLoggedIn, type Pair, shell} from './pair.js';

export const keys: readonly Pair[] = [
	{
		name: 'a zero-width space at the end of a key',
		cause: 'key-invisible',
		files: {'~/.claude.json': global, '~/.bashrc': shell('export ANTHROPIC_API_KEY={{api-key:work}}\u200b')},
		fails: /zero-width character|Cannot convert argument to a ByteString/,
		sends: byKey,
	},
	{
		name: 'a key with quotes as part of it',
		cause: 'key-quoted',
		files: {'~/.claude.json': global, '~/.claude/settings.json': {env: {ANTHROPIC_API_KEY: '"{{api-key:work}}"'}}},
		fails: /^Invalid API key/,
		sends: byKey,
	},
	{
		name: 'a key with the word Bearer before it',
		cause: 'key-quoted',
		files: {'~/.claude.json': global, '~/.bashrc': shell('export ANTHROPIC_API_KEY="Bearer {{api-key:work}}"')},
		fails: /^Invalid API key/,
		sends: byKey,
	},
	{
		name: 'a key with a line break inside',
		cause: 'key-whitespace',
		files: {
			'~/.claude.json': global,
			'~/.claude/settings.json': {env: {ANTHROPIC_API_KEY: '{{api-key:work|first:60}}\n{{api-key:work|rest:60}}'}},
		},
		fails: /line break|Headers\.append/,
		sends: byKey,
	},
	{
		name: 'a subscription token in ANTHROPIC_API_KEY',
		cause: 'key-wrong-kind',
		files: {'~/.claude.json': global, '~/.bashrc': shell('export ANTHROPIC_API_KEY={{oauth:setup}}')},
		fails: /^Invalid API key/,
		sends: {bearer: '{{oauth:setup}}'},
	},
	{
		name: 'an API key in ANTHROPIC_AUTH_TOKEN',
		cause: 'key-wrong-kind',
		files: {'~/.claude.json': global, '~/.claude/settings.json': {env: {ANTHROPIC_AUTH_TOKEN: '{{api-key:work}}'}}},
		fails: /401.*Invalid bearer token/,
		sends: byKey,
	},
	{
		name: 'a misspelled variable',
		cause: 'variable-misspelled',
		files: {'~/.claude.json': global, '~/.bashrc': shell('export ANTRHOPIC_API_KEY={{api-key:work}}')},
		fails: notLoggedIn,
		sends: byKey,
	},
	{
		name: 'a variable that is not exported',
		cause: 'variable-not-exported',
		files: {'~/.claude.json': global, '~/.bashrc': shell('ANTHROPIC_API_KEY={{api-key:work}}')},
		fails: notLoggedIn,
		sends: byKey,
	},
];
