// What a change does on every system, Windows too: every encoding and line end stays, and undo brings back every byte.
import {createHash} from 'node:crypto';
import {existsSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import fc from 'fast-check';
import {expect, test} from 'vitest';
import type {Change} from '../../source/core/fix.js';
import type {TextFile} from '../../source/core/host.js';
import {makeChanger} from '../../source/host/apply.js';
import {encode} from '../../source/host/changes/encode.js';
import {scratchHost} from '../helpers/host.js';
import {runs} from '../helpers/runs.js';

const encodings: readonly TextFile['encoding'][] = ['utf8', 'utf8-bom', 'utf16le', 'utf16be', 'latin1'];
const line = fc.string({unit: 'grapheme', maxLength: 20}).filter((one) => !/[\0\r\n\ufeff]/.test(one));

test('a line is taken out of a file of any encoding with any line ends, and comes back', async () => {
	const encoding = fc.constantFrom(...encodings);
	const end = fc.constantFrom('\n', '\r\n');
	await fc.assert(
		fc.asyncProperty(fc.array(line, {maxLength: 4}), line, encoding, end, async (before, after, kind, lineEnd) => {
			const {host} = scratchHost({platform: process.platform === 'win32' ? 'win32' : 'linux'});
			const path = join(host.home, 'profile.ps1');
			// é and a space are no UTF-8, so that Latin-1 isn't taken for it.
			const [head = '', last = ''] = [
				before.map((one) => `# é ${one}${lineEnd}`).join('') || `# é ${lineEnd}`,
				after,
			].map((text) => (kind === 'latin1' ? text.replace(/[^\0-\xff]/gu, 'é') : text));
			const taken = `$env:ANTHROPIC_API_KEY = "x"${lineEnd}`;
			const bytes = encode(`${head}${taken}# ${last}`, kind);
			writeFileSync(path, bytes);
			const changer = makeChanger(host, {patience: 0});
			const change: Change = {
				kind: 'edit-text',
				path,
				digest: createHash('sha256').update(bytes).digest('hex'),
				edits: [{start: head.length, end: head.length + taken.length, text: ''}],
				reads: {syntax: 'powershell'},
			};
			expect(await changer.apply([], [change])).toMatchObject({kind: 'applied'});
			expect(readFileSync(path)).toEqual(encode(`${head}# ${last}`, kind));
			expect(await changer.undo()).toMatchObject({kind: 'undone'});
			expect(readFileSync(path)).toEqual(bytes);
		}),
		{numRuns: runs(20)},
	);
});

test('a file is made with its folders, another moved aside, and all of it taken back', async () => {
	const {host} = scratchHost({platform: process.platform === 'win32' ? 'win32' : 'linux'});
	const [made, old] = [join(host.home, 'a', 'b', 'settings.json'), join(host.home, 'old.json')];
	writeFileSync(old, '{}');
	const changer = makeChanger(host, {patience: 0});
	const result = await changer.apply(
		[],
		[
			{kind: 'edit-json', path: made, digest: null, edits: [{path: ['model'], value: 'opus'}]},
			{kind: 'move-file', path: old},
		],
	);
	expect(result).toMatchObject({kind: 'applied'});
	expect(JSON.parse(readFileSync(made, 'utf8'))).toEqual({model: 'opus'});
	expect(existsSync(old)).toBe(false);
	expect(await changer.undo()).toMatchObject({kind: 'undone'});
	expect([existsSync(join(host.home, 'a')), readFileSync(old, 'utf8')]).toEqual([false, '{}']);
});
