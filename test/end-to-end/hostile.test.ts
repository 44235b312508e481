// Machines that nobody expects: what can't be used is named or left out, and the rest goes on.
import {execFileSync} from 'node:child_process';
import {chmodSync, chownSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {describe, expect, test} from 'vitest';
import type {Report} from '../../source/core/report.js';
import {type Ended, run, type Scratch, scratch} from '../helpers/built.js';

const isWindows = process.platform === 'win32';
const isRoot = process.getuid?.() === 0;
const nobody = 65534;
const key = `sk-ant-api03-${'aB3dE6gH'.repeat(11)}xQ-zAA`;
const check = ['check', '--json', '--offline'];

function write(path: string, content: string | Buffer): void {
	mkdirSync(dirname(path), {recursive: true});
	writeFileSync(path, content);
}

/** One document, whatever the machine is like. */
function reportOf({stdout, code}: Ended): Report {
	expect([0, 1, 3]).toContain(code);
	return JSON.parse(stdout) as Report;
}

function isWhole(report: Report): void {
	expect(report.checks.length).toBeGreaterThan(25);
	expect(report.checks.filter(({outcome}) => outcome === 'crashed' || outcome === 'timed-out')).toEqual([]);
}

function withMemory(machine: Scratch, text: string): void {
	const folder = {
		darwin: ['Library', 'Preferences'],
		win32: ['AppData', 'Roaming'],
	}[process.platform as string] ?? ['.config'];
	write(join(machine.home, ...folder, 'claude-fix', 'memory.json'), text);
}

describe('homes', () => {
	test('a home that is a file', async () => {
		const machine = scratch();
		const HOME = join(machine.folder, 'file');
		write(HOME, '');
		const more = {HOME, USERPROFILE: HOME, APPDATA: HOME, LOCALAPPDATA: HOME};
		isWhole(reportOf(await run(check, {...machine, more})));
		const last = await run(['last'], {...machine, more});
		expect(last).toMatchObject({code: 3, stderr: expect.stringContaining('no last diagnosis')});
	});

	test.skipIf(isWindows)('a home that may not be written', async () => {
		const machine = scratch();
		write(join(machine.home, '.zshrc'), 'export ANTHROPIC_API_KEY=""\n');
		// Root may write everywhere, so it is somebody else then.
		const user = isRoot ? nobody : undefined;
		if (user !== undefined) {
			for (const path of [machine.folder, machine.home, join(machine.home, '.zshrc'), machine.cwd]) {
				chownSync(path, user, user);
			}
		}
		chmodSync(machine.home, 0o500);
		const more = {SHELL: '/bin/zsh', ANTHROPIC_API_KEY: ''};
		isWhole(reportOf(await run(check, {...machine, more, user})));
		const fix = await run(['fix', 'key-empty', '--yes', '--offline'], {...machine, more, user});
		chmodSync(machine.home, 0o700);
		// Nothing can be kept for undo, so nothing is changed: the person is told what to do, or that all is as it was.
		expect([1, 4]).toContain(fix.code);
		expect(fix.stdout + fix.stderr).toMatch(/Left to do|Everything is as it was before/);
		expect(readFileSync(join(machine.home, '.zshrc'), 'utf8')).toContain('ANTHROPIC_API_KEY');
	});

	test.each(['', '{', '[]', 'null', '{"lastReport": 7}', '\u0000\u0001'])('a memory of %j', async (text) => {
		const machine = scratch();
		withMemory(machine, text);
		const last = await run(['last', '--json'], machine);
		expect(last).toMatchObject({code: 3, stdout: ''});
		expect(last.stderr).not.toContain('    at ');
		reportOf(await run(check, machine));
		reportOf(await run(['last', '--json'], machine));
	});
});

describe('files', () => {
	test.skipIf(isWindows)('FIFOs where files should be', async () => {
		const machine = scratch();
		mkdirSync(join(machine.home, '.claude'));
		const fifos = ['.zshrc', '.claude.json', '.claude/settings.json', '.claude/.credentials.json', 'project/.env'];
		execFileSync(
			'mkfifo',
			fifos.map((path) => join(machine.home, path)),
		);
		const {checks} = reportOf(await run(check, {...machine, more: {SHELL: '/bin/zsh'}}));
		expect(checks.filter(({outcome}) => outcome === 'crashed' || outcome === 'timed-out')).toEqual([]);
	});

	test('huge, binary and deep ones', async () => {
		const machine = scratch();
		write(join(machine.home, '.zshrc'), Buffer.alloc(24 * 1024 * 1024, 'export A=1\n'));
		write(join(machine.home, '.bashrc'), Buffer.from(Array.from({length: 100_000}, (_, at) => (at * 7919) % 256)));
		write(join(machine.home, '.claude.json'), Buffer.alloc(1000, 0xff));
		write(join(machine.home, '.claude', 'settings.json'), `${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}`);
		write(join(machine.cwd, '.env'), `ANTHROPIC_API_KEY=${'x'.repeat(3 * 1024 * 1024)}\n`);
		const {checks} = reportOf(await run(check, {...machine, more: {SHELL: '/bin/zsh'}}));
		expect(checks.filter(({outcome}) => outcome === 'crashed' || outcome === 'timed-out')).toEqual([]);
	});

	test('folders where files should be', async () => {
		const machine = scratch();
		for (const path of ['.zshrc', '.claude.json', '.claude/settings.json', '.claude/.credentials.json']) {
			mkdirSync(join(machine.home, path), {recursive: true});
		}
		const {checks} = reportOf(await run(check, {...machine, more: {SHELL: '/bin/zsh'}}));
		expect(checks.filter(({outcome}) => outcome === 'crashed' || outcome === 'timed-out')).toEqual([]);
	});

	test.skipIf(isWindows)('control characters in names and values never reach the terminal', async () => {
		const machine = scratch();
		const cwd = join(machine.home, 'p\u001b]0;owned\u0007\u009b31m\u202e');
		write(join(cwd, '.env'), `ANTHROPIC_API_KEY=${key}\u001b[2J\nANTHROPIC_BASE_URL="http://\u001b]8;;x\u0007evil"\n`);
		write(join(cwd, '.claude', 'settings.json'), '{"env": {"ANTHROPIC_\u001b[31mKEY": "\u001b[2J"},}');
		write(join(machine.home, '.zshrc'), `export ANTHROPIC_AUTH_TOKEN=$'\u001b[31m${key}'\n`);
		const more = {
			ANTHROPIC_API_KEY: `${key}\u001b[2J`,
			SHELL: '/bin/z\u001b[31msh',
			ANTHROPIC_BASE_URL: 'http://\u001b[31m',
		};
		for (const words of [
			['check'],
			check,
			['report'],
			['last'],
			['check', '--for', 'api'],
			['check', '--for', 'app'],
		]) {
			const {stdout, stderr, code} = await run([...words, ...(words[0] === 'last' ? [] : ['--offline'])], {
				...machine,
				cwd,
				more,
			});
			expect([0, 1, 3]).toContain(code);
			expect(stdout + stderr).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
			expect(stdout + stderr).not.toContain(key);
		}
	});
});

describe('two at once', () => {
	test('checks', async () => {
		const machine = scratch();
		const both = await Promise.all([run(check, machine), run(check, machine)]);
		for (const ended of both) {
			reportOf(ended);
		}
		reportOf(await run(['last', '--json'], machine));
	});

	test('fixes of the same cause', async () => {
		const machine = scratch();
		const path = join(machine.home, '.claude', 'settings.json');
		const before = '{\n\t"env": {"A": "1"},\n}\n';
		write(path, before);
		const both = await Promise.all([
			run(['fix', 'settings-malformed', '--yes', '--offline'], machine),
			run(['fix', 'settings-malformed', '--yes', '--offline'], machine),
		]);
		// One does it; the other finds it done, or finds the file changed and leaves it.
		expect(both.map(({code}) => code)).toContain(0);
		expect(both.every(({code}) => code === 0 || code === 4)).toBe(true);
		expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual({env: {A: '1'}});
		expect(await run(['undo'], machine)).toMatchObject({code: 0});
		expect(readFileSync(path, 'utf8')).toBe(before);
		expect(readdirSync(dirname(path))).toEqual(['settings.json']);
		expect(existsSync(join(machine.temporary, 'claude-fix'))).toBe(false);
	});
});
