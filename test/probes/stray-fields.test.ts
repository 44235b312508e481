// Fields in a file that doesn't read them: which are found, where they belong, and which are left alone.
import {expect, it} from 'vitest';
import {strayFields} from '../../source/probes/stray-fields.js';
import {scratchHost} from '../helpers/host.js';
import {makeSecret} from '../helpers/placeholders.js';
import {expectHidden, read} from './read.js';

const key = makeSecret('api-key', 'stray').value;

it.each([
	['a key at the top of the settings', '~/.claude/settings.json', {apiKey: key}, ['apiKey → env.ANTHROPIC_API_KEY']],
	[
		'a variable beside env',
		'~/.claude/settings.json',
		{ANTHROPIC_API_KEY: key},
		['ANTHROPIC_API_KEY → env.ANTHROPIC_API_KEY'],
	],
	[
		'a helper within env',
		'~/.claude/settings.json',
		{env: {apiKeyHelper: 'cat key'}},
		['env.apiKeyHelper → apiKeyHelper'],
	],
	[
		'a setting in the global file',
		'~/.claude.json',
		{awsAuthRefresh: 'aws sso login'},
		['awsAuthRefresh → awsAuthRefresh'],
	],
	['the Console key where it belongs', '~/.claude.json', {primaryApiKey: key}, []],
	['a helper where it belongs', '~/.claude/settings.json', {apiKeyHelper: 'cat key'}, []],
	['a variable where it belongs', '~/.claude/settings.json', {env: {ANTHROPIC_API_KEY: key}}, []],
	['a blank one', '~/.claude/settings.json', {apiKey: ' '}, []],
	[
		'what is none of ours',
		'~/.claude/settings.json',
		{theme: 'dark', model: 'opus', statusLine: {type: 'command'}},
		[],
	],
] as const)('%s', async (_, path, content, wanted) => {
	const {host} = scratchHost({files: {[path]: content}});
	const found = await read(host, strayFields);
	expectHidden(found, key);
	expect(found.map(({name, belongs}) => `${name} → ${belongs.join('.')}`)).toEqual(wanted);
});
