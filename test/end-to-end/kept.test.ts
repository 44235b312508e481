// What the build kept of V8's work: taken where it fits, done without where it doesn't, and nothing of this machine is in it.
import {cpSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {Script} from 'node:vm';
import {expect, test} from 'vitest';
import {program, runProgram, scratch} from '../helpers/built.js';

const built = dirname(program);
const name = `printing.${process.arch}.cache`;
const kept = readFileSync(join(built, name));

test('V8 takes it', () => {
	const script = new Script(readFileSync(join(built, 'printing.js'), 'utf8'), {cachedData: kept});
	expect(script.cachedDataRejected).toBe(false);
});

test.each([
	['this folder', fileURLToPath(new URL('../../', import.meta.url))],
	['the folder for temporary files', join(tmpdir(), 'claude-fix-')],
])('it does not name %s', (_, path) => {
	expect(kept.includes(path)).toBe(false);
});

test.each([
	['there is none', (path: string) => rmSync(path)],
	[
		'it is of another V8',
		(path: string) =>
			writeFileSync(path, Buffer.concat([kept.subarray(0, 16).map((byte) => ~byte), kept.subarray(16)])),
	],
])('the program says the same where %s', async (_, change) => {
	const machine = scratch();
	const copy = join(machine.folder, 'dist');
	cpSync(built, copy, {recursive: true});
	const ask = async () => {
		const {code, stdout, stderr} = await runProgram(
			process.execPath,
			[join(copy, 'cli.js'), 'explain', '401', '--json'],
			{cwd: machine.cwd, env: machine.environment},
		);
		return {code, stdout, stderr};
	};
	const before = await ask();
	expect(JSON.parse(before.stdout)).toMatchObject({status: 401});
	change(join(copy, name));
	expect(await ask()).toEqual(before);
});
