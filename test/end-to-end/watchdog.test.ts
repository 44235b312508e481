// The watchdog: whatever blocks the built program, it tells what it has found, or says that it can't, and ends.
import {execFileSync} from 'node:child_process';
import {mkdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, test} from 'vitest';
import type {Report} from '../../source/core/report.js';
import {run, type Scratch, scratch} from '../helpers/built.js';
import {limit} from '../helpers/patience.js';

const seconds = (many: number): string => String(Math.ceil(limit(many)));

/** What a parser of ours would do if it were wrong: the word is in a file that is read. */
const loops = {
	'a loop': 'for (;;) {}',
	'a loop that catches what it can': 'for (;;) { try { for (;;) {} } catch {} finally {} }',
	'a pattern that goes back for ever': "/(a+)+$/.test('a'.repeat(80) + 'b')",
} as const;

/** A machine with a settings file, short as they are. */
function watched(): Scratch {
	const machine = scratch();
	mkdirSync(join(machine.cwd, '.claude'));
	writeFileSync(join(machine.cwd, '.claude', 'settings.json'), '{"BLOCK": true}');
	return machine;
}

/** A machine on which reading a settings file that holds "BLOCK" does this. */
function blockedBy(body: string): Scratch & {readonly more: Readonly<Record<string, string>>} {
	const machine = watched();
	const hook = join(machine.folder, 'hook.cjs');
	writeFileSync(
		hook,
		`const parse = JSON.parse; JSON.parse = (text, ...more) => { if (String(text).includes('BLOCK')) { ${body} } return parse(text, ...more); };`,
	);
	return {...machine, more: {NODE_OPTIONS: `--require ${hook}`}};
}

describe('what blocks', () => {
	test.each(Object.entries(loops))('%s: the rest is told', async (_, body) => {
		const {code, stdout, stderr} = await run(
			['check', '--json', '--offline', '--timeout', seconds(2)],
			blockedBy(body),
		);
		expect({code, stderr}).toEqual({code: 3, stderr: ''});
		const report = JSON.parse(stdout) as Report;
		expect(report.verdict).toBe('unverified');
		expect(report.checks.filter(({outcome}) => outcome === 'timed-out').length).toBeGreaterThan(0);
		expect(report.checks.filter(({outcome}) => outcome === 'passed').length).toBeGreaterThan(0);
	});

	test('a report too', async () => {
		const {code, stdout} = await run(['report', '--offline', '--timeout', seconds(1)], blockedBy('for (;;) {}'));
		expect(code).toBe(3);
		expect(stdout).toContain('claude-fix');
	});

	test('text that is written, which nothing can be said without: one line, exit code 3', async () => {
		const machine = watched();
		const hook = join(machine.folder, 'hook.cjs');
		writeFileSync(
			hook,
			'const {stringify} = JSON; JSON.stringify = (...all) => { if (all[2] === 2) for (;;) {} return stringify(...all); };',
		);
		const {code, stdout, stderr} = await run(['check', '--json', '--offline', '--timeout', seconds(1)], {
			...machine,
			more: {NODE_OPTIONS: `--require ${hook}`},
		});
		expect({code, stdout}).toEqual({code: 3, stdout: ''});
		expect(stderr).toMatch(/^claude-fix: stopped: .+\n$/);
	});

	test.skipIf(process.platform === 'win32')('a call into the system that never returns', async () => {
		const fifo = join(scratch().folder, 'fifo');
		execFileSync('mkfifo', [fifo]);
		const machine = blockedBy(`require('node:fs').openSync(${JSON.stringify(fifo)})`);
		const {code, stdout, stderr} = await run(['check', '--json', '--offline', '--timeout', seconds(1)], machine);
		// No JavaScript can be run there: it is killed.
		expect({code, stdout}).toEqual({code: null, stdout: ''});
		expect(stderr).toMatch(/^claude-fix: stopped: .+\n$/);
	});

	test.skipIf(process.platform === 'win32')('a disk that never answers: what lies on others is told', async () => {
		const machine = watched();
		const fifo = join(machine.folder, 'fifo');
		execFileSync('mkfifo', [fifo]);
		const hook = join(machine.folder, 'hook.cjs');
		writeFileSync(
			hook,
			`const {promises} = require('node:fs'); const {lstat, open} = promises; promises.lstat = (path, ...more) => String(path).includes('settings.json') ? open(${JSON.stringify(fifo)}, 'r') : lstat(path, ...more);`,
		);
		const {stdout, stderr} = await run(['check', '--json', '--offline', '--timeout', seconds(5)], {
			...machine,
			more: {NODE_OPTIONS: `--require ${hook}`},
		});
		const report = JSON.parse(stdout) as Report;
		expect({verdict: report.verdict, stderr}).toEqual({verdict: expect.not.stringContaining('healthy'), stderr: ''});
		expect(report.checks.filter(({outcome}) => outcome === 'passed').length).toBeGreaterThan(0);
	});
});
