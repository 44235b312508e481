// The session in a real terminal: drawn, left in every way there is, and the terminal given back as it was found.
import {createHash} from 'node:crypto';
import {existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join, resolve} from 'node:path';
import {type IPty, spawn} from '@lydell/node-pty';
import {execa, execaSync} from 'execa';
import stripAnsi from 'strip-ansi';
import {afterEach, beforeEach, describe, expect, it} from 'vitest';
import {limit, patiently} from '../helpers/patience.js';

const cli = resolve('dist/cli.js');
const pasteOff = '\u001B[?2004l';
const showCursor = '\u001B[?25h';

let home = '';
let terminal: IPty | undefined;

beforeEach(() => {
	home = mkdtempSync(join(tmpdir(), 'claude-fix-session-'));
	writeFileSync(join(home, '.claude.json'), '{"hasCompletedOnboarding":true}');
});

afterEach(() => {
	terminal?.kill('SIGKILL');
	rmSync(home, {recursive: true, force: true});
});

const environment = () => ({
	HOME: home,
	PATH: `${join(process.execPath, '..')}:/usr/bin:/bin`,
	TERM: 'xterm-256color',
	LANG: 'C.UTF-8',
});

/** Starts the session under a shell that says afterwards what state the terminal is in. */
function start(args: readonly string[] = [], more: Readonly<Record<string, string>> = {}) {
	// The inner shell becomes the program: its process id is known before that starts.
	const inner = `echo "pid $$ "; exec "$0" "$1" --offline ${[...patiently, ...args].join(' ')}`;
	const script = `sh -c '${inner}' "$0" "$1"; echo "code $?"; stty -a | tr ';' '\\n'; echo over`;
	const pty = spawn('/bin/sh', ['-c', script, process.execPath, cli], {
		cols: 80,
		rows: 24,
		cwd: home,
		env: {...environment(), ...more},
	});
	terminal = pty;
	return {pty, ...reading(pty)};
}

/** The one program that a shell has started. */
function jobOf(shell: number): number {
	return Number(execaSync('pgrep', ['-P', String(shell)]).stdout.trim());
}

function reading(pty: IPty) {
	let output = '';
	pty.onData((data) => {
		output += data;
	});
	return {
		output: () => output,
		/** Waits until the text was written since the last call. */
		async sees(text: string): Promise<string> {
			const until = performance.now() + limit(30_000);
			while (!stripAnsi(output).includes(text)) {
				if (performance.now() > until) {
					throw new Error(`"${text}" was not written:\n${stripAnsi(output)}`);
				}
				await new Promise((done) => {
					setTimeout(done, 20);
				});
			}
			const seen = output;
			output = '';
			return seen;
		},
	};
}

function expectGivenBack(written: string, code: number): void {
	expect(stripAnsi(written)).toContain(`code ${code}`);
	expect(written).toContain(pasteOff);
	expect(written).toContain(showCursor);
	expect(written).toMatch(/(?<!-)\bicanon\b/);
	expect(written).toMatch(/(?<!-)\becho\b/);
}

describe('a session in a terminal', () => {
	it('looks at once, and is left with q', async () => {
		const {pty, sees} = start();
		await sees('Not now');
		pty.write('q');
		expectGivenBack(await sees('over'), 1);
	});

	it.skipIf(process.platform !== 'linux')('first takes back what a run that was cut off has changed', async () => {
		const changes = join(home, '.local/state/claude-fix/changes');
		const id = '20260101-000000-1';
		const path = join(home, '.zshrc');
		mkdirSync(join(changes, id), {recursive: true, mode: 0o700});
		writeFileSync(path, 'new');
		writeFileSync(join(changes, id, '1'), 'old');
		const [was, after] = ['old', 'new'].map((text) => createHash('sha256').update(text).digest('hex'));
		const before = {digest: was, mode: 0o644, uid: process.getuid?.(), gid: process.getgid?.(), backup: '1'};
		const temporary = join(home, '.zshrc.claude-fix.new');
		const entry = {format: 1, id, at: 1, causes: ['key-empty'], steps: [], state: 'begun'};
		const records = [{kind: 'file', path, before, after, temporary, folders: []}];
		writeFileSync(join(changes, `${id}.json`), JSON.stringify({...entry, records}));
		const {pty, sees} = start();
		expect(stripAnsi(await sees('Not now')).replaceAll(/\s+/g, ' ')).toContain(
			`An earlier run was interrupted while it changed things (${id}, key-empty)`,
		);
		expect(readFileSync(path, 'utf8')).toBe('old');
		pty.write('q');
		await sees('over');
	});

	it('acts key by key on what arrives in one read', async () => {
		const {pty, sees} = start();
		await sees('Not now');
		pty.write('m\u001B[B\u001B[B\u001B[B\r');
		await sees('Which app?');
		pty.write('\u0003');
		expectGivenBack(await sees('over'), 130);
	});

	it.each<[NodeJS.Signals, number]>([
		['SIGTERM', 143],
		['SIGHUP', 129],
		['SIGINT', 130],
	])('gives the terminal back on %s', async (signal, code) => {
		const {sees} = start();
		const written = await sees('Not now');
		process.kill(Number(/pid (\d+)/.exec(written)?.[1]), signal);
		expectGivenBack(await sees('over'), code);
	});

	it.each(['\u0003', '\u0004'])('is left with %j in place of an answer to a numbered question', async (key) => {
		const {pty, sees} = start(['--linear']);
		await sees('Enter for 1');
		pty.write(key);
		const written = stripAnsi(await sees('over'));
		expect(written).toContain('code 130');
		expect(written).not.toContain('report');
	});

	it('points to check where the cursor can not be moved', async () => {
		const {sees} = start([], {TERM: 'dumb'});
		const written = await sees('over');
		expect(stripAnsi(written)).toMatch(/TERM=dumb[\s\S]*claude-fix check[\s\S]*code 2/);
		expect(written).not.toContain('\u001B');
	});

	it.skipIf(!existsSync('/bin/bash'))(
		'is stopped by Ctrl-Z or from outside, and goes on with the keyboard',
		async () => {
			const pty = spawn('/bin/bash', ['--norc', '--noediting', '-i'], {
				cols: 80,
				rows: 40,
				cwd: home,
				env: {...environment(), PS1: 'ready> '},
			});
			terminal = pty;
			const {sees} = reading(pty);
			await sees('ready> ');
			pty.write(`"${process.execPath}" "${cli}" --offline\r`);
			await sees('Not now');
			for (const stop of ['key', 'signal']) {
				if (stop === 'key') {
					pty.write('\u001A');
				} else {
					process.kill(jobOf(pty.pid), 'SIGTSTP');
				}
				await sees('Stopped');
				pty.write('stty -a | tr ";" "\\n"; echo "over"\r');
				expect(await sees('\nover')).toMatch(/(?<!-)\bicanon\b/);
				pty.write('fg\r');
				await sees('Not now');
				pty.write('?');
				await sees('Keys');
				pty.write('\u001B');
				await sees('Not now');
			}
			pty.write('q');
			const written = await sees('ready> ');
			expect(written).toContain(pasteOff);
			expect(written).toContain(showCursor);
		},
	);

	it('draws without colours where none are wanted, also on a build server', async () => {
		const {sees, pty} = start([], {NO_COLOR: '1', CI: 'true'});
		const written = await sees('Not now');
		expect(written).not.toMatch(/\u001B\[[\d;]*m/);
		pty.write('q');
		expectGivenBack(await sees('over'), 1);
	});
});

describe('links', () => {
	it.each([
		[{TERM_PROGRAM: 'WezTerm'}, true],
		[{}, false],
	])('are there with %j: %j', async (variables, isLinked) => {
		writeFileSync(join(home, '.bashrc'), 'export ANTHROPIC_API_KEY="x y"\n');
		const {sees, pty} = start([], {SHELL: '/bin/bash', ANTHROPIC_API_KEY: 'x y', ...variables});
		const written = await sees('Not now');
		expect(written.includes(`\u001B]8;;file://${home}/.bashrc\u0007`)).toBe(isLinked);
		expect(written.includes('\u001B]8;')).toBe(isLinked);
		expect(stripAnsi(written)).toContain('~/.bashrc:1');
		pty.write('q');
		await sees('over');
	});
});

describe('without a terminal', () => {
	it('says so, points to check, and exits with 2', async () => {
		const {exitCode, stdout, stderr} = await execa(process.execPath, [cli], {
			cwd: home,
			env: environment(),
			extendEnv: false,
			reject: false,
			stdin: 'ignore',
		});
		expect([exitCode, stdout]).toEqual([2, '']);
		expect(stderr).toMatch(/terminal.*claude-fix check/);
	});
});
