// `ignore` from outside: it counts no more, it stays in the report, and another place counts.
import {appendFileSync, mkdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, it, test} from 'vitest';
import type {Report} from '../../source/core/report.js';
import {run, type Scratch, scratch} from '../helpers/built.js';

const until = '2999-12-31';
const check = ['check', '--json', '--offline', '--only', 'settings-malformed'];

/** Two settings files that are not JSON: each is an error of the same cause, at its own place. */
function broken(...names: readonly string[]): Scratch {
	const machine = scratch();
	mkdirSync(join(machine.home, '.claude'), {recursive: true});
	for (const name of names) {
		writeFileSync(join(machine.home, '.claude', name), '{"env": {"A": "b"\n');
	}
	return machine;
}

describe('a finding that is ignored', () => {
	it('stays in the report with its reason and its day, and counts no more; at another place it counts', async () => {
		const machine = broken('settings.json');
		const before = JSON.parse((await run(check, machine)).stdout) as Report;
		expect(before.rootCause).toBe('settings-malformed');
		const ignored = await run(
			['ignore', 'settings-malformed', '--until', until, '--reason', 'of a test', '--offline'],
			machine,
		);
		expect(ignored).toMatchObject({code: 0, stderr: ''});
		const after = await run(check, machine);
		const report = JSON.parse(after.stdout) as Report;
		expect(report).toMatchObject({verdict: 'unverified', rootCause: null});
		expect(report.findings).toMatchObject([
			{cause: 'settings-malformed', severity: 'error', ignored: {until, reason: 'of a test'}},
		]);
		expect(after.code).toBe(3);
		expect((await run([...check.filter((word) => word !== '--json')], machine)).stdout).toContain('1 ignored');
		mkdirSync(join(machine.cwd, '.claude'), {recursive: true});
		writeFileSync(join(machine.cwd, '.claude', 'settings.json'), '{"env": {"A": "b"\n');
		const other = JSON.parse((await run(check, machine)).stdout) as Report;
		expect(other).toMatchObject({verdict: 'broken', rootCause: 'settings-malformed'});
		expect(
			(await run(['ignore', 'settings-malformed', '--until', '2020-01-01', '--reason', 'over'], machine)).code,
		).toBe(0);
		expect((await run(['ignore', '--list'], machine)).stdout).toContain('Nothing is ignored');
	});

	it('is not there: nothing is ignored', async () => {
		const machine = scratch();
		const {code, stdout} = await run(['ignore', 'key-empty', '--until', until, '--reason', 'x', '--offline'], machine);
		expect([code, stdout]).toEqual([1, 'key-empty: not found here, so there is nothing to ignore.\n']);
	});

	test.each([
		[['ignore']],
		[['ignore', 'key-emptyy', '--until', until, '--reason', 'x']],
		[['ignore', 'key-empty', '--reason', 'x']],
		[['ignore', 'key-empty', '--until', 'soon', '--reason', 'x']],
		[['ignore', 'key-empty', '--until', until]],
		[['ignore', 'key-empty', '--until', '2020-01-01', '--reason', 'x']],
	])('%j is wrong usage', async (words) => {
		const {code, stdout, stderr} = await run(words, scratch());
		expect([code, stdout]).toEqual([2, '']);
		expect(stderr.split('\n').length).toBeLessThanOrEqual(3);
	});
});

describe('last --run', () => {
	it('looks again, and says what is gone, what is still there and what is new', async () => {
		const machine = broken('settings.json');
		appendFileSync(join(machine.home, '.claude.json'), '{"hasCompletedOnboarding": true}');
		await run(['check', '--offline'], machine);
		const still = await run(['last', '--run', '--offline'], machine);
		expect(still.stdout).toMatch(/still there: .*~\/\.claude\/settings\.json/);
		writeFileSync(join(machine.home, '.claude', 'settings.json'), '{}');
		const again = await run(['last', '--run', '--json', '--offline'], machine);
		const {comparison, checks} = JSON.parse(again.stdout);
		expect(checks.length).toBeGreaterThan(25);
		expect(comparison.gone.map(({cause}: {cause: string}) => cause)).toContain('settings-malformed');
		const last = await run(['last', '--json'], machine);
		expect(JSON.parse(last.stdout).at).toBe(JSON.parse(again.stdout).at);
	});
	it('calls nothing gone that is about a variable which this shell lacks', async () => {
		const machine = scratch();
		writeFileSync(join(machine.home, '.bashrc'), 'export ANTHROPIC_API_KEY=your-api-key-here\n');
		const withKey = {...machine, environment: {...machine.environment, ANTHROPIC_API_KEY: 'your-api-key-here'}};
		await run(['check', '--offline'], withKey);
		const {comparison} = JSON.parse((await run(['last', '--run', '--json', '--offline'], machine)).stdout);
		expect(comparison.gone).toEqual([]);
		expect(comparison.unseen.map(({cause}: {cause: string}) => cause)).toContain('key-placeholder');
	});
});
