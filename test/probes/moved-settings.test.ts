// Settings that move the config folder: what still counts of the file that they stand in.
import {expect, test} from 'vitest';
import {Evidence} from '../../source/core/evidence.js';
import {configFolders} from '../../source/probes/folders.js';
import {settings} from '../../source/probes/settings.js';
import {scratchHost} from '../helpers/host.js';

const helpersOf = async (files: Readonly<Record<string, object>>) => {
	const {host, home} = scratchHost({files: () => files});
	const reading = await new Evidence({host, purpose: 'claude-code', consents: new Set()}).get(settings);
	const used = reading.ok ? reading.value.files.filter(({scope, state}) => scope === 'user' && state === 'used') : [];
	return used.map(({path, apiKeyHelper, env}) => [
		path.replace(home, '~'),
		apiKeyHelper !== undefined,
		env.map(({name}) => name),
	]);
};

test('the helper of a user file that moves the folder away does not count, its env does', async () => {
	const moved = {env: {CLAUDE_CONFIG_DIR: '/elsewhere', ANTHROPIC_API_KEY: 'x'}, apiKeyHelper: 'echo key'};
	expect(await helpersOf({'~/.claude/settings.json': moved})).toEqual([
		['~/.claude/settings.json', false, ['CLAUDE_CONFIG_DIR', 'ANTHROPIC_API_KEY']],
	]);
});

test('managed settings move it too, and the helper of the second file counts', async () => {
	const files = {
		'/etc/claude-code/managed-settings.json': {env: {CLAUDE_CONFIG_DIR: '../work'}},
		'~/.claude/settings.json': {apiKeyHelper: 'echo key'},
		'~/work/settings.json': {apiKeyHelper: 'echo other'},
	};
	expect(await helpersOf(files)).toEqual([
		['~/.claude/settings.json', false, []],
		['~/work/settings.json', true, []],
	]);
});

test('a folder that is written out and is the same moves nothing', async () => {
	expect(await helpersOf({'~/.claude/settings.json': {apiKeyHelper: 'echo key'}})).toEqual([
		['~/.claude/settings.json', true, []],
	]);
});

test('the global file moves it before any settings are read', async () => {
	const files = {
		'~/.claude.json': {env: {CLAUDE_CONFIG_DIR: '../work'}},
		'~/.claude/settings.json': {apiKeyHelper: 'echo key'},
		'~/work/settings.json': {apiKeyHelper: 'echo other'},
	};
	expect(await helpersOf(files)).toEqual([['~/work/settings.json', true, []]]);
	const {host, home} = scratchHost({files: () => files});
	const folders = await new Evidence({host, purpose: 'claude-code', consents: new Set()}).get(configFolders);
	expect(folders).toMatchObject({ok: true, value: {login: `${home}/work`, globalFile: `${home}/.claude.json`}});
});
