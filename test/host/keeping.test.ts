// What an edit keeps besides bytes, owner and mode, and what moving never does.
import {execFileSync} from 'node:child_process';
import {createHash} from 'node:crypto';
import {
	existsSync,
	lstatSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	readlinkSync,
	renameSync,
	rmSync,
	symlinkSync,
	utimesSync,
	writeFileSync,
} from 'node:fs';
import {join} from 'node:path';
import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import type {Change} from '../../source/core/fix.js';
import {makeChanger} from '../../source/host/apply.js';
import {readWhole, writeWhole} from '../../source/host/changes/bytes.js';
import {moveTo} from '../../source/host/changes/moving.js';
import {least, most, oldest, tidyJournal} from '../../source/host/changes/tidy.js';
import {Trouble} from '../../source/host/changes/trouble.js';
import {Journal} from '../../source/host/journal.js';
import {scratchHost} from '../helpers/host.js';
import {runs} from '../helpers/runs.js';

function editOf(path: string): Change {
	const bytes = readFileSync(path);
	return {
		kind: 'edit-text',
		path,
		digest: createHash('sha256').update(bytes).digest('hex'),
		edits: [{start: 0, end: 0, text: '# '}],
	};
}

const hasAttributes = (() => {
	try {
		execFileSync('setfattr', ['--version'], {stdio: 'ignore'});
		execFileSync('setfacl', ['--version'], {stdio: 'ignore'});
		return process.platform === 'linux';
	} catch {
		return false;
	}
})();

describe.skipIf(!hasAttributes)('attributes', () => {
	const seen = (path: string) =>
		execFileSync('getfattr', ['-h', '-d', '-m', '-', '-e', 'hex', '--absolute-names', path], {encoding: 'utf8'});

	it('and access lists are there after an edit, and after it was taken back', async () => {
		const name = '~/a b\\\n=é.zshrc';
		const {host, path} = scratchHost({files: {[name]: 'X=1\n'}, modes: {[name]: 0o640}});
		const file = path(name);
		execFileSync('setfattr', ['-n', 'user.tag', '-v', 'a\nb', file]);
		execFileSync('setfattr', ['-n', 'user.empty', file]);
		execFileSync('setfacl', ['-m', 'u:1234:r', file]);
		const before = seen(file);
		const changer = makeChanger(host);
		expect(await changer.apply([], [editOf(file)])).not.toHaveProperty('notes');
		expect([seen(file), readFileSync(file, 'utf8')]).toEqual([before, '# X=1\n']);
		await changer.undo();
		expect([seen(file), readFileSync(file, 'utf8')]).toEqual([before, 'X=1\n']);
	});

	it.each([
		['nothing here copies them', {cp: {exit: 1}, getfattr: {exit: 1}}, /if it has any, can't be kept/],
		['the copy goes without them', {cp: {exit: 0}}, /is written without the attribute "user.tag"/],
	])('are said to be lost where %s', async (_, programs, words) => {
		const name = '~/a b\\\n=é.zshrc';
		const {host, path} = scratchHost({files: {[name]: 'X=1\n'}, programs});
		execFileSync('setfattr', ['-n', 'user.tag', '-v', 'mine', path(name)]);
		const result = await makeChanger(host).apply([], [editOf(path(name))]);
		expect(result).toMatchObject({kind: 'applied', notes: [expect.stringMatching(words)]});
	});
});

it('the time comes back to the nanosecond', async () => {
	await fc.assert(
		fc.asyncProperty(
			fc.integer({min: 0, max: 4_000_000_000}),
			fc.integer({min: 0, max: 999_999_999}),
			async (s, ns) => {
				const {host, path, cleanUp} = scratchHost({files: {'~/a': 'x'}, isKept: true});
				const file = path('~/a');
				execFileSync('touch', ['-d', `@${s}.${String(ns).padStart(9, '0')}`, file]);
				const before = lstatSync(file, {bigint: true}).mtimeNs;
				const changer = makeChanger(host);
				await changer.apply([], [editOf(file)]);
				expect(lstatSync(file, {bigint: true}).mtimeNs).not.toBe(before);
				await changer.undo();
				expect(lstatSync(file, {bigint: true}).mtimeNs).toBe(before);
				cleanUp();
			},
		),
		{numRuns: runs(8)},
	);
});

describe('moving', () => {
	const makers: Record<string, (path: string) => void> = {
		'a file': (path) => writeFileSync(path, 'theirs'),
		'an empty file': (path) => writeFileSync(path, ''),
		'a folder': (path) => {
			mkdirSync(path);
			writeFileSync(join(path, 'x'), 'theirs');
		},
		'an empty folder': (path) => mkdirSync(path),
		'a link': (path) => symlinkSync('nowhere', path),
	};
	const what = (path: string): unknown => {
		const status = lstatSync(path);
		return status.isSymbolicLink()
			? `link to ${readlinkSync(path)}`
			: status.isDirectory()
				? readdirSync(path)
				: readFileSync(path, 'utf8');
	};
	const pairs = Object.keys(makers).flatMap((one) => Object.keys(makers).map((other) => [one, other] as const));

	it.each(pairs)('%s never takes the place of %s', async (one, other) => {
		const {home} = scratchHost();
		const [from, to] = [join(home, 'from'), join(home, 'to')];
		makers[one]?.(from);
		makers[other]?.(to);
		const before = [what(from), what(to)];
		await expect(moveTo(from, to, '~/to')).rejects.toBeInstanceOf(Trouble);
		expect([what(from), what(to)]).toEqual(before);
	});

	it.each(Object.keys(makers))('%s goes to where nothing is', async (one) => {
		const {home} = scratchHost();
		const [from, to] = [join(home, 'from'), join(home, 'to')];
		makers[one]?.(from);
		const before = what(from);
		await moveTo(from, to, '~/to');
		expect([what(to), existsSync(from)]).toEqual([before, false]);
	});
});

it.each<[string, (file: string) => void]>([
	['writes', (file) => writeFileSync(file, 'y')],
	['replaces', (file) => [writeFileSync(`${file}2`, 'x'), renameSync(`${file}2`, file)]],
	['takes away', (file) => rmSync(file)],
])('what somebody else %s between the look and the rename is left so', async (_, meddle) => {
	const {path} = scratchHost({files: {'~/a': 'x'}});
	const file = path('~/a');
	const look = () => (existsSync(file) ? [readFileSync(file, 'utf8'), lstatSync(file).ino] : []);
	const {mode, stamp} = await readWhole(file, '~/a');
	let theirs: unknown;
	const dress = async () => {
		meddle(file);
		theirs = look();
		return [];
	};
	const writing = {mode, stamp, temporary: path('~/.a.new'), shown: '~/a', dress};
	await expect(writeWhole(file, Buffer.from('ours'), writing)).rejects.toThrow(/changed meanwhile/);
	expect([look(), existsSync(path('~/.a.new'))]).toEqual([theirs, false]);
});

it('waits for Claude Code, and then leaves its file alone while its lock is fresh', async () => {
	const {host, path} = scratchHost({files: {'~/.claude.json': 'x'}, folders: ['~/.claude.json.lock']});
	const [file, lock] = [path('~/.claude.json'), path('~/.claude.json.lock')];
	const changer = makeChanger(host, {patience: 0});
	expect(await changer.apply([], [editOf(file)])).toMatchObject({
		kind: 'failed',
		detail: expect.stringContaining('Claude Code is writing ~/.claude.json right now (its lock ~/.claude.json.lock'),
		isRolledBack: true,
	});
	expect(readFileSync(file, 'utf8')).toBe('x');
	utimesSync(lock, 1, 1);
	expect(await changer.apply([], [editOf(file)])).toMatchObject({kind: 'applied'});
	utimesSync(lock, new Date(), new Date());
	expect(await changer.undo()).toMatchObject({kind: 'refused', detail: expect.stringContaining('right now')});
});

describe('old changes', () => {
	function machineWith(ages: readonly number[]) {
		let now = Date.parse('2030-01-01');
		const scratch = scratchHost({files: {'~/a': 'x'}, now: () => now});
		const changer = makeChanger(scratch.host);
		const change = async (kind: 'edit' | 'move' = 'edit') => {
			const path = scratch.path(kind === 'edit' ? '~/a' : '~/b');
			if (kind === 'move') {
				writeFileSync(path, 'x');
			}
			return changer.apply([], [kind === 'edit' ? editOf(path) : {kind: 'move-file', path}]);
		};
		return {
			...scratch,
			changer,
			change,
			async all() {
				for (const age of ages) {
					now = Date.parse('2030-01-01') - age;
					await change();
				}
				now = Date.parse('2030-01-01');
			},
			ids: async () => (await changer.list()).map(({id}) => id),
			folder: scratch.path('~/.local/state/claude-fix/changes'),
		};
	}

	it('are dropped by age with their copies, but never the last ones', async () => {
		const machine = machineWith([oldest * 4, oldest * 3, ...Array.from({length: least - 1}, () => oldest + 1), 0]);
		await machine.all();
		expect(await machine.ids()).toHaveLength(least);
		expect(readdirSync(machine.folder)).toHaveLength(2 * least);
		const alone = machineWith([oldest * 9]);
		await alone.all();
		await alone.changer.undo('none');
		expect(await alone.ids()).toHaveLength(1);
		expect(await alone.changer.undo()).toMatchObject({kind: 'undone'});
	});

	it('are dropped by number', async () => {
		const machine = machineWith(Array.from({length: most + 3}, () => 0));
		await machine.all();
		expect(await machine.ids()).toHaveLength(most);
		expect(readdirSync(machine.folder)).toHaveLength(2 * most);
	});

	it('stand in the order in which they were made, and the last ones stay, whatever the clock said', async () => {
		const clock = fc.integer({min: 0, max: 8_000}).map((days) => days * 24 * 60 * 60 * 1000);
		await fc.assert(
			fc.asyncProperty(fc.array(clock, {minLength: 1, maxLength: 8}), async (times) => {
				const {path, cleanUp} = scratchHost({isKept: true});
				const journal = new Journal(path('~/changes'));
				await journal.open();
				const made: string[] = [];
				for (const time of times) {
					const entry = await journal.begin({now: () => time}, [], []);
					await journal.save({...entry, state: 'applied'});
					await tidyJournal(journal, time);
					made.unshift(entry.id);
				}
				const kept = (await journal.read()).entries.map(({id}) => id);
				expect(kept).toEqual(made.filter((id) => kept.includes(id)));
				expect(kept.slice(0, least)).toEqual(made.slice(0, least));
				cleanUp();
			}),
			{numRuns: runs(20)},
		);
	});

	it('stay as long as something that was moved aside is known by them alone', async () => {
		const machine = machineWith([]);
		const moved = await machine.change('move');
		for (let times = 0; times <= most; times++) {
			await machine.change();
		}
		expect(await machine.ids()).toContain(moved.kind === 'applied' ? moved.id : '');
	});
});
