// What is compiled while V8 is told to optimise later is taken by the next run, which begins with the usual flags.
import {execFileSync} from 'node:child_process';
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import process from 'node:process';
import {Script} from 'node:vm';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {asUsual, optimiseLater} from '../../source/host/optimising.js';

const folder = mkdtempSync(join(tmpdir(), 'claude-fix-'));
const text = 'globalThis.made = [1, 2, 3].map((one) => one * 2)';

beforeAll(optimiseLater);
afterAll(() => rmSync(folder, {recursive: true}));

/** Whether another Node refuses what this one has compiled. */
function isRefused(compiled: Buffer): boolean {
	const path = join(folder, 'compiled');
	writeFileSync(path, compiled);
	const ask = `const {Script} = require('node:vm'); new Script(${JSON.stringify(text)}, {cachedData: require('node:fs').readFileSync(${JSON.stringify(path)})}).cachedDataRejected`;
	return execFileSync(process.execPath, ['-p', ask], {encoding: 'utf8', env: {}}).trim() === 'true';
}

test('as usual it is taken, and else refused', () => {
	const script = new Script(text);
	expect(isRefused(script.createCachedData())).toBe(true);
	expect(isRefused(asUsual(() => script.createCachedData()))).toBe(false);
});
