// The program that needs no Node: made for this platform, it says what the build says, cures a demo, and is installed by what is published with
// it. CLAUDE_FIX_EXECUTABLES names a folder with archives that are there already. A Node of 150 MB is fetched only where CI is set.
import {execFileSync} from 'node:child_process';
import {existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';
import {tmpdir} from 'node:os';
import {dirname, join, resolve} from 'node:path';
import {fileURLToPath} from 'node:url';
import {afterAll, beforeAll, describe, expect, onTestFinished, type TestContext, test} from 'vitest';
import {checksum} from '../../scripts/executables/archive.js';
import {archiveName, manifestsOf} from '../../scripts/executables/manifests.js';
import {isAtHand, ownPlatform, platforms} from '../../scripts/executables/nodes.js';
import {program, run, runProgram, scratch} from '../helpers/built.js';
import {limit} from '../helpers/patience.js';
import {hasTerminal, keys} from '../helpers/terminal.js';
import {expectGone, openDemo, walkTo} from './walk.js';

const root = fileURLToPath(new URL('../../', import.meta.url));
const {version} = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {readonly version: string};
const isWindows = process.platform === 'win32';
const folder = mkdtempSync(join(tmpdir(), 'claude-fix-executable-'));
const archives = resolve(process.env.CLAUDE_FIX_EXECUTABLES ?? folder);
const archive = join(archives, archiveName(version, ownPlatform));
const executable = join(folder, isWindows ? 'claude-fix.exe' : 'claude-fix');
let whyNot: string | undefined;

beforeAll(() => {
	if (!existsSync(archive)) {
		if (!process.env.CI && !isAtHand(ownPlatform)) {
			whyNot = 'no Node was fetched for it: npm run executables';
			return;
		}
		try {
			execFileSync(process.execPath, ['--import', 'tsx', 'scripts/executables.ts', ownPlatform], {
				cwd: root,
				env: {...process.env, CLAUDE_FIX_EXECUTABLES: archives, CLAUDE_FIX_DIST: dirname(program)},
				stdio: 'pipe',
			});
		} catch (error) {
			const said = String((error as {readonly stderr?: unknown}).stderr);
			// Only what can't be had is passed over.
			if (!/npm (error|ERR!) (code|network)|ENOTFOUND|ETIMEDOUT|ECONNREFUSED/.test(said)) {
				throw error;
			}
			whyNot = `there is no Node to be had for ${ownPlatform}`;
			return;
		}
	}
	execFileSync('tar', ['-xf', archive, '-C', folder]);
}, limit(900_000));

afterAll(() => rmSync(folder, {recursive: true, force: true, maxRetries: 3}));

/** Where it can't be made the tests say so, and don't run. */
function needed({skip}: TestContext): void {
	skip(whyNot !== undefined, whyNot);
}

describe('the executable', {timeout: limit(180_000)}, () => {
	test('says where there is no Node what the build says', async (context) => {
		needed(context);
		const machine = scratch();
		const env = {...machine.environment, PATH: join(machine.folder, 'bin'), NODE_OPTIONS: '--no-such-option'};
		for (const words of [['--version'], ['explain', '401', '--json'], ['demo', '--list']]) {
			// Twice: the second time with what was compiled the first time.
			for (const _ of [1, 2]) {
				const ended = await runProgram(executable, words, {cwd: machine.cwd, env});
				expect(ended).toEqual(await run(words, machine));
			}
		}
	});

	test.skipIf(!hasTerminal || isWindows)('cures a demo', async (context) => {
		needed(context);
		const demo = openDemo('old-key', {of: executable, more: {PATH: folder}});
		await walkTo('cured', demo);
		demo.terminal.send(keys.enter);
		await expectGone(demo, 0);
	});

	test.skipIf(process.platform !== 'linux' || !existsSync('/usr/bin/readelf'))(
		'wants no library that a plain Linux is without',
		(context) => {
			needed(context);
			const said = execFileSync('/usr/bin/readelf', ['--dynamic', executable], {encoding: 'utf8'});
			const wanted = [...said.matchAll(/Shared library: \[(\w+\+*)/g)].map(([, name = '']) => name);
			expect(wanted).toContain('libc');
			expect(['ld', 'libc', 'libdl', 'libgcc_s', 'libm', 'libpthread', 'libstdc++']).toEqual(
				expect.arrayContaining(wanted),
			);
		},
	);

	test.skipIf(process.platform !== 'darwin')('is signed, says the codesign of macOS', (context) => {
		needed(context);
		execFileSync('/usr/bin/codesign', ['--verify', '--strict', executable], {stdio: 'pipe'});
	});

	test('comes with the licences of all that is in it', (context) => {
		needed(context);
		const names = readdirSync(folder).filter((name) => /licen[cs]e/i.test(name));
		expect(names.sort()).toEqual(['LICENSE-of-Node.txt', 'LICENSE.txt', 'LICENSES-of-libraries.txt']);
	});
});

describe('installed by the script', {timeout: limit(180_000)}, () => {
	/** The script, from a server on loopback that has these bytes, and what is installed then. */
	async function install(bytes: Buffer) {
		const sum = checksum(readFileSync(archive));
		const server = createServer((_, response) => response.end(bytes));
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		onTestFinished(() => void server.close());
		const from = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
		const known = Object.fromEntries(
			platforms.map((platform) => [platform, {name: archiveName(version, platform), sha256: sum}]),
		);
		const machine = scratch();
		const name = isWindows ? 'install.ps1' : 'install.sh';
		const script = join(machine.folder, name);
		writeFileSync(script, manifestsOf({version, archives: known, from})[name] ?? '');
		const bin = join(machine.home, 'bin');
		mkdirSync(bin);
		const env = {
			...machine.environment,
			PATH: isWindows ? (process.env.PATH ?? '') : '/usr/bin:/bin',
			CLAUDE_FIX_BIN: bin,
		};
		const command = isWindows
			? (['powershell.exe', ['-NoProfile', '-ExecutionPolicy', 'Bypass', '-File', script]] as const)
			: (['/bin/sh', [script]] as const);
		const ended = await runProgram(command[0], command[1], {cwd: machine.cwd, env});
		return {ended, machine, installed: readdirSync(bin).map((one) => join(bin, one))};
	}

	test('it runs', async (context) => {
		needed(context);
		const {ended, machine, installed} = await install(readFileSync(archive));
		expect(ended).toMatchObject({code: 0, stderr: ''});
		expect(installed.length).toBe(1);
		const said = await runProgram(installed[0] ?? '', ['--version'], {cwd: machine.cwd, env: machine.environment});
		expect(said).toEqual({code: 0, stdout: `${version}\n`, stderr: ''});
		expect(readdirSync(machine.temporary)).toEqual([]);
	});

	test('nothing is, where it is not what was published', async (context) => {
		needed(context);
		const bytes = readFileSync(archive);
		bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
		const {ended, machine, installed} = await install(bytes);
		expect(ended.code).not.toBe(0);
		expect(ended.stderr).toContain('is not what was published');
		expect(installed).toEqual([]);
		expect(readdirSync(machine.temporary)).toEqual([]);
	});
});
