// Who may change things: whatever the order of steps, never two at once, and nobody waits for one that is gone.
import {execFileSync, spawn} from 'node:child_process';
import {existsSync, mkdirSync, readdirSync, readFileSync, utimesSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {claimName, ownClaimant} from '../../source/host/changes/claimant.js';
import {locked} from '../../source/host/changes/lock.js';
import {scratchHost} from '../helpers/host.js';
import {limit} from '../helpers/patience.js';
import {runs} from '../helpers/runs.js';

const folderOf = () => join(scratchHost().home, 'lock');
const busy = 'another claude-fix is changing things right now';

it('lets all of them through, one after the other', async () => {
	const folder = folderOf();
	let [inside, most, done] = [0, 0, 0];
	await Promise.all(
		Array.from({length: 6}, () =>
			locked(folder, limit(60_000), async () => {
				inside++;
				most = Math.max(most, inside);
				await new Promise((resolve) => setImmediate(resolve));
				inside--;
				done++;
			}),
		),
	);
	expect([most, done]).toEqual([1, 6]);
	expect(existsSync(folder)).toBe(false);
});

it('is given back when the work fails', async () => {
	const folder = folderOf();
	await expect(locked(folder, 0, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
	expect(await locked(folder, 0, async () => 'in')).toBe('in');
});

describe.skipIf(process.platform !== 'linux')('what a killed one has left', () => {
	it('is passed over at once, though its number is in use again', async () => {
		const folder = folderOf();
		const own = await ownClaimant();
		mkdirSync(folder);
		// This very process, but begun at another time; a number that nobody has; and a time of the file in the future.
		for (const [index, one] of [
			{...own, began: '1'},
			{...own, process: 2 ** 22 + 1},
		].entries()) {
			writeFileSync(join(folder, claimName(one, index)), '');
			utimesSync(join(folder, claimName(one, index)), 9e9, 9e9);
		}
		expect(await locked(folder, 0, async () => readdirSync(folder).length)).toBe(1);
	});

	it('is passed over when it has ended and nobody has asked for its code', async () => {
		const folder = folderOf();
		// The shell is replaced by one that never asks how its child ended.
		const parent = spawn('/bin/sh', ['-c', 'sleep 0 & echo $!; exec sleep 60'], {stdio: ['ignore', 'pipe', 'ignore']});
		try {
			const id = Number(await new Promise<Buffer>((resolve) => parent.stdout.once('data', resolve)));
			const stateOf = () => /\) (\w)/.exec(readFileSync(`/proc/${id}/stat`, 'utf8'))?.[1];
			for (let tries = 0; stateOf() !== 'Z' && tries < 500; tries++) {
				execFileSync('/bin/sh', ['-c', ':']);
			}
			expect(stateOf()).toBe('Z');
			const began = readFileSync(`/proc/${id}/stat`, 'utf8').split(') ')[1]?.split(' ')[19] ?? '';
			mkdirSync(folder);
			writeFileSync(join(folder, claimName({...(await ownClaimant()), process: id, began}, 1)), '');
			expect(await locked(folder, 0, async () => 'in')).toBe('in');
		} finally {
			parent.kill('SIGKILL');
		}
	});

	it('counts by its sign of life where another machine made it', async () => {
		const folder = folderOf();
		const other = join(folder, claimName({place: '0'.repeat(12), process: 1, began: '1'}, 1));
		mkdirSync(folder);
		writeFileSync(other, '');
		await expect(locked(folder, 0, async () => 'in')).rejects.toThrow(busy);
		utimesSync(other, 1, 1);
		expect(await locked(folder, 0, async () => 'in')).toBe('in');
		mkdirSync(folder, {recursive: true});
		writeFileSync(other, '');
		utimesSync(other, 9e9, 9e9);
		expect(await locked(folder, 0, async () => 'in')).toBe('in');
	});
});

it('takes no other name for a lock', async () => {
	await fc.assert(
		fc.asyncProperty(fc.stringMatching(/^[\w.-]{1,40}$/), async (name) => {
			fc.pre(!/^\.+$/.test(name));
			const folder = folderOf();
			mkdirSync(join(folder, name), {recursive: true});
			expect(await locked(folder, 0, async () => 'in')).toBe('in');
		}),
		{numRuns: runs(20)},
	);
});
