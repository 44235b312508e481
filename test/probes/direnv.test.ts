// The .envrc that direnv takes: what it exports, whether this process has it, and whether direnv would load it. With the real direnv where it is.
import {execFileSync} from 'node:child_process';
import {existsSync} from 'node:fs';
import {describe, expect, test} from 'vitest';
import {placeOf, writePlace} from '../../source/core/place.js';
import {Secret} from '../../source/core/secret.js';
import {direnv} from '../../source/probes/direnv.js';
import {scratchHost} from '../helpers/host.js';
import {makeSecret} from '../helpers/placeholders.js';
import {read} from './read.js';

const key = makeSecret('api-key', 'direnv').value;
const real = '/usr/bin/direnv';
const silent = {direnv: {stdout: '{"state":{"foundRC":null}}'}};

test('the nearest .envrc, with what it loads', async () => {
	const {host, home, cwd} = scratchHost({
		cwd: '~/work/api/src',
		programs: silent,
		files: {
			'~/work/.envrc': 'export ANTHROPIC_BASE_URL=https://up.example\nexport ANTHROPIC_MODEL=up\n',
			'~/work/api/.envrc': `source_up\ndotenv_if_exists\nsource_env_if_exists .envrc.local\nlayout node\nexport ANTHROPIC_API_KEY=${key}\nANTHROPIC_CUSTOM_HEADERS=x\n`,
			'~/work/api/.env': 'ANTHROPIC_MODEL=dotenv\n',
			'~/work/api/.envrc.local': 'export CLAUDE_CONFIG_DIR=$HOME/.claude-work\n',
		},
	});
	const found = await read(host, direnv);
	expect(found.assignments.map(({site}) => writePlace(placeOf(site, {home, cwd})))).toEqual([
		'~/work/.envrc:1',
		'~/work/.envrc:2',
		'~/work/api/.env:1',
		'~/work/api/.envrc.local:1',
		'~/work/api/.envrc:5',
		'~/work/api/.envrc:6',
	]);
	expect(found.inForce('ANTHROPIC_MODEL')?.plain).toBe('dotenv');
	expect(found.inForce('ANTHROPIC_BASE_URL')?.plain).toBe('https://up.example');
	expect(found.inForce('CLAUDE_CONFIG_DIR')?.plain).toBe(`${home}/.claude-work`);
	expect(found.inForce('ANTHROPIC_API_KEY')?.value.equals(new Secret(key))).toBe(true);
	expect(found.inForce('ANTHROPIC_CUSTOM_HEADERS')).toBeUndefined();
	expect(found.isLoaded).toBe(false);
});

describe('whether it is loaded', () => {
	test.each([
		['DIRENV_DIR', (cwd: string) => ({DIRENV_DIR: `-${cwd}`}), true],
		['DIRENV_FILE', (cwd: string) => ({DIRENV_FILE: `${cwd}/.envrc`}), true],
		['of another folder', () => ({DIRENV_DIR: '-/elsewhere'}), false],
		['not at all', () => ({}), false],
	])('%s', async (_, env, expected) => {
		const scratch = scratchHost({files: {'./.envrc': 'export ANTHROPIC_MODEL=m\n'}, programs: silent});
		const host = scratch.hostWith({environment: {...scratch.host.environment, ...env(scratch.cwd)}});
		expect((await read(host, direnv)).isLoaded).toBe(expected);
	});
});

describe('permission', () => {
	test.each([
		['{"state":{"foundRC":{"allowed":0}}}', 'allowed'],
		['{"state":{"foundRC":{"allowed":1}}}', 'blocked'],
		['{"state":{"foundRC":{"allowed":2}}}', 'denied'],
		['Found RC allowed true\n', 'allowed'],
		['Found RC allowed false\n', 'blocked'],
		['nonsense', 'unknown'],
	])('%j is %s', async (stdout, permission) => {
		const {host} = scratchHost({files: {'./.envrc': 'export A=1\n'}, programs: {direnv: {stdout}}});
		expect(await read(host, direnv)).toMatchObject({permission, isInstalled: true});
	});

	test("a project's own direnv is not run", async () => {
		const scratch = scratchHost({files: {'./.envrc': ''}, programs: {'./bin/direnv': 'touch "$HOME/ran"'}});
		const host = scratch.hostWith({environment: {...scratch.host.environment, PATH: `${scratch.cwd}/bin`}});
		expect((await read(host, direnv)).permission).toBe('unknown');
		expect(existsSync(`${scratch.home}/ran`)).toBe(false);
	});

	test('the real direnv, and nothing of the .envrc is run', async () => {
		if (!existsSync(real)) {
			return;
		}
		const {host, home, cwd} = scratchHost({files: {'./.envrc': 'touch "$HOME/ran"\nexport ANTHROPIC_MODEL=m\n'}});
		expect((await read(host, direnv)).permission).toBe('blocked');
		execFileSync(real, ['allow', '.'], {cwd, env: {HOME: home, PATH: '/usr/bin:/bin'}, stdio: 'ignore'});
		expect((await read(host, direnv)).permission).toBe('allowed');
		expect(existsSync(`${home}/ran`)).toBe(false);
	});
});

test('there is none', async () => {
	const {host} = scratchHost({programs: silent});
	expect(await read(host, direnv)).toMatchObject({file: undefined, assignments: [], isLoaded: false});
});
