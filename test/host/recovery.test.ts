// Whatever the changes and whenever the program is killed: the machine is as it was before, or can be made so.
import {execFile} from 'node:child_process';
import {mkdirSync, readdirSync} from 'node:fs';
import {join} from 'node:path';
import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import type {Change} from '../../source/core/fix.js';
import {makeChanger} from '../../source/host/apply.js';
import {encode} from '../../source/host/changes/encode.js';
import {bundled, changedMachine, digestOfFile} from '../helpers/changed-machine.js';
import {type Content, scratchHost} from '../helpers/host.js';
import type {Task} from '../helpers/killed-changer.js';
import {limit} from '../helpers/patience.js';
import {runs} from '../helpers/runs.js';
import {snapshotOf} from '../helpers/snapshot.js';

const journal = '.local/state/claude-fix/changes';

describe('whatever the changes', () => {
	const encodings = fc.constantFrom('utf8', 'utf8-bom', 'utf16le', 'utf16be');
	const texts = fc.string({unit: fc.constantFrom('a', 'é', '\n', '\r\n', '\t', '"', '😀', ' ')});
	const modes = fc.constantFrom(0o600, 0o644, 0o640, 0o755, 0o400);
	const files = fc.array(
		fc.record({text: texts, encoding: encodings, mode: modes, isJson: fc.boolean(), isLinked: fc.boolean()}),
		{
			minLength: 1,
			maxLength: 4,
		},
	);
	const steps = fc.array(
		fc.record({
			kind: fc.constantFrom('edit', 'move', 'mode', 'copy', 'make', 'fail'),
			which: fc.nat(3),
			other: fc.nat(3),
			from: fc.nat(8),
			length: fc.nat(4),
			text: texts,
			mode: modes,
		}),
		{minLength: 1, maxLength: 6},
	);

	it('apply and undo give back every byte, mode, link and name; what fails leaves all as it was', {
		timeout: limit(120_000),
	}, async () => {
		const kinds = new Map<string, number>();
		await fc.assert(
			fc.asyncProperty(files, steps, async (given, wanted) => {
				const names = given.map(({text, encoding, mode, isJson, isLinked}, index) => {
					const content = isJson ? JSON.stringify({a: text, b: {c: [text]}}, null, 2) : text;
					return {
						content,
						isJson,
						mode,
						name: `~/${isLinked ? `l${index}` : `f${index}`}`,
						file: `~/f${index}`,
						index,
						isLinked,
						encoding,
					};
				});
				const contents: Record<string, Content> = Object.fromEntries(
					names.map(({file, content, encoding}) => [file, encode(content, encoding)]),
				);
				const {host, home, path, cleanUp} = scratchHost({
					files: contents,
					modes: Object.fromEntries(names.map(({file, mode}) => [file, mode])),
					links: Object.fromEntries(names.filter(({isLinked}) => isLinked).map(({name, index}) => [name, `f${index}`])),
				});
				const changes = wanted.map((step): Change => {
					const one = names[step.which % names.length];
					const other = names[step.other % names.length];
					const place = path(one?.name ?? '');
					switch (step.kind) {
						case 'edit': {
							const start = Math.min(step.from, one?.content.length ?? 0);
							const end = Math.min(start + step.length, one?.content.length ?? 0);
							return one?.isJson
								? {
										kind: 'edit-json',
										path: place,
										digest: digestOfFile(place),
										edits: [{path: ['b', step.text], value: step.text}],
									}
								: {kind: 'edit-text', path: place, digest: digestOfFile(place), edits: [{start, end, text: step.text}]};
						}
						case 'move':
							return {kind: 'move-file', path: place};
						case 'mode':
							return {kind: 'set-mode', path: place, mode: step.mode};
						case 'copy':
							return {kind: 'copy-file', from: path(other?.file ?? ''), to: place};
						case 'make':
							return {
								kind: 'edit-json',
								path: path(`~/new/${step.which}/x.json`),
								digest: null,
								edits: [{path: ['a'], value: 1}],
							};
						default:
							return {kind: 'move-file', path: path('~/nothing')};
					}
				});
				const before = snapshotOf(home);
				const changer = makeChanger(host, {patience: 0});
				const result = await changer.apply([], changes);
				kinds.set(result.kind, (kinds.get(result.kind) ?? 0) + 1);
				if (result.kind === 'applied') {
					expect(await changer.undo()).toMatchObject({kind: 'undone'});
				} else if (result.kind === 'failed') {
					expect(result.isRolledBack).toBe(true);
				}
				expect(snapshotOf(home)).toEqual(before);
				expect(leftovers(home)).toEqual([]);
				cleanUp();
			}),
			{numRuns: runs(40)},
		);
		expect([...kinds.keys()].sort()).toEqual(expect.arrayContaining(['applied', 'failed']));
	});
});

describe('whenever it is killed', () => {
	const program = bundled('killed-changer');

	const run = async (task: Task): Promise<{readonly calls: number} | undefined> =>
		new Promise((resolve, reject) => {
			execFile(process.execPath, [program.path, JSON.stringify(task)], {env: {}}, (error, stdout, stderr) => {
				if (error && error.signal !== 'SIGKILL') {
					reject(new Error(stderr));
				}
				resolve(error ? undefined : (JSON.parse(stdout) as {calls: number}));
			});
		});

	it('while it changes things: the next start takes back what was begun', {timeout: limit(120_000)}, async () => {
		const whole = changedMachine();
		const {home, cwd, changes} = whole;
		const calls = (await run({home, cwd, changes}))?.calls ?? 0;
		expect(calls).toBeGreaterThan(30);
		await inPairs(some(calls), async (killAt) => {
			const machine = changedMachine();
			expect(await run({home: machine.home, cwd: machine.cwd, changes: machine.changes, killAt})).toBeUndefined();
			await machine.changer.recover();
			// At the very end all is done, and the lock is all that is left.
			const isDone = (await machine.changer.list())[0]?.state === 'applied';
			expect(isDone ? killAt : calls).toBeGreaterThan(calls - 6);
			expect(isDone ? await machine.changer.undo() : {kind: 'undone'}).toMatchObject({kind: 'undone'});
			expect([killAt, snapshotOf(machine.home)]).toEqual([killAt, machine.before]);
			expect([killAt, readdirSync(machine.home).filter((name) => name.includes('claude-fix'))]).toEqual([killAt, []]);
			// And all is ready for the next one.
			expect(await machine.changer.apply([], machine.changes)).toMatchObject({kind: 'applied'});
			expect(await machine.changer.undo()).toMatchObject({kind: 'undone'});
			expect([killAt, leftovers(machine.home)]).toEqual([killAt, []]);
		});
	});

	it('while it takes them back: the next start brings that to its end', {timeout: limit(120_000)}, async () => {
		const whole = changedMachine();
		await whole.changer.apply([], whole.changes);
		const calls = (await run({home: whole.home, cwd: whole.cwd}))?.calls ?? 0;
		expect(snapshotOf(whole.home)).toEqual(whole.before);
		await inPairs(some(calls), async (killAt) => {
			const machine = changedMachine();
			await machine.changer.apply([], machine.changes);
			expect(await run({home: machine.home, cwd: machine.cwd, killAt})).toBeUndefined();
			const {interrupted} = await machine.changer.recover();
			expect(interrupted.flatMap(({problems}) => problems)).toEqual([]);
			if (interrupted.length === 0) {
				// Before it could be noted, or after all was done.
				await machine.changer.undo();
			}
			expect([killAt, snapshotOf(machine.home)]).toEqual([killAt, machine.before]);
			await machine.changer.apply([], machine.changes);
			await machine.changer.undo();
			expect([killAt, leftovers(machine.home)]).toEqual([killAt, []]);
		});
	});
});

/** Files of ours outside of the journal, and whatever but entries in it. */
function leftovers(home: string): readonly string[] {
	mkdirSync(join(home, journal), {recursive: true});
	return readdirSync(home, {recursive: true, encoding: 'utf8'}).filter(
		(path) => path.includes('claude-fix') && !journal.startsWith(path) && !/\/changes\/[\d-]+\.json$/.test(path),
	);
}

/** All of them were tried; so many are enough to see that it stays so. */
function some(calls: number): readonly number[] {
	const stride = 7;
	return Array.from({length: calls}, (_, index) => index + 1).filter((call) => call % stride === 1 || call === calls);
}

async function inPairs(numbers: readonly number[], work: (number: number) => Promise<void>): Promise<void> {
	for (let at = 0; at < numbers.length; at += 2) {
		await Promise.all(numbers.slice(at, at + 2).map(work));
	}
}
