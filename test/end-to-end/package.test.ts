// What is published, as somebody gets it who has no checkout: what it holds, how large it is, and that it cures.
import {execFileSync} from 'node:child_process';
import {mkdirSync, readdirSync, readFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {describe, expect, test} from 'vitest';
import {program, run, runProgram, type Scratch, scratch} from '../helpers/built.js';
import {limit} from '../helpers/patience.js';
import {hasTerminal, keys} from '../helpers/terminal.js';
import {expectGone, openDemo, walkTo} from './walk.js';

const root = fileURLToPath(new URL('../../', import.meta.url));
const built = dirname(program);

type Packed = {
	readonly filename: string;
	readonly unpackedSize: number;
	readonly files: readonly {readonly path: string; readonly size: number}[];
};

/** npm with a home of its own, so that nothing of this machine's settings or cache plays a part. */
function npm({home, environment}: Scratch, words: readonly string[], cwd: string): string {
	const own = {npm_config_userconfig: join(home, '.npmrc'), npm_config_cache: join(home, 'npm')};
	const path = `${environment.PATH}${process.platform === 'win32' ? ';' : ':/usr/bin:/bin'}`;
	return execFileSync('npm', [...words, '--offline', '--no-audit', '--no-fund', '--no-update-notifier'], {
		cwd,
		env: {...environment, PATH: path, ...own},
		encoding: 'utf8',
		shell: process.platform === 'win32',
		stdio: ['ignore', 'pipe', 'pipe'],
	});
}

function pack(machine: Scratch): Packed {
	// The build is there already, and another test may be using it.
	const said = npm(machine, ['pack', '--json', '--ignore-scripts', '--pack-destination', machine.folder], root);
	const [packed] = JSON.parse(said) as readonly [Packed];
	return packed;
}

test('it is small, and nothing but the program', () => {
	const {files, unpackedSize} = pack(scratch());
	expect(unpackedSize).toBeLessThanOrEqual(2_200_000);
	const outside = files.map(({path}) => path).filter((path) => !path.startsWith('dist/'));
	expect(outside.sort()).toEqual(['LICENSE', 'README.md', 'man/claude-fix.1', 'package.json', 'report.schema.json']);
	expect(files.filter(({path}) => !/\.(m?js|json|txt|md|1)$|LICENSE$/.test(path))).toEqual([]);
	// Each of our modules is in it once.
	const texts = readdirSync(built, {recursive: true, encoding: 'utf8'})
		.filter((name) => /\.m?js$/.test(name) && !/(cli|claude)\.js$/.test(name))
		.map((name) => readFileSync(join(built, name), 'utf8'));
	// Read as such by host/compiled.ts.
	expect(texts.filter((text) => /[^\0-\x7f]/.test(text))).toEqual([]);
	const modules = texts.flatMap((text) => text.match(/^\/\/(?: source\/|[a-z])\S+$/gm) ?? []);
	expect(modules.length).toBeGreaterThan(300);
	expect(new Set(modules).size).toBe(modules.length);
});

test('it needs nothing else and runs nothing when it is installed', () => {
	const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Record<string, unknown>;
	expect(Object.keys(manifest).filter((name) => /dependencies/i.test(name))).toEqual(['devDependencies']);
	const scripts = Object.keys(manifest.scripts as object);
	expect(scripts.filter((name) => /^(pre|post)?(install|prepare|uninstall)$/.test(name))).toEqual([]);
	expect(readdirSync(built, {recursive: true, encoding: 'utf8'}).filter((name) => name.endsWith('.node'))).toEqual([]);
});

test('what handles credentials can be read as it was written', () => {
	const text = readFileSync(join(built, 'program.js'), 'utf8');
	const modules = new Map(
		text.split(/^(?=\/\/(?: source\/|[a-z]))/m).map((module) => [/^\/\/ (\S+)/.exec(module)?.[1], module] as const),
	);
	const lines = (path: string): number => readFileSync(join(root, path), 'utf8').split('\n').filter(Boolean).length;
	for (const path of [
		'core/secret.ts',
		'core/trust.ts',
		'host/web.ts',
		'host/run.ts',
		'probes/keychain.ts',
		'host/apply.ts',
	]) {
		const said = modules.get(`source/${path}`) ?? '';
		expect(said.split('\n').length, path).toBeGreaterThan(lines(`source/${path}`) / 3);
		for (const [, name] of readFileSync(join(root, 'source', path), 'utf8').matchAll(
			/^(?:export )?(?:async )?function (\w+)/gm,
		)) {
			expect(said, path).toMatch(new RegExp(`function ${name}\\d*\\(`));
		}
	}
});

test('the same sources give the same bytes', {timeout: limit(120_000)}, () => {
	const machine = scratch();
	const again = join(machine.folder, 'again');
	execFileSync(process.execPath, ['build.mjs', again], {cwd: root, stdio: 'pipe'});
	const filesOf = (folder: string) =>
		Object.fromEntries(
			readdirSync(folder, {recursive: true, withFileTypes: true})
				.filter((entry) => entry.isFile())
				.map((entry) => {
					const path = join(entry.parentPath, entry.name);
					return [path.slice(folder.length), readFileSync(path, 'latin1')];
				}),
		);
	const [one, other] = [filesOf(built), filesOf(again)];
	expect(Object.keys(other).sort()).toEqual(Object.keys(one).sort());
	expect(Object.keys(one).filter((name) => one[name] !== other[name])).toEqual([]);
});

describe('installed in an empty folder', {timeout: limit(120_000)}, () => {
	function install(machine: Scratch): string {
		const {filename} = pack(machine);
		const folder = join(machine.folder, 'empty');
		mkdirSync(folder);
		npm(machine, ['install', '--ignore-scripts=false', join(machine.folder, filename)], folder);
		const installed = join(
			folder,
			'node_modules',
			'.bin',
			process.platform === 'win32' ? 'claude-fix.cmd' : 'claude-fix',
		);
		expect(readdirSync(join(folder, 'node_modules')).filter((name) => !name.startsWith('.'))).toEqual(['claude-fix']);
		return installed;
	}

	test.skipIf(process.platform === 'win32')('it says the same as the build', async () => {
		const machine = scratch();
		const path = install(machine);
		const ended = await runProgram(path, ['explain', '401', '--json'], {cwd: machine.cwd, env: machine.environment});
		expect(ended).toMatchObject({code: 0, stderr: ''});
		expect(ended.stdout).toBe((await run(['explain', '401', '--json'], machine)).stdout);
	});

	test.skipIf(!hasTerminal || process.platform === 'win32')('it cures a demo', async () => {
		const machine = scratch();
		const demo = openDemo('old-key', {of: install(machine)});
		await walkTo('cured', demo);
		demo.terminal.send(keys.enter);
		await expectGone(demo, 0);
	});
});
