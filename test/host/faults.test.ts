// Whatever call the disk refuses, once or from then on: what is said is so, and everything can be had back.
import {execFile} from 'node:child_process';
import {readdirSync} from 'node:fs';
import {expect, it} from 'vitest';
import type {ApplyResult, UndoResult} from '../../source/core/transaction.js';
import {bundled, changedMachine} from '../helpers/changed-machine.js';
import type {FailingResult, FailingTask} from '../helpers/failing-changer.js';
import {limit} from '../helpers/patience.js';

const program = bundled('failing-changer');

function run(tasks: readonly FailingTask[]): Promise<readonly FailingResult[]> {
	return new Promise((resolve, reject) => {
		const child = execFile(
			process.execPath,
			[program.path],
			{env: {}, maxBuffer: 64 * 1024 * 1024},
			(error, stdout, stderr) => {
				if (error) {
					reject(new Error(stderr));
				} else {
					resolve(JSON.parse(stdout) as readonly FailingResult[]);
				}
			},
		);
		child.stdin?.end(JSON.stringify(tasks));
	});
}

function start() {
	const machine = changedMachine();
	const {changer} = machine;
	const takeAllBack = async () => {
		await changer.recover();
		while ((await changer.undo()).kind === 'undone') {
			// And the one before.
		}
	};
	return {...machine, takeAllBack};
}

const ways = [
	{error: 'ENOSPC', isLasting: false},
	{error: 'EIO', isLasting: false},
	{error: 'ENOSPC', isLasting: true},
] as const;
/** All of them were tried; so many, at other places for each way, are enough to see that it stays so. */
const stride = 11;

it('while it changes things', {timeout: limit(120_000)}, async () => {
	const whole = start();
	const nothing = {failAt: 0, isLasting: false, error: ''};
	const [first] = await run([{home: whole.home, cwd: whole.cwd, changes: whole.changes, ...nothing}]);
	const changed = whole.look();
	const calls = first?.calls ?? 0;
	expect(calls).toBeGreaterThan(60);
	const trials = ways.flatMap((way, index) =>
		Array.from({length: calls}, (_, at) => at + 1)
			.filter((at) => at % stride === index || at === calls)
			.map((failAt) => ({...start(), failAt, ...way})),
	);
	const results = await run(trials.map(({home, cwd, changes, ...way}) => ({...wayOf(way), home, cwd, changes})));
	const kinds = new Set<string>();
	for (const [index, {failAt, error, look, before, takeAllBack, home}] of trials.entries()) {
		const result = results[index]?.result as ApplyResult;
		const name = `${error} at ${failAt}: ${JSON.stringify(result)}`;
		kinds.add(result.kind);
		if (result.kind === 'applied') {
			expect([name, look()]).toEqual([name, changed]);
		} else if (result.kind === 'failed' && result.isRolledBack) {
			expect([name, look()]).toEqual([name, before]);
		} else {
			expect([name, result.kind]).toEqual([name, 'failed']);
		}
		await takeAllBack();
		expect([name, look()]).toEqual([name, before]);
		expect([name, readdirSync(home).filter((one) => one.includes('claude-fix'))]).toEqual([name, []]);
	}
	expect([...kinds].sort()).toEqual(['applied', 'failed']);
});

it('while it takes them back', {timeout: limit(120_000)}, async () => {
	const whole = start();
	await whole.changer.apply([], whole.changes);
	const nothing = {failAt: 0, isLasting: false, error: ''};
	const calls = (await run([{home: whole.home, cwd: whole.cwd, ...nothing}]))[0]?.calls ?? 0;
	expect(whole.look()).toEqual(whole.before);
	const trials = ways.flatMap((way, index) =>
		Array.from({length: calls}, (_, at) => at + 1)
			.filter((at) => at % stride === index || at === calls)
			.map((failAt) => ({...start(), failAt, ...way})),
	);
	for (const {changer, changes} of trials) {
		expect(await changer.apply([], changes)).toMatchObject({kind: 'applied'});
	}
	const applied = trials.map(({look}) => look());
	const results = await run(trials.map(({home, cwd, changes: _, ...way}) => ({...wayOf(way), home, cwd})));
	const kinds = new Set<string>();
	for (const [index, {failAt, error, look, before, takeAllBack, home}] of trials.entries()) {
		const result = results[index]?.result as UndoResult;
		const name = `${error} at ${failAt}: ${JSON.stringify(result)}`;
		kinds.add(result.kind);
		if (result.kind === 'undone') {
			expect([name, look()]).toEqual([name, before]);
		} else {
			expect([name, result.kind]).toEqual([name, 'refused']);
			if (result.kind === 'refused' && !result.isPartly) {
				expect([name, look()]).toEqual([name, applied[index]]);
			}
		}
		await takeAllBack();
		expect([name, look()]).toEqual([name, before]);
		expect([name, readdirSync(home).filter((one) => one.includes('claude-fix'))]).toEqual([name, []]);
	}
	expect([...kinds].sort()).toEqual(['refused', 'undone']);
});

function wayOf({failAt, isLasting, error}: Pick<FailingTask, 'failAt' | 'isLasting' | 'error'>) {
	return {failAt, isLasting, error};
}
