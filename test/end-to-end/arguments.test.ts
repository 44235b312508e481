// The command line from outside: what goes where, and with which exit code.
import {spawn} from 'node:child_process';
import {describe, expect, test} from 'vitest';
import {program, run, scratch} from '../helpers/built.js';

describe('wrong words', () => {
	test.each([
		['a command that there is not', ['chekc']],
		['an option that there is not', ['check', '--jsn']],
		['a purpose that there is not', ['check', '--for', 'me']],
		['a consent that there is not', ['check', '--allow', 'everything']],
		['a value that is missing', ['check', '--timeout']],
		['a time that is none', ['check', '--timeout', 'soon']],
		['a folder that is not there', ['check', '--cwd', 'nowhere']],
		['words after check', ['check', 'this']],
		['explain without a text', ['explain']],
		['an option with control characters', ['check', '--\u001b[31mred\u0007']],
	])('%s: two lines on standard error, exit code 2', async (_, words) => {
		const {code, stdout, stderr} = await run(words, scratch());
		expect([code, stdout]).toEqual([2, '']);
		expect(stderr).toMatch(/^claude-fix: \S.*\n(?:.+\n)?$/);
		expect(stderr).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f]/);
	});

	test.each([
		['a cause that there is not', ['fix', 'tiredness', '--yes']],
		['a check or cause that there is not', ['check', '--only', 'server,tired\u001b[31mness']],
		['a check or cause that there is not, to leave out', ['report', '--skip', 'tiredness']],
		['a scenario that there is not', ['demo', 'tiredness']],
		['a question that nobody can answer', ['fix', 'key-rejected']],
		['a session without a terminal', []],
		['a demo without a terminal', ['demo']],
	])('%s: one clear line, exit code 2', async (_, words) => {
		const {code, stdout, stderr} = await run(words, scratch());
		expect([code, stdout]).toEqual([2, '']);
		expect(stderr).toMatch(/^claude-fix: \S/);
		expect(stderr).not.toContain('    at ');
		expect(stderr).not.toContain('\u001b');
	});
});

describe('a text in place of a command', () => {
	const said = 'API Error: 401 Invalid bearer token';
	test.each([
		['as words', said.split(' '), ''],
		['as one word', [said], ''],
		['on standard input', [], `${said}\n`],
		['on standard input, asked for', ['explain'], `${said}\n`],
	])('%s is explained', async (_, words, input) => {
		const machine = scratch();
		const [text, asked] = await Promise.all([run(words, {...machine, input}), run(['explain', said], machine)]);
		expect(asked.stdout).not.toBe('');
		expect(text).toMatchObject({code: 0, stdout: asked.stdout, stderr: ''});
	});

	test('a cause that is nearly one', async () => {
		const machine = scratch();
		for (const words of [['key-rejectd'], ['fix', 'key-rejectd', '--yes'], ['check', '--only', 'key-rejectd']]) {
			const {code, stdout, stderr} = await run(words, machine);
			expect([code, stdout]).toEqual([2, '']);
			expect(stderr).toMatch(/^claude-fix: [^\n]+\nDid you mean key-rejected\?\n$/);
		}
	});
});

describe('right words', () => {
	test('--help and --version', async () => {
		const machine = scratch();
		const [help, version] = await Promise.all([run(['--help'], machine), run(['--version'], machine)]);
		expect(help).toMatchObject({code: 0, stderr: ''});
		expect(help.stdout).toContain('claude-fix demo [scenario]');
		expect(version).toMatchObject({code: 0, stderr: '', stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/)});
	});

	test('check --json prints one document and nothing else, and last prints it again', async () => {
		const machine = scratch();
		const check = await run(['check', '--json', '--offline'], machine);
		const report = JSON.parse(check.stdout);
		expect(check.stderr).toBe('');
		expect(report).toMatchObject({format: 1, environment: 'claude-code', machine: {claude: null}});
		expect(check.code).toBe({healthy: 0, broken: 1, unverified: 3}[report.verdict as string]);
		const last = await run(['last', '--json'], machine);
		expect(JSON.parse(last.stdout)).toEqual(report);
	});

	test('report prints Markdown without a name of this machine', async () => {
		const machine = scratch();
		const {stdout, code} = await run(['report', '--offline'], {...machine, more: {USER: 'maria.rossi'}});
		expect(stdout).toMatch(/^### claude-fix report\n/);
		expect(stdout).not.toContain(machine.home);
		expect(stdout).not.toContain('maria');
		expect(code).toBe(1);
	});

	test('demo --list lists the scenarios', async () => {
		const {stdout, code} = await run(['demo', '--list'], scratch());
		expect(code).toBe(0);
		expect(stdout.split('\n').filter((line) => /^ {2}[a-z-]+ +\S/.test(line)).length).toBeGreaterThanOrEqual(6);
	});

	test('a reader that has gone is no error', async () => {
		const {environment, cwd} = scratch();
		const child = spawn(process.execPath, [program, 'check', '--json', '--offline'], {cwd, env: {...environment}});
		child.stdout.destroy();
		let errors = '';
		child.stderr.on('data', (part: Buffer) => {
			errors += part;
		});
		const code = await new Promise((resolve) => child.once('close', resolve));
		expect([code, errors]).toEqual([1, '']);
	});
});
