// What `fix` says and asks before it does something.
import {readFileSync} from 'node:fs';
import {describe, expect, it} from 'vitest';
import {fixCommand} from '../../source/commands/fix.js';
import {lastCommand} from '../../source/commands/last.js';
import {readRemembered} from '../../source/commands/session-memory.js';
import {openMemory} from '../../source/host/memory.js';
import {scratchHost} from '../helpers/host.js';
import {optionsOf, worldOver} from '../helpers/world.js';

const key = `sk-ant-api03-${'aB3dE6gH'.repeat(11)}xQ-zAA`;
const claude = {version: '2.1.330 (Claude Code)'};
const global = {hasCompletedOnboarding: true};

function login(expiresAt: number, refreshToken = `sk-ant-ort01-${'y'.repeat(20)}`) {
	return {
		claudeAiOauth: {
			accessToken: `sk-ant-oat01-${'x'.repeat(20)}`,
			refreshToken,
			expiresAt,
			scopes: ['user:inference'],
			subscriptionType: 'max',
		},
	};
}

/** A line of ~/.zshrc that is an error without any server: a URL that is none beside a sign-in, or a blank key and nothing else. */
function broken(name: string, value: string, files: Readonly<Record<string, object>> = {}) {
	return scratchHost({
		files: {'~/.zshrc': `setopt no_beep\nexport ${name}="${value}"\n`, '~/.claude.json': global, ...files},
		env: {[name]: value, SHELL: '/bin/zsh'},
		programs: {claude},
	});
}
const withUrl = () =>
	broken('ANTHROPIC_BASE_URL', 'api.anthropic.com', {'~/.claude/.credentials.json': login(Date.now() + 3_600_000)});
const withKey = () => broken('ANTHROPIC_API_KEY', ' ');

describe('without a cause', () => {
	it.each([
		['', true],
		['y', true],
		['yes', true],
		['n', false],
		['what?', false],
	])('the root cause is cured: what undo brings back is agreed to with Enter (%j)', async (answer, isCured) => {
		const scratch = withUrl();
		const world = worldOver(scratch, [answer]);
		const code = await fixCommand(optionsOf('fix', '--offline'), world);
		expect(world.asked[0]).toContain('[Y/n]');
		expect(world.printed.join('\n')).toMatch(/~\/\.zshrc:2[\s\S]*Cure: [\s\S]*- {4}2 {2}export ANTHROPIC_BASE_URL/);
		expect(readFileSync(scratch.path('~/.zshrc'), 'utf8').includes('="api.anthropic.com"')).toBe(!isCured);
		expect(code).toBe(isCured ? 0 : 1);
	});

	it('what was found is the last diagnosis; a dry run keeps nothing', async () => {
		const scratch = withUrl();
		await fixCommand(optionsOf('fix', '--offline', '--dry-run'), worldOver(scratch));
		expect(await lastCommand(optionsOf('last'), worldOver(scratch))).toBe(3);
		await fixCommand(optionsOf('fix', '--offline'), worldOver(scratch, ['y']));
		const world = worldOver(scratch);
		expect(await lastCommand(optionsOf('last'), world)).toBe(1);
		expect(world.printed.join('\n')).toContain('~/.zshrc:2');
		const {cures} = readRemembered(await openMemory(scratch.host));
		expect(cures).toMatchObject([{cause: 'base-url-invalid', place: '~/.zshrc:2'}]);
	});

	it('what was only taken for so is not kept', async () => {
		const scratch = scratchHost({
			files: {'~/.bashrc': `export ANTHROPIC_API_KEY=${key}\n`, '~/.claude.json': global},
			env: {ANTHROPIC_API_KEY: key, SHELL: '/bin/bash'},
			programs: {claude},
		});
		await fixCommand(optionsOf('fix', 'key-rejected', '--offline'), worldOver(scratch, ['n', 'n']));
		const world = worldOver(scratch);
		await lastCommand(optionsOf('last'), world);
		expect(world.printed.join('\n')).toContain('no last diagnosis yet');
	});

	it('nothing is wrong: says so, asks nothing, and ends with the code of what was found', async () => {
		const scratch = scratchHost({
			files: {'~/.claude/.credentials.json': login(Date.now() + 3_600_000), '~/.claude.json': global},
			programs: {claude},
		});
		const world = worldOver(scratch);
		expect(await fixCommand(optionsOf('fix', '--offline'), world)).toBe(3);
		expect(world.asked).toEqual([]);
		expect(world.printed.join('\n')).toContain("it isn't proved to work");
	});
});

describe('a cause that was named', () => {
	it.each(['key-rejected', 'login-revoked'])('%s: what nobody was asked about is not claimed', async (cause) => {
		const scratch = scratchHost({
			files: {'~/.claude/.credentials.json': login(Date.now() + 3_600_000), '~/.claude.json': global},
			env: cause === 'login-revoked' ? {} : {ANTHROPIC_API_KEY: key},
			programs: {claude},
		});
		const world = worldOver(scratch);
		await fixCommand(optionsOf('fix', cause, '--dry-run', '--offline'), world);
		const said = world.printed.join('\n');
		expect(said).toContain(`Assumed, since you named it: ${cause}`);
		expect(said).not.toMatch(/does not accept|is refused|was revoked|has been disabled/);
	});
});

describe('several causes', () => {
	it.each([
		[['helper-failed', 'key-empty'], [''], true, 0],
		[['key-empty', 'helper-failed'], [''], true, 0],
		[['helper-failed', 'key-empty'], ['n'], false, 1],
		[['helper-failed', 'config-corrupt'], [], false, 1],
	])('one that is not there keeps no other from being cured: %j %j', async (causes, answers, isCured, code) => {
		const scratch = withKey();
		const world = worldOver(scratch, answers);
		expect(await fixCommand(optionsOf('fix', ...causes, '--offline'), world)).toBe(code);
		expect(world.printed.join('\n')).toContain('helper-failed: not found here');
		expect(readFileSync(scratch.path('~/.zshrc'), 'utf8').includes('ANTHROPIC_API_KEY')).toBe(!isCured);
	});
});

describe('a cause that is seen, and worse if a server refuses', () => {
	it('is told as it was seen', async () => {
		const scratch = scratchHost({
			files: {
				'~/.zshrc': `export ANTHROPIC_API_KEY="${key}"\n`,
				'~/.claude/.credentials.json': login(Date.now() + 3_600_000),
				'~/.claude.json': global,
			},
			env: {ANTHROPIC_API_KEY: key, SHELL: '/bin/zsh'},
			programs: {claude},
		});
		const world = worldOver(scratch);
		await fixCommand(optionsOf('fix', 'key-overrides-login', '--dry-run', '--offline'), world);
		expect(world.printed.join('\n')).toContain('is sent instead of your login');
		expect(world.printed.join('\n')).not.toMatch(/is refused|refuses|taken for refused/);
	});
});

describe('a fix after which nothing is sent', () => {
	it.each([
		['y', true],
		['', true],
		['n', false],
	])('wants no word typed, since undo brings back what was refused: %j', async (answer, isDone) => {
		const scratch = withKey();
		const world = worldOver(scratch, [answer]);
		await fixCommand(optionsOf('fix', '--offline'), world);
		expect(world.asked[0]).toContain('[Y/n]');
		expect(readFileSync(scratch.path('~/.zshrc'), 'utf8').includes('ANTHROPIC_API_KEY')).toBe(!isDone);
	});
});
