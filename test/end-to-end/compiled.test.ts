// What V8 has compiled is kept in a folder of claude-fix's own, taken from there only where nobody else can have put it there, and done without elsewhere.
import {
	chmodSync,
	chownSync,
	existsSync,
	lstatSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	statSync,
	symlinkSync,
	utimesSync,
	writeFileSync,
} from 'node:fs';
import {join, sep} from 'node:path';
import {describe, expect, test} from 'vitest';
import {mostCompiled} from '../../source/host/compiled-folder.js';
import {compiledFolder} from '../../source/host/folders.js';
import {run, type Scratch, scratch} from '../helpers/built.js';

const isWindows = process.platform === 'win32';
const isRoot = process.getuid?.() === 0;

const folderOf = ({home}: Scratch) => compiledFolder({platform: process.platform, home});

function filesOf(machine: Scratch): readonly string[] {
	const folder = folderOf(machine);
	return readdirSync(folder, {recursive: true, encoding: 'utf8'})
		.map((name) => join(folder, name))
		.filter((path) => statSync(path).isFile());
}

async function ask(machine: Scratch, words: readonly string[] = ['explain', '401', '--json']) {
	const {code, stdout, stderr} = await run(words, machine);
	return {code, stdout, stderr};
}

test('it is kept for its owner alone, and read the next time', async () => {
	const machine = scratch();
	const first = await ask(machine);
	expect(JSON.parse(first.stdout)).toMatchObject({status: 401});
	const files = filesOf(machine);
	expect(files.length).toBeGreaterThan(0);
	expect(isWindows || [folderOf(machine), ...files].every((path) => (lstatSync(path).mode & 0o077) === 0)).toBe(true);
	const written = files.map((path) => statSync(path).mtimeMs);
	expect(await ask(machine)).toEqual(first);
	// What was compiled already is not written again.
	expect(files.map((path) => statSync(path).mtimeMs)).toEqual(written);
});

test('a long run, in which V8 optimises later, keeps what the next one takes', async () => {
	const machine = scratch();
	const words = ['check', '--offline', '--only', 'clock'];
	await ask(machine, words);
	const files = filesOf(machine);
	const written = files.map((path) => statSync(path).mtimeMs);
	await ask(machine, words);
	expect(files.filter((path) => path.includes('program.js'))).toHaveLength(1);
	expect(files.map((path) => statSync(path).mtimeMs)).toEqual(written);
});

test('it names no path of this machine', async () => {
	const machine = scratch();
	await ask(machine);
	expect(filesOf(machine).filter((path) => readFileSync(path).includes(machine.home))).toEqual([]);
});

test.each([
	['cut off', (bytes: Buffer) => bytes.subarray(0, 100)],
	['of another V8', (bytes: Buffer) => Buffer.concat([bytes.subarray(0, 16).map((byte) => ~byte), bytes.subarray(16)])],
	['empty', () => Buffer.alloc(0)],
])('where it is %s, the program says the same', async (_, change) => {
	const machine = scratch();
	const first = await ask(machine);
	for (const path of filesOf(machine)) {
		writeFileSync(path, change(readFileSync(path)));
	}
	expect(await ask(machine)).toEqual(first);
});

describe.skipIf(isWindows)('it is neither read nor written', () => {
	test.each<[string, (machine: Scratch, folder: string) => string]>([
		[
			'through a link',
			(machine, folder) => {
				const elsewhere = join(machine.folder, 'elsewhere');
				mkdirSync(elsewhere, {mode: 0o700});
				mkdirSync(join(folder, '..'), {recursive: true});
				symlinkSync(elsewhere, folder);
				return elsewhere;
			},
		],
		[
			'in a folder that others can look into',
			(_, folder) => {
				mkdirSync(folder, {recursive: true, mode: 0o755});
				return folder;
			},
		],
		[
			'below a folder in which others can write',
			(_, folder) => {
				mkdirSync(folder, {recursive: true, mode: 0o700});
				chmodSync(join(folder, '..'), 0o777);
				return folder;
			},
		],
	])('%s', async (_, prepare) => {
		const machine = scratch();
		const folder = prepare(machine, folderOf(machine));
		expect((await ask(machine)).code).toBe(0);
		const files = readdirSync(folder, {recursive: true, encoding: 'utf8', withFileTypes: true});
		expect(files.filter((entry) => entry.isFile())).toEqual([]);
	});

	test.skipIf(!isRoot)("in another account's home", async () => {
		const machine = scratch();
		chownSync(machine.home, 12345, 12345);
		expect((await ask(machine)).code).toBe(0);
		expect(existsSync(folderOf(machine))).toBe(false);
	});

	test('where the variables of a folder say so', async () => {
		const machine = scratch();
		const own = {...machine, environment: {...machine.environment, XDG_CACHE_HOME: join(machine.cwd, 'cache')}};
		expect((await ask(own)).code).toBe(0);
		expect(existsSync(join(machine.cwd, 'cache'))).toBe(false);
	});
});

test('what an older build has left is removed', async () => {
	const machine = scratch();
	const older = join(folderOf(machine), '0123456789abcdef');
	mkdirSync(older, {recursive: true, mode: 0o700});
	await ask(machine);
	expect(existsSync(older)).toBe(false);
});

test('it stays small, however many commands are run: what was written first goes', async () => {
	const machine = scratch();
	await ask(machine);
	const [first = ''] = filesOf(machine);
	const older = `${first}.of-another-node`;
	writeFileSync(older, Buffer.alloc(mostCompiled), {mode: 0o600});
	utimesSync(older, 0, 0);
	const words = ['check', 'fix --dry-run', 'report', 'last', 'ignore --list', 'undo --list'];
	for (const [at, word] of words.entries()) {
		await run([...word.split(' '), ...(at < 3 ? ['--offline'] : [])], machine);
		const files = filesOf(machine);
		expect(files.reduce((sum, path) => sum + statSync(path).size, 0)).toBeLessThanOrEqual(mostCompiled);
		// What was compiled just now is there.
		expect(files.some((path) => path.includes(`${sep}${word.split(' ')[0]}${sep}`))).toBe(true);
	}
	expect(existsSync(older)).toBe(false);
});

test('forget names it and removes it', async () => {
	const machine = scratch();
	await ask(machine);
	const listed = await run(['forget', '--list'], machine);
	expect(listed.stdout).toContain('What Node has compiled of claude-fix');
	expect((await run(['forget', '--yes'], machine)).code).toBe(0);
	expect(existsSync(folderOf(machine))).toBe(false);
	expect((await run(['forget', '--list'], machine)).stdout).toContain('Nothing is kept');
});
