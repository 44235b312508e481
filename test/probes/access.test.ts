import {describe, expect, test} from 'vitest';
import type {FileStatus} from '../../source/core/host.js';
import {access, accessOf} from '../../source/probes/access.js';
import {locks} from '../../source/probes/locks.js';
import {type ScratchOptions, scratchHost} from '../helpers/host.js';
import {read} from './read.js';

async function entriesIn(options: ScratchOptions) {
	const {entries} = await read(scratchHost(options).host, access);
	return Object.fromEntries(entries.map((entry) => [entry.what, entry]));
}

describe('a real disk', () => {
	test('nothing there yet is fine', async () => {
		const entries = await entriesIn({});
		expect(Object.values(entries).map(({what, state, isMissing}) => [what, state, isMissing])).toEqual([
			['home', 'fine', false],
			['config-folder', 'fine', true],
			['login-file', 'fine', true],
			['global-file', 'fine', true],
		]);
	});

	test('a folder in place of the login file', async () => {
		const entries = await entriesIn({folders: ['~/.claude/.credentials.json']});
		expect(entries['login-file']).toMatchObject({
			state: 'wrong-kind',
			problem: 'is a folder, not a file',
			repair: 'self',
		});
	});

	test('a config folder on a disk that is gone', async () => {
		const entries = await entriesIn({links: {'~/.claude': '/media/usb/claude'}});
		expect(entries['config-folder']).toMatchObject({state: 'dangling', kind: 'link', repair: 'self'});
		expect(entries['config-folder']?.problem).toMatch(/^is a link to \/media\/usb\/claude, which is not there$/);
	});

	test('a file in place of the config folder, a link to a folder', async () => {
		expect((await entriesIn({files: {'~/.claude': ''}}))['config-folder']?.state).toBe('wrong-kind');
		const linked = await entriesIn({folders: ['~/dotfiles/claude'], links: {'~/.claude': '~/dotfiles/claude'}});
		expect(linked['config-folder']).toMatchObject({state: 'fine', kind: 'link'});
	});
});

test('settings that can not be read', async () => {
	const {entries} = await read(scratchHost({folders: ['~/.claude/settings.json']}).host, access);
	expect(entries.at(-1)).toMatchObject({what: 'settings-file', state: 'wrong-kind', repair: 'self'});
});

describe('as another user', () => {
	const status = (changes: Partial<FileStatus>): FileStatus => ({
		kind: 'file',
		size: 1,
		mode: 0o600,
		uid: 1000,
		gid: 1000,
		modified: 0,
		isReadable: true,
		isWritable: true,
		...changes,
	});
	const judge = (wants: 'file' | 'folder', changes: Partial<FileStatus>, isReplaceable = true) => {
		const one = status({kind: wants, ...changes});
		const what = wants === 'file' ? 'login-file' : 'config-folder';
		const {state, repair, problem} = accessOf({
			what,
			path: '/x',
			wants,
			uid: 1000,
			status: one,
			leadsTo: one,
			isReplaceable,
		});
		return [state, repair, problem];
	};
	const root = {uid: 0, gid: 0};

	test.each([
		[
			'root’s file, mode 0600',
			'file',
			{...root, isReadable: false, isWritable: false},
			['denied', 'root', "belongs to root and can't be read"],
		],
		['root’s file that can be read', 'file', {...root, mode: 0o644, isWritable: false}, ['fine', undefined, undefined]],
		[
			'own file, mode 0000',
			'file',
			{mode: 0, isReadable: false, isWritable: false},
			['denied', 'self', "can't be read"],
		],
		['own file, mode 0644', 'file', {mode: 0o644}, ['fine', undefined, undefined]],
		['own folder, mode 0555', 'folder', {mode: 0o555, isWritable: false}, ['read-only', 'self', "can't be written"]],
		[
			'root’s folder, mode 0755',
			'folder',
			{...root, isWritable: false},
			['read-only', 'root', "belongs to root and can't be written"],
		],
		[
			'another user’s',
			'folder',
			{uid: 1001, isReadable: false},
			['denied', 'root', "belongs to another user and can't be read"],
		],
	] as const)('%s', (_, wants, changes, expected) => {
		expect(judge(wants, changes)).toEqual(expected);
	});
});

describe('locks', () => {
	const now = 1_790_000_000_000;
	const ageIn = async (later: number) => {
		const {host, path, hostWith} = scratchHost({
			folders: ['~/.claude.lock'],
			files: {'~/.claude/.storage-write.lock': '', '~/.claude.json.lock': ''},
		});
		const made = (await host.files.status(path('~/.claude.lock')))?.modified ?? now;
		return read(hostWith({now: () => made + later}), locks);
	};

	test('fresh ones', async () => {
		expect((await ageIn(1000)).map(({of, isFresh}) => [of, isFresh])).toEqual([
			['renewal', true],
			['login-file', true],
			['global-file', true],
		]);
	});

	test('old ones, and a clock that went back', async () => {
		expect((await ageIn(120_000)).every(({isFresh}) => !isFresh)).toBe(true);
		expect((await ageIn(-5000))[0]).toMatchObject({age: 0, isFresh: true});
		expect(await read(scratchHost().host, locks)).toEqual([]);
	});
});
