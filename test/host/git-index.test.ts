// The index of git is read as git itself reads it, in all of its versions.
import {execFileSync} from 'node:child_process';
import {mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import process from 'node:process';
import fc from 'fast-check';
import {expect, test} from 'vitest';
import {readIndex, trackedIn} from '../../source/host/git-index.js';
import {scratchHost} from '../helpers/host.js';
import {runs} from '../helpers/runs.js';

function git(folder: string, ...words: string[]): string {
	return execFileSync('git', words, {
		cwd: folder,
		env: {PATH: process.env.PATH ?? '', HOME: '/nowhere', GIT_CONFIG_NOSYSTEM: '1'},
	}).toString();
}

test.each([
	['sha1', 2],
	['sha1', 4],
	['sha256', 2],
	['sha256', 4],
] as const)('%s, version %d', async (format, version) => {
	const part = fc.stringMatching(/^[a-z]{1,9}é?$/);
	const names = fc.uniqueArray(
		fc.array(part, {minLength: 1, maxLength: 4}).map((parts) => `d${parts.join('/x')}.sh`),
		{
			minLength: 1,
			maxLength: 12,
		},
	);
	await fc.assert(
		fc.asyncProperty(names, async (tracked) => {
			const {cwd, cleanUp} = scratchHost({isKept: true});
			git(cwd, 'init', '-q', `--object-format=${format}`);
			for (const name of [...tracked, 'untracked/file.sh']) {
				mkdirSync(dirname(join(cwd, name)), {recursive: true});
				writeFileSync(join(cwd, name), '');
			}
			git(cwd, 'add', '-N', '--', tracked[0] ?? '');
			git(cwd, 'add', '--', ...tracked.slice(1), tracked[0] ?? '');
			git(cwd, 'update-index', '--index-version', String(version));
			const listed = git(cwd, 'ls-files', '-z').split('\0').filter(Boolean);
			const read = readIndex(readFileSync(join(cwd, '.git/index')), format === 'sha1' ? 20 : 32);
			expect(read).toEqual({files: listed, folders: []});
			const isTracked = await trackedIn(cwd);
			expect(listed.every(isTracked)).toBe(true);
			expect(isTracked('untracked/file.sh')).toBe(false);
			cleanUp();
		}),
		{numRuns: runs(4)},
	);
});

test('a split index can not be told from its first part, so everything counts as tracked', async () => {
	const {cwd} = scratchHost({files: {'./a': '1'}});
	git(cwd, 'init', '-q');
	git(cwd, 'add', 'a');
	git(cwd, 'update-index', '--split-index');
	expect((await trackedIn(cwd))('other')).toBe(true);
});

test('a damaged index is no failure', async () => {
	const {cwd} = scratchHost({files: {'./.git/index': 'DIRC'}});
	expect((await trackedIn(cwd))('other')).toBe(true);
	expect((await trackedIn(join(cwd, 'nowhere')))('other')).toBe(false);
});

// Each hangs, or never ends, where it is opened or read as any file is.
test.each(['index', 'config'])(
	'what is no file as .git/%s is not opened, and everything counts as tracked',
	async (name) => {
		for (const make of [
			(path: string) => execFileSync('mkfifo', [path]),
			(path: string) => symlinkSync('/dev/zero', path),
			(path: string) => mkdirSync(path),
		]) {
			const {cwd} = scratchHost({files: {'./a': '1'}});
			git(cwd, 'init', '-q');
			git(cwd, 'add', 'a');
			const path = join(cwd, '.git', name);
			rmSync(path, {recursive: true, force: true});
			make(path);
			// Without a folder of git there is nothing that could be tracked.
			expect((await trackedIn(cwd))('other')).toBe(name !== '');
		}
	},
);
