// Changes on real folders: what is applied, what is refused, and that all of it comes back.
import {createHash} from 'node:crypto';
import {
	chmodSync,
	existsSync,
	linkSync,
	lstatSync,
	readdirSync,
	readFileSync,
	readlinkSync,
	renameSync,
	rmSync,
	writeFileSync,
} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, it} from 'vitest';
import type {Change} from '../../source/core/fix.js';
import {Secret} from '../../source/core/secret.js';
import {makeChanger} from '../../source/host/apply.js';
import {locked} from '../../source/host/changes/lock.js';
import {makeDisk} from '../../source/host/disk.js';
import {type ScratchOptions, scratchHost} from '../helpers/host.js';
import {snapshotOf} from '../helpers/snapshot.js';

function start(options: ScratchOptions = {}) {
	const scratch = scratchHost(options);
	const disk = makeDisk({home: scratch.home, cwd: scratch.cwd, root: scratch.root});
	const digest = (name: string) =>
		createHash('sha256')
			.update(readFileSync(scratch.path(name)))
			.digest('hex');
	return {
		...scratch,
		changer: makeChanger(scratch.host, {disk, patience: 0}),
		changes: scratch.path('~/.local/state/claude-fix/changes'),
		digest,
		read: (name: string) => readFileSync(scratch.path(name), 'utf8'),
		mode: (name: string) => lstatSync(scratch.path(name)).mode & 0o7777,
		look: () => snapshotOf(scratch.root),
		/** Replaces the first occurrence. */
		edit(name: string, find: string, text: Extract<Change, {kind: 'edit-text'}>['edits'][0]['text']): Change {
			const at = readFileSync(scratch.path(name), 'utf8').indexOf(find);
			return {
				kind: 'edit-text',
				path: scratch.path(name),
				digest: digest(name),
				edits: [{start: at, end: at + find.length, text}],
			};
		},
		json(
			name: string,
			path: (string | number)[],
			value: Extract<Change, {kind: 'edit-json'}>['edits'][0]['value'],
		): Change {
			const place = scratch.path(name);
			return {kind: 'edit-json', path: place, digest: existsSync(place) ? digest(name) : null, edits: [{path, value}]};
		},
	};
}

const applied = {kind: 'applied', id: expect.stringMatching(/^\d{8}-\d{6}-\d+$/), left: []};

describe('applying', () => {
	it('edits a text and takes it back, with its mode', async () => {
		const machine = start({files: {'~/.zshrc': 'a\nexport X=1\nb\n'}, modes: {'~/.zshrc': 0o640}});
		const before = machine.look();
		const result = await machine.changer.apply(['key-empty'], [machine.edit('~/.zshrc', 'export X=1\n', '')]);
		expect(result).toEqual(applied);
		expect([machine.read('~/.zshrc'), machine.mode('~/.zshrc')]).toEqual(['a\nb\n', 0o640]);
		expect(await machine.changer.undo()).toMatchObject({kind: 'undone', steps: ['Restore ~/.zshrc']});
		expect(machine.look()).toEqual(before);
		expect(readdirSync(machine.changes)).toEqual([expect.stringMatching(/^\d{8}-\d{6}-1\.json$/)]);
	});

	it('keeps backups and journal for their owner alone, and the journal without secrets', async () => {
		const key = `sk-ant-api03-${'Ab3'.repeat(30)}`;
		const machine = start({files: {'~/.zshrc': `export ANTHROPIC_API_KEY=${key}\n`}});
		await machine.changer.apply([], [machine.edit('~/.zshrc', key, new Secret(`${key}xyz`))]);
		const all = readdirSync(machine.changes, {recursive: true, encoding: 'utf8'});
		expect(all).toHaveLength(3);
		for (const name of all) {
			const path = join(machine.changes, name);
			const isFolder = lstatSync(path).isDirectory();
			expect(lstatSync(path).mode & 0o777).toBe(isFolder ? 0o700 : 0o600);
			if (name.endsWith('.json')) {
				expect(readFileSync(path, 'utf8')).not.toContain('Ab3Ab3Ab3');
			}
		}
		expect(lstatSync(machine.changes).mode & 0o777).toBe(0o700);
	});

	it('writes secrets into text and JSON', async () => {
		const secret = new Secret('a"b\\c$&é');
		const machine = start({files: {'~/a': 'X=\n', '~/b.json': {env: {}}}});
		await machine.changer.apply(
			[],
			[machine.edit('~/a', '\n', [secret, '\n']), machine.json('~/b.json', ['env', 'X'], secret)],
		);
		expect(machine.read('~/a')).toBe('X=a"b\\c$&é\n');
		expect(JSON.parse(machine.read('~/b.json'))).toEqual({env: {X: 'a"b\\c$&é'}});
	});

	it('makes a file with its folders, and takes all of it away', async () => {
		const machine = start();
		const before = machine.look();
		expect(await machine.changer.apply([], [machine.json('~/.claude/x/settings.json', ['a'], 1)])).toEqual(applied);
		expect([machine.read('~/.claude/x/settings.json'), machine.mode('~/.claude/x/settings.json')]).toEqual([
			'{\n  "a": 1\n}\n',
			0o600,
		]);
		await machine.changer.undo();
		expect(machine.look()).toEqual(before);
	});

	it.each<[string, Uint8Array]>([
		['CR LF', Buffer.from('{\r\n\t"a": 1,\r\n\t"b": 2\r\n}\r\n')],
		['a byte order mark', Buffer.from('\ufeff{"a": 1, "b": 2}')],
		['UTF-16 LE', Buffer.from('\ufeff{"a": 1, "b": 2}\n', 'utf16le')],
		['UTF-16 BE', Buffer.from('\ufeff{"a": 1, "b": 2}\n', 'utf16le').swap16()],
		['comments', Buffer.from('// é\n{"a": 1, /* b */ "b": 2}\n')],
	])('keeps %s', async (_, bytes) => {
		const machine = start({files: {'~/a.json': bytes}});
		expect(await machine.changer.apply([], [machine.json('~/a.json', ['a'], 3)])).toEqual(applied);
		const expected = Buffer.from(bytes);
		expected[expected.indexOf('1')] = '3'.charCodeAt(0);
		expect(readFileSync(machine.path('~/a.json'))).toEqual(expected);
		await machine.changer.undo();
		expect(readFileSync(machine.path('~/a.json'))).toEqual(Buffer.from(bytes));
	});

	it('edits what a link points at; the link stays', async () => {
		const machine = start({files: {'~/dotfiles/zshrc': 'X=1\n'}, links: {'~/.zshrc': 'dotfiles/zshrc'}});
		const before = machine.look();
		expect(await machine.changer.apply([], [machine.edit('~/.zshrc', '1', '2')])).toEqual(applied);
		expect([machine.read('~/dotfiles/zshrc'), readlinkSync(machine.path('~/.zshrc'))]).toEqual([
			'X=2\n',
			'dotfiles/zshrc',
		]);
		await machine.changer.undo();
		expect(machine.look()).toEqual(before);
	});

	it('joins edits of the same file, also by way of a link', async () => {
		const machine = start({files: {'~/f/zshrc': 'a\nb\nc\n'}, links: {'~/.zshrc': 'f/zshrc'}});
		const changes = [
			machine.edit('~/.zshrc', 'a\n', ''),
			machine.edit('~/f/zshrc', 'c\n', 'd\n'),
			machine.edit('~/.zshrc', 'a\n', ''),
		];
		expect(await machine.changer.apply([], changes)).toEqual(applied);
		expect(machine.read('~/.zshrc')).toBe('b\nd\n');
	});

	it.each<[string, ScratchOptions]>([
		['a file', {files: {'~/x': 'secret'}, modes: {'~/x': 0o644}}],
		['a folder', {files: {'~/x/y': 'secret'}, modes: {'~/x': 0o755}}],
		['a link', {links: {'~/x': 'nowhere'}}],
	])('moves %s aside, for its owner alone', async (_, options) => {
		const machine = start(options);
		const before = machine.look();
		expect(await machine.changer.apply([], [{kind: 'move-file', path: machine.path('~/x')}])).toEqual(applied);
		const [aside] = readdirSync(machine.home).filter((name) => name.startsWith('x.claude-fix-'));
		expect(existsSync(machine.path('~/x'))).toBe(false);
		expect(aside).toBeDefined();
		const status = lstatSync(machine.path(`~/${aside}`));
		expect(status.isSymbolicLink() || (status.mode & 0o077) === 0).toBe(true);
		await machine.changer.undo();
		expect(machine.look()).toEqual(before);
	});

	it('moves aside and restores over it', async () => {
		const machine = start({files: {'~/.claude.json': '{', '~/.claude/backups/b': '{"a": 1}'}});
		const before = machine.look();
		const changes: Change[] = [
			{kind: 'move-file', path: machine.path('~/.claude.json')},
			{kind: 'copy-file', from: machine.path('~/.claude/backups/b'), to: machine.path('~/.claude.json')},
			{kind: 'set-mode', path: machine.path('~/.claude.json'), mode: 0o644},
		];
		expect(await machine.changer.apply([], changes)).toEqual(applied);
		expect([machine.read('~/.claude.json'), machine.mode('~/.claude.json')]).toEqual(['{"a": 1}', 0o644]);
		await machine.changer.undo();
		expect(machine.look()).toEqual(before);
	});

	it('copies over what is there', async () => {
		const machine = start({files: {'~/a': 'new', '~/b': 'old'}, modes: {'~/b': 0o604}});
		const before = machine.look();
		await machine.changer.apply([], [{kind: 'copy-file', from: machine.path('~/a'), to: machine.path('~/b')}]);
		expect([machine.read('~/b'), machine.mode('~/b')]).toEqual(['new', 0o604]);
		await machine.changer.undo();
		expect(machine.look()).toEqual(before);
	});

	it('sets the permissions of files and folders', async () => {
		const machine = start({files: {'~/d/a': ''}, modes: {'~/d': 0o755}, links: {'~/l': 'd/a'}});
		const before = machine.look();
		const changes: Change[] = [
			{kind: 'set-mode', path: machine.path('~/d'), mode: 0o700},
			{kind: 'set-mode', path: machine.path('~/l'), mode: 0o600},
		];
		await machine.changer.apply([], changes);
		expect([machine.mode('~/d'), machine.mode('~/d/a')]).toEqual([0o700, 0o600]);
		expect(await machine.changer.undo()).toMatchObject({
			steps: ['Set the permissions of ~/d/a to 0644', 'Set the permissions of ~/d to 0755'],
		});
		expect(machine.look()).toEqual(before);
	});

	it('works on an /etc of its own', async () => {
		const machine = start({files: {'/etc/claude-code/managed-settings.json': {env: {A: '1'}}}});
		const change: Change = {
			kind: 'edit-json',
			path: '/etc/claude-code/managed-settings.json',
			digest: machine.digest('/etc/claude-code/managed-settings.json'),
			edits: [{path: ['env', 'A'], value: undefined}],
		};
		expect(await machine.changer.apply([], [change])).toEqual(applied);
		expect(JSON.parse(machine.read('/etc/claude-code/managed-settings.json'))).toEqual({env: {}});
	});

	it('leaves what needs a person, and does nothing if there is nothing else', async () => {
		const machine = start({files: {'~/a': 'x'}});
		const left: Change[] = [
			{kind: 'tell', text: 'Paste'},
			{kind: 'run', program: 'claude', args: [], why: ''},
			{kind: 'open', url: '', why: ''},
		];
		expect(await machine.changer.apply([], left)).toEqual({kind: 'nothing', left});
		expect(await machine.changer.apply([], [...left, machine.edit('~/a', 'x', 'x')])).toEqual({kind: 'nothing', left});
		expect(await machine.changer.list()).toEqual([]);
		expect(await machine.changer.apply([], [...left, machine.edit('~/a', 'x', 'y')])).toMatchObject({
			kind: 'applied',
			left,
		});
	});
});

describe('refusing', () => {
	const cases: [string, ScratchOptions, (machine: ReturnType<typeof start>) => Change, string][] = [
		[
			'what changed meanwhile',
			{},
			(m) => ({...m.edit('~/b', 'x', ''), digest: 'other'}) as Change,
			'~/b was changed meanwhile, so it is left as it is',
		],
		[
			'what is gone',
			{},
			(m) => ({kind: 'set-mode', path: m.path('~/gone'), mode: 0o600}),
			"~/gone is gone or can't be reached",
		],
		[
			'to move what is gone',
			{},
			(m) => ({kind: 'move-file', path: m.path('~/gone')}),
			"~/gone is gone or can't be reached",
		],
		[
			'to make what is there',
			{},
			(m) => ({...m.json('~/b', ['a'], 1), digest: null}) as Change,
			'~/b exists by now, so it is left as it is',
		],
		[
			'to make what a dangling link names',
			{links: {'~/l': 'nowhere'}},
			(m) => m.json('~/l', ['a'], 1),
			'~/l exists by now, so it is left as it is',
		],
		['JSON that is none', {}, (m) => m.json('~/b', ['a'], 1), "~/b: it isn't valid JSON, so it can't be edited safely"],
		[
			'several names',
			{},
			(m) => m.edit('~/two', 'x', ''),
			'~/two has several names (hard links), which editing would take apart',
		],
		[
			'bytes that are no text',
			{files: {'~/n': Buffer.from([0x78, 0xe9, 0])}},
			(m) => ({...m.edit('~/b', 'x', ''), path: m.path('~/n'), digest: m.digest('~/n')}) as Change,
			'~/n is not text',
		],
		[
			'a keychain where there is none',
			{},
			() => ({kind: 'delete-keychain-item', service: 'S', account: 'a'}),
			'the keychain item "S": the program "security" can\'t be run',
		],
	];

	it.each(cases)('%s, and nothing else is done either', async (_, options, change, detail) => {
		const machine = start({
			...options,
			files: {'~/a': 'x', '~/b': 'x', '~/c': 'x', '~/two': 'x', ...(options.files as object)},
		});
		linkSync(machine.path('~/two'), machine.path('~/too'));
		const before = machine.look();
		const changes = [
			machine.edit('~/a', 'x', 'y'),
			{kind: 'move-file', path: machine.path('~/c')} as const,
			change(machine),
		];
		expect(await machine.changer.apply([], changes)).toMatchObject({kind: 'failed', detail, isRolledBack: true});
		expect(machine.look()).toEqual(before);
		expect(readdirSync(machine.home).filter((name) => name.includes('claude-fix'))).toEqual([]);
		expect((await machine.changer.list()).map(({state}) => state).filter((state) => state !== 'rolled-back')).toEqual(
			[],
		);
		expect(readdirSync(machine.changes).filter((name) => !name.endsWith('.json'))).toEqual([]);
		expect(await machine.changer.undo()).toEqual({kind: 'nothing'});
	});

	it('while another one is at work, and not a moment longer', async () => {
		const machine = start({files: {'~/a': 'x'}});
		const change = machine.edit('~/a', 'x', 'y');
		await locked(join(machine.changes, 'lock'), 0, async () => {
			expect(await machine.changer.apply([], [change])).toMatchObject({
				kind: 'failed',
				detail: 'another claude-fix is changing things right now',
				isRolledBack: true,
			});
		});
		expect(await machine.changer.apply([], [change])).toEqual(applied);
		expect(existsSync(join(machine.changes, 'lock'))).toBe(false);
	});
});

it('lets one wait for the other', async () => {
	const machine = start({files: {'~/a': '1', '~/b': '1', '~/c': '1'}});
	const results = await Promise.all(
		['~/a', '~/b', '~/c'].map((name) => makeChanger(machine.host).apply([], [machine.edit(name, '1', '2')])),
	);
	expect(results).toEqual([applied, applied, applied]);
	expect(new Set(results.map((result) => result.kind === 'applied' && result.id)).size).toBe(3);
	expect(readdirSync(machine.changes).filter((name) => name.includes('lock'))).toEqual([]);
});

describe('taking back', () => {
	it('begins with the newest, and goes on with the one before', async () => {
		const machine = start({files: {'~/a': '1'}});
		await machine.changer.apply(['one'], [machine.edit('~/a', '1', '2')]);
		await machine.changer.apply(['two'], [machine.edit('~/a', '2', '3')]);
		const [second, first] = await machine.changer.list();
		expect([second?.causes, first?.causes]).toEqual([['two'], ['one']]);
		expect(await machine.changer.undo(first?.id)).toEqual({
			kind: 'refused',
			id: first?.id,
			detail: '~/a was changed since, so it is left as it is',
		});
		expect(await machine.changer.undo()).toMatchObject({id: second?.id});
		expect(machine.read('~/a')).toBe('2');
		expect(await machine.changer.undo()).toMatchObject({id: first?.id});
		expect(machine.read('~/a')).toBe('1');
		expect(await machine.changer.undo()).toEqual({kind: 'nothing'});
		expect(await machine.changer.undo('20200101-000000-1')).toEqual({kind: 'nothing'});
		expect((await machine.changer.list()).map(({state}) => state)).toEqual(['undone', 'undone']);
	});

	it('leaves alone what was changed since, all of it', async () => {
		const machine = start({files: {'~/a': '1', '~/b': '1', '~/c': '1'}});
		const changes: Change[] = [
			machine.edit('~/a', '1', '2'),
			machine.edit('~/b', '1', '2'),
			{kind: 'move-file', path: machine.path('~/c')},
		];
		await machine.changer.apply([], changes);
		writeFileSync(machine.path('~/a'), 'mine');
		writeFileSync(machine.path('~/c'), 'a new sign-in');
		const before = machine.look();
		expect(await machine.changer.undo()).toMatchObject({
			kind: 'refused',
			detail: 'there is a new ~/c since, so it is left as it is; ~/a was changed since, so it is left as it is',
		});
		expect(machine.look()).toEqual(before);
		rmSync(machine.path('~/c'));
		writeFileSync(machine.path('~/a'), '2');
		expect(await machine.changer.undo()).toMatchObject({kind: 'undone'});
		expect([machine.read('~/a'), machine.read('~/b'), machine.read('~/c')]).toEqual(['1', '1', '1']);
	});

	it('refuses when a copy is damaged', async () => {
		const machine = start({files: {'~/a': '1'}});
		await machine.changer.apply([], [machine.edit('~/a', '1', '2')]);
		const [entry] = await machine.changer.list();
		writeFileSync(join(machine.changes, entry?.id ?? '', '1'), '!');
		expect(await machine.changer.undo()).toMatchObject({kind: 'refused', detail: 'the copy of ~/a is gone or damaged'});
		expect(machine.read('~/a')).toBe('2');
	});

	it('says what it can not do', async () => {
		const machine = start({files: {'~/c': '1'}});
		await machine.changer.apply([], [{kind: 'move-file', path: machine.path('~/c')}]);
		const [aside = ''] = readdirSync(machine.home).filter((name) => name.startsWith('c.'));
		renameSync(machine.path(`~/${aside}`), machine.path('~/elsewhere'));
		expect(await machine.changer.undo()).toMatchObject({kind: 'refused', detail: `~/${aside} is gone`});
	});

	it('leaves a folder that others use by now', async () => {
		const machine = start();
		await machine.changer.apply([], [machine.json('~/new/a.json', ['a'], 1)]);
		writeFileSync(machine.path('~/new/theirs'), '');
		await machine.changer.undo();
		expect(readdirSync(machine.path('~/new'))).toEqual(['theirs']);
	});
});

it('goes on without a journal that is damaged', async () => {
	const machine = start({files: {'~/a': '1'}});
	await machine.changer.apply([], [machine.edit('~/a', '1', '2')]);
	writeFileSync(join(machine.changes, '20260101-000000-1.json'), '{"format": 1');
	writeFileSync(join(machine.changes, '20260101-000000-2.json'), 'null');
	expect(await machine.changer.list()).toHaveLength(1);
	expect(await machine.changer.undo()).toMatchObject({kind: 'undone'});
	chmodSync(machine.changes, 0o700);
});
