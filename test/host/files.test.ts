// Reading files that may be anything: with limits, and without ever opening what could hang.
import {execFileSync} from 'node:child_process';
import {createHash} from 'node:crypto';
import {chmodSync, mkdirSync, promises, rmSync, symlinkSync, writeFileSync} from 'node:fs';
import {syncBuiltinESMExports} from 'node:module';
import {expect, onTestFinished, test} from 'vitest';
import type {NoFile, TextFile} from '../../source/core/host.js';
import {makeDisk} from '../../source/host/disk.js';
import {scratchHost} from '../helpers/host.js';

const bytes = (...values: number[]) => Uint8Array.from(values);

/** File modes don't stop root: tests run as root look with other eyes. */
async function withoutPrivileges<T>(work: () => Promise<T>): Promise<T> {
	if (process.getuid?.() !== 0) {
		return work();
	}
	process.seteuid?.(65_534);
	try {
		return await work();
	} finally {
		process.seteuid?.(0);
	}
}

test.each<[string, string | Uint8Array, string, TextFile['encoding']]>([
	['UTF-8', 'é\r\nx', 'é\r\nx', 'utf8'],
	['empty', '', '', 'utf8'],
	['UTF-8 with a byte order mark', bytes(0xef, 0xbb, 0xbf, 0x61), 'a', 'utf8-bom'],
	['a second mark stays', bytes(0xef, 0xbb, 0xbf, 0xef, 0xbb, 0xbf, 0x61), '\ufeffa', 'utf8-bom'],
	['UTF-16 LE', bytes(0xff, 0xfe, 0xe9, 0x00, 0x0a, 0x00), 'é\n', 'utf16le'],
	['what is not UTF-8, a character a byte', bytes(0x61, 0xe9, 0x62, 0xff), 'aébÿ', 'latin1'],
	['a mark before what is not UTF-8', bytes(0xef, 0xbb, 0xbf, 0xe9), 'ï»¿é', 'latin1'],
	['UTF-16 BE', bytes(0xfe, 0xff, 0x00, 0xe9, 0x00, 0x0a), 'é\n', 'utf16be'],
])('decodes %s', async (_name, content, text, encoding) => {
	const {host} = scratchHost({files: {'~/a': content}});
	const raw = Buffer.from(content);
	expect(await host.files.readText('../a')).toEqual({
		ok: true,
		text,
		encoding,
		digest: createHash('sha256').update(raw).digest('hex'),
		size: raw.length,
	});
});

test.each<[string, Uint8Array]>([
	['binary', bytes(0x7f, 0x45, 0x4c, 0x46, 0x00, 0xff, 0xfe, 0x80)],
	['half of a UTF-16 pair', bytes(0xfe, 0xff, 0x00)],
	['a lone surrogate', bytes(0xff, 0xfe, 0x00, 0xd8, 0x61, 0x00)],
])('refuses what is no text: %s', async (_name, content) => {
	const {host, path} = scratchHost({files: {'~/a': content}});
	expect(await host.files.readText(path('~/a'))).toEqual({
		ok: false,
		reason: 'not-text',
		detail: '~/a is not text',
	});
});

test('says in one line why there is nothing', async () => {
	const {host, path} = scratchHost({
		files: {
			'~/large': 'x'.repeat(5 * 1024 * 1024),
			'~/file': 'x',
			'~/locked': 'x',
			'~/odd\n\u001b[31m': bytes(0xff, 0),
		},
		folders: ['~/folder'],
		links: {'~/dangling': '~/nowhere', '~/loop': '~/loop', './device': '../../nowhere/../zero'},
		modes: {'~/locked': 0},
	});
	execFileSync('mkfifo', [path('~/fifo'), path('./fifo')]);
	symlinkSync('/dev/zero', path('~/zero'));
	chmodSync(path('~'), 0o755);
	chmodSync(path('/'), 0o755);
	const why = async (name: string, limit?: number) => {
		const read = await host.files.readText(path(name), limit === undefined ? {} : {limit});
		const {reason, detail} = read as NoFile;
		return `${reason}: ${detail}`;
	};
	expect(
		await Promise.all(
			[
				'~/large',
				'~/folder',
				'~/fifo',
				'./fifo',
				'~/zero',
				'~/dangling',
				'~/loop',
				'~/missing',
				'~/file/x',
				'~/odd\n\u001b[31m',
			].map((name) => why(name)),
		),
	).toEqual([
		'too-large: ~/large is larger than 4 MiB',
		'not-a-file: ~/folder is a folder, not a file',
		'not-a-file: ~/fifo is a FIFO, not a file',
		'not-a-file: ./fifo is a FIFO, not a file',
		'not-a-file: ~/zero is a socket or device, not a file',
		'dangling: ~/dangling is a link that points at nothing',
		'dangling: ~/loop is a link that leads back to itself',
		"missing: ~/missing doesn't exist",
		"missing: ~/file/x doesn't exist: something above it is not a folder",
		'not-text: ~/odd\\u{a}\\u{1b}[31m is not text',
	]);
	expect(await why('~/large', 10)).toBe('too-large: ~/large is larger than 10 bytes');
	expect(await withoutPrivileges(() => why('~/locked'))).toBe("denied: ~/locked can't be read: permission denied");
});

test.each([
	['a FIFO', (path: string) => execFileSync('mkfifo', [path])],
	['a device', (path: string) => symlinkSync('/dev/zero', path)],
	['a folder', (path: string) => mkdirSync(path)],
] as const)('%s that takes its place after the first look is not read', async (_, make) => {
	const {host, path} = scratchHost({files: {'~/a': 'x'}});
	const file = path('~/a');
	const {lstat} = promises;
	const replacing = async (asked: Parameters<typeof lstat>[0]) => {
		const status = await lstat(asked);
		if (asked === file) {
			rmSync(file);
			make(file);
		}
		return status;
	};
	onTestFinished(() => {
		promises.lstat = lstat;
		syncBuiltinESMExports();
	});
	promises.lstat = replacing as typeof lstat;
	syncBuiltinESMExports();
	expect(await host.files.readText(file)).toMatchObject({reason: 'not-a-file'});
});

test('tells what stands at a path', async () => {
	const {host, path, home} = scratchHost({
		files: {'~/.zshrc': 'abc', '/etc/zsh/zshrc': ''},
		folders: ['~/.config'],
		modes: {'~/.zshrc': 0o640},
		links: {'~/link': '~/.zshrc', '~/relative': '.zshrc', '~/system': '/etc/zsh/zshrc', '~/dangling': '~/nowhere'},
	});
	execFileSync('mkfifo', [path('~/fifo')]);
	const {files} = host;
	expect(await files.status(path('~/.zshrc'))).toMatchObject({
		kind: 'file',
		size: 3,
		mode: 0o640,
		uid: process.getuid?.(),
		isReadable: true,
		isWritable: true,
	});
	expect(await files.status(path('~/.config'))).toMatchObject({kind: 'folder', isReadable: true});
	expect(await files.status(path('~/link'))).toMatchObject({kind: 'link', target: `${home}/.zshrc`, isReadable: true});
	expect(await files.status(path('~/relative'))).toMatchObject({kind: 'link', target: '.zshrc'});
	expect(await files.status(path('~/system'))).toMatchObject({kind: 'link', target: '/etc/zsh/zshrc'});
	expect(await files.status(path('~/dangling'))).toMatchObject({kind: 'link', isReadable: false, isWritable: false});
	expect(await files.status(path('~/fifo'))).toMatchObject({kind: 'fifo'});
	expect(await files.status(path('~/nothing'))).toBeUndefined();
	expect(await files.resolve(path('~/link'))).toBe(`${home}/.zshrc`);
	expect(await files.resolve(path('~/system'))).toBe('/etc/zsh/zshrc');
	expect(await files.resolve(path('~/dangling'))).toBeUndefined();
});

test('lists a folder in order, and nothing where there is none', async () => {
	const {host, path} = scratchHost({files: {'~/d/b': '', '~/d/a': '', '~/d/.c': '', '~/file': ''}});
	execFileSync('mkfifo', [path('~/fifo')]);
	expect(await host.files.list(path('~/d'))).toEqual(['.c', 'a', 'b']);
	for (const name of ['~/file', '~/fifo', '~/none']) {
		expect(await host.files.list(path(name))).toEqual([]);
	}
	for (let number = 0; number < 10_010; number++) {
		writeFileSync(path(`~/d/${number}`), '');
	}
	expect(await host.files.list(path('~/d'))).toHaveLength(10_000);
});

test('a machine in a scratch folder has an /etc of its own', async () => {
	const {host, root} = scratchHost({files: {'/etc/environment': 'A=b\n'}});
	expect(await host.files.readText('/etc/environment')).toMatchObject({text: 'A=b\n'});
	expect(await host.files.readText('/etc/passwd')).toMatchObject({
		reason: 'missing',
		detail: "/etc/passwd doesn't exist",
	});
	expect(await host.files.list('/etc')).toEqual(['environment']);
	expect(await host.files.readText(`${root}/etc/environment`)).toMatchObject({ok: true});
});

// Paths of a Unix: a machine in a scratch folder is none of Windows.
test.skipIf(process.platform === 'win32').each([
	['/home/dev/.zshrc', '/home/dev/.zshrc'],
	['a/../b', '/work/b'],
	['/etc/x', '/scratch/etc/x'],
	['/home/developer/x', '/scratch/home/developer/x'],
	['/scratch/etc/x', '/scratch/etc/x'],
	['/', '/scratch'],
])('%s lies at %s', (path, expected) => {
	expect(makeDisk({home: '/home/dev', cwd: '/work', root: '/scratch'}).locate(path)).toBe(expected);
	expect(makeDisk({home: '/home/dev', cwd: '/work', root: '/'}).locate('/etc/x')).toBe('/etc/x');
});
