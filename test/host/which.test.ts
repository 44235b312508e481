// Which program is run: whatever PATH and links say, nothing from a project, from a package's programs, or where others can write.
import {execFileSync} from 'node:child_process';
import {chmodSync, existsSync, mkdirSync, readFileSync, realpathSync, symlinkSync, writeFileSync} from 'node:fs';
import {basename, dirname, join} from 'node:path';
import process from 'node:process';
import fc from 'fast-check';
import {describe, expect, it, test} from 'vitest';
import type {Stop} from '../../source/host/way-there.js';
import {findPrograms} from '../../source/host/which.js';
import {whyNot} from '../../source/host/whose.js';
import {type Scratch, scratchHost} from '../helpers/host.js';
import {runs} from '../helpers/runs.js';

const posix = describe.skipIf(process.platform === 'win32');

function gitIn(folder: string, ...words: string[]): string {
	return execFileSync('git', ['-c', 'user.name=D', '-c', 'user.email=d@example.com', ...words], {
		cwd: folder,
		env: {PATH: process.env.PATH ?? '', HOME: '/nowhere', GIT_CONFIG_NOSYSTEM: '1'},
	}).toString();
}

function programAt(path: string): string {
	mkdirSync(dirname(path), {recursive: true});
	writeFileSync(path, '#!/bin/sh\necho 2.1.330\n');
	chmodSync(path, 0o755);
	return path;
}

/** Ways to write a folder: each leads to the same place. */
type Spelling = 'plain' | 'slash' | 'dots' | 'up' | 'link' | 'links' | 'cwd' | 'parent-link';

let made = 0;
function spell(folder: string, how: readonly Spelling[], {root, cwd}: Scratch): string {
	return how.reduce((path, one) => {
		made += 1;
		const link = join(root, 'links', `link-${made}`);
		mkdirSync(dirname(link), {recursive: true});
		switch (one) {
			case 'plain':
				return path;
			case 'slash':
				return `${path}//`;
			case 'dots':
				return `${path}/./.`;
			case 'up':
				return `${path}/../${basename(realpathSync.native(path))}`;
			case 'cwd':
				return existsSync('/proc/self/root') ? `/proc/self/root${path}` : path;
			case 'link':
				symlinkSync(path, link);
				return link;
			case 'links':
				symlinkSync(path, `${link}-a`);
				symlinkSync(`${basename(link)}-a`, link);
				return link;
			case 'parent-link':
				symlinkSync(dirname(realpathSync.native(path)), link);
				return join(link, basename(realpathSync.native(path)));
		}
		return path === cwd ? cwd : path;
	}, folder);
}

/** As it is written, where that has a "..". */
function claudeIn(folder: string): string {
	return /\.\./.test(folder) ? `${folder.replace(/\/+$/, '')}/claude` : join(folder, 'claude');
}

const spellings = fc.array(
	fc.constantFrom<Spelling>('plain', 'slash', 'dots', 'up', 'link', 'links', 'cwd', 'parent-link'),
	{maxLength: 3},
);

posix('by the real path', () => {
	/** A folder, and whether what lies there may be run. */
	const folders = [
		['./bin', false],
		['.', false],
		['~/repository/tools', false],
		['~/repository/other/node_modules/.bin', false],
		['~/elsewhere/node_modules/.bin', false],
		['~/.local/bin', true],
		['~/repository-of-mine/bin', true],
		['/opt/tools/lib/node_modules/bin', true],
	] as const;

	it('a folder counts for what it is, however it is written', async () => {
		const scratch = scratchHost({cwd: '~/repository/packages/web', folders: ['~/repository/.git']});
		for (const [name] of folders) {
			programAt(join(scratch.path(name), 'claude'));
		}
		await fc.assert(
			fc.asyncProperty(
				fc.array(fc.tuple(fc.constantFrom(...folders), spellings), {minLength: 1, maxLength: 4}),
				async (entries) => {
					const path = entries.map(([[name], how]) => spell(scratch.path(name), how, scratch));
					const host = scratch.hostWith({environment: {...scratch.host.environment, PATH: path.join(':')}});
					const allowed = path.filter((_, index) => entries[index]?.[0][1]).map(claudeIn);
					const refused = path.filter((_, index) => !entries[index]?.[0][1]).map(claudeIn);
					expect(await host.which('claude')).toEqual([...new Set(allowed)]);
					expect(new Set((await host.passedOver('claude')).map((one) => one.path))).toEqual(new Set(refused));
				},
			),
			{numRuns: runs(60)},
		);
	});

	it.each<[string, (scratch: Scratch) => string]>([
		['leads into the project', ({path}) => programAt(path('./tool'))],
		['leads through the project', ({path}) => path('./link-out')],
		['leads to a project by another link', ({path}) => path('~/hop')],
	])('a link that %s is not followed', async (_, target) => {
		const scratch = scratchHost({folders: ['~/bin']});
		symlinkSync(programAt(scratch.path('/opt/real')), scratch.path('./link-out'));
		symlinkSync(programAt(scratch.path('./deep/tool')), scratch.path('~/hop'));
		symlinkSync(target(scratch), scratch.path('~/bin/claude'));
		const host = scratch.hostWith({path: scratch.path('~/bin')});
		expect(await host.which('claude')).toEqual([]);
		expect(await host.passedOver('claude')).toMatchObject([{why: 'project', isFirst: true}]);
		expect(await host.run('claude', [])).toMatchObject({kind: 'failed'});
		expect(await host.run(scratch.path('~/bin/claude'), [])).toMatchObject({kind: 'failed'});
	});

	it('a package that is installed for the person is none of a project', async () => {
		const {hostWith, path} = scratchHost({
			programs: {'~/.nvm/lib/node_modules/@anthropic-ai/claude-code/cli.js': 'exit 0'},
			links: {'~/.nvm/bin/claude': '../lib/node_modules/@anthropic-ai/claude-code/cli.js'},
		});
		expect(await hostWith({path: path('~/.nvm/bin')}).which('claude')).toEqual([path('~/.nvm/bin/claude')]);
	});

	it('what is not named in full is passed over', async () => {
		const scratch = scratchHost({programs: {'./claude': 'x', './bin/claude': 'x', '~/.local/bin/claude': 'x'}});
		const good = scratch.path('~/.local/bin');
		for (const entry of ['.', '', 'bin', './bin', '../project']) {
			const host = scratch.hostWith({path: `${entry}:${good}:`});
			expect(await host.which('claude')).toEqual([join(good, 'claude')]);
			expect((await host.passedOver('claude'))[0]).toMatchObject({why: 'project', isFirst: true});
		}
	});

	it('the repository is found upwards, also from a worktree and from inside of .git', async () => {
		const scratch = scratchHost({cwd: '~/main/.git/worktrees/other', programs: {'~/main/bin/claude': 'x'}});
		expect(await scratch.hostWith({path: scratch.path('~/main/bin')}).which('claude')).toEqual([]);
		const linked = scratchHost({
			cwd: '~/other/deep',
			programs: {'~/main/bin/claude': 'x', '~/other/bin/claude': 'x'},
			files: ({home}) => ({'~/other/.git': `gitdir: ${home}/main/.git/worktrees/other\n`, '~/main/.git/HEAD': ''}),
		});
		const PATH = `${linked.path('~/main/bin')}:${linked.path('~/other/bin')}`;
		expect(await linked.hostWith({path: PATH}).which('claude')).toEqual([]);
	});
});

posix('where others can write', () => {
	it.each<[string, number, number, boolean]>([
		['only the person', 0o755, 0o755, true],
		['a group, as of an administrator', 0o775, 0o775, true],
		['everybody, the folder', 0o777, 0o755, false],
		['everybody, a folder as /tmp', 0o1777, 0o755, false],
		['everybody, the file', 0o755, 0o777, false],
	])('%s', async (_, folder, file, isRun) => {
		const scratch = scratchHost({programs: {'~/tools/bin/claude': 'x'}});
		chmodSync(scratch.path('~/tools/bin/claude'), file);
		chmodSync(scratch.path('~/tools/bin'), folder);
		const host = scratch.hostWith({path: scratch.path('~/tools/bin')});
		expect(await host.which('claude')).toHaveLength(isRun ? 1 : 0);
		expect(await host.passedOver('claude')).toEqual(isRun ? [] : [expect.objectContaining({why: 'others'})]);
	});

	it('a folder above counts, unless it is sticky', async () => {
		const scratch = scratchHost({programs: {'~/tools/bin/claude': 'x'}});
		const host = scratch.hostWith({path: scratch.path('~/tools/bin')});
		chmodSync(scratch.path('~/tools'), 0o777);
		expect(await host.which('claude')).toEqual([]);
		chmodSync(scratch.path('~/tools'), 0o1777);
		expect(await host.which('claude')).toHaveLength(1);
	});

	const me = process.getuid?.() ?? 0;
	const way = (folder: Partial<Stop>, file: Partial<Stop> = {}): readonly Stop[] => [
		{path: '/mnt', kind: 'folder', uid: 0, gid: 0, mode: 0o755},
		{path: '/mnt/c', kind: 'folder', uid: 0, gid: 0, mode: 0o755, ...folder},
		{path: '/mnt/c/claude', kind: 'other', uid: me, gid: 0, mode: 0o755, ...file},
	];
	it.each<[string, readonly Stop[], 'linux' | 'wsl' | 'win32', 'others' | undefined]>([
		['root and this person are no others', way({}), 'linux', undefined],
		['another owner of the file', way({}, {uid: me + 1}), 'linux', 'others'],
		['another owner of the folder', way({uid: me + 1}), 'linux', 'others'],
		['another owner of a link', way({}, {uid: me + 1, kind: 'link', mode: 0o777}), 'linux', 'others'],
		['a link has no rights of its own', way({}, {kind: 'link', mode: 0o777}), 'linux', undefined],
		["Windows' drives in WSL", way({mode: 0o777}, {mode: 0o777, uid: me + 1}), 'wsl', undefined],
		['the same on Linux', way({mode: 0o777}, {mode: 0o777}), 'linux', 'others'],
		['Windows says nothing by these', way({mode: 0o777}, {mode: 0o777}), 'win32', undefined],
	])('%s', (_, stops, platform, why) => {
		expect(whyNot(stops, () => false, platform)).toBe(why);
	});
});

posix('where the home folder is the repository', () => {
	it('only what git tracks is passed over', async () => {
		const scratch = scratchHost({
			cwd: '~/notes',
			programs: {'~/.local/bin/claude': 'x', '~/bin/claude': 'x'},
			files: {'~/.gitignore': '.local\n'},
		});
		gitIn(scratch.home, 'init', '-q');
		gitIn(scratch.home, 'add', 'bin');
		const host = scratch.hostWith({path: `${scratch.path('~/bin')}:${scratch.path('~/.local/bin')}`});
		expect(await host.which('claude')).toEqual([scratch.path('~/.local/bin/claude')]);
		expect(await host.passedOver('claude')).toMatchObject([{path: scratch.path('~/bin/claude'), why: 'project'}]);
	});

	it('without git nothing of it is a project', async () => {
		const scratch = scratchHost({cwd: '~', programs: {'~/bin/claude': 'x'}, files: {'~/package.json': {}}});
		expect(await scratch.hostWith({path: scratch.path('~/bin')}).which('claude')).toHaveLength(1);
	});
});

posix("the system's programs", () => {
	it.each(['git', 'ps', 'systemctl', 'launchctl', 'security', 'bash', 'xdg-open', 'pbcopy', 'anything'])(
		'%s is never looked for on PATH',
		async (name) => {
			const {path, hostWith} = scratchHost({
				programs: {[`~/bin/${name}`]: 'x'},
				places: [],
				folders: ['/system'],
			});
			const own = hostWith({path: path('~/bin')});
			expect(await own.which(name)).toEqual([]);
			expect(await own.passedOver(name)).toMatchObject([{path: path(`~/bin/${name}`), why: 'elsewhere'}]);
			expect(await own.run(name, [])).toMatchObject({kind: 'failed'});
			expect(await hostWith({path: '/nowhere'}).run(name, [])).toEqual({kind: 'missing'});
			programAt(path(`/system/${name}`));
			const found = hostWith({path: path('~/bin'), places: [path('/system')]});
			expect(await found.which(name)).toEqual([path(`/system/${name}`)]);
			expect(await found.passedOver(name)).toEqual([]);
		},
	);
});

test('Windows: the endings of PATHEXT, in the folders of PATH, and never in the current one', async () => {
	const {cwd, path} = scratchHost({programs: {'./claude.exe': 'x', '~/npm/claude.cmd': 'x', '~/npm/claude': 'x'}});
	const disk = {home: path('~'), cwd, locate: (one: string) => one, name: (one: string) => one};
	const found = await findPrograms('claude', {
		environment: {PATH: path('~/npm'), PATHEXT: '.COM;.EXE;.BAT;.CMD;odd'},
		platform: 'win32',
		disk,
		homes: [path('~')],
	});
	expect(found).toEqual({found: [path('~/npm/claude.cmd')], passedOver: []});
	expect(readFileSync(path('./claude.exe'), 'utf8')).toContain('#!');
});
