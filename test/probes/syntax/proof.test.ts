// An edit that does more than it says is refused; one that takes out what it says is not.
// biome-ignore-all lint/suspicious/noTemplateCurlyInString: this is shell syntax.
import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import type {Reads} from '../../../source/core/fix.js';
import {scanFish} from '../../../source/probes/syntax/fish.js';
import {scanPosix} from '../../../source/probes/syntax/posix.js';
import {proveEdit} from '../../../source/probes/syntax/proof.js';
import {assignmentsOf} from '../../../source/probes/syntax/script.js';
import {fishFiles, mainName, posixFiles} from '../../oracle/rc-files.js';

type Row = readonly [Reads['syntax'], before: string, out: string, text: string, isRefused: boolean];

const rows: readonly Row[] = [
	['posix', 'export A=1\necho b\n', 'export A=1\n', '', false],
	['posix', 'export A=1\necho b\n', 'export A=1\nec', '', true],
	['posix', 'if x; then\n  export A=1\nfi\n', 'export A=1', ':', false],
	['posix', 'x && export A=1\necho b\n', 'export A=1\n', '', true],
	['posix', 'export A=1 B=2\n', 'A=1 ', '', false],
	['posix', 'export A=1 B=2\n', ' A=1 B=2', '', true],
	['posix', "export A='1\n2'\necho b\n", "export A='1\n", '', true],
	['posix', 'export A=1\n', '1', "'two words'", false],
	['posix', 'export A=1\n', '1', "'never closed", true],
	['posix', 'export A=1\n', '1', '2; export B=3', true],
	['fish', 'set -q A; or set -gx A 1\n', 'set -gx A 1', 'true', false],
	['fish', 'set -q A; or set -gx A 1\necho b\n', 'set -gx A 1\n', '', true],
	['fish', 'set -gx A 1\necho b\n', 'set -gx A 1\n', '', false],
	['csh', 'setenv A 1\nsetenv B 2\n', 'setenv A 1\n', '', false],
	['csh', 'setenv A 1\nsetenv B 2\n', 'setenv A 1\nsetenv B 2\n', '', false],
];

test.each(rows)('%s: %j without %j but with %j', (syntax, before, out, text, isRefused) => {
	const start = before.indexOf(out);
	const end = start + out.length;
	const after = before.slice(0, start) + text + before.slice(end);
	const problem = proveEdit({before, after, edits: [{start, end, length: text.length}], reads: {syntax}});
	expect(problem !== undefined).toBe(isRefused);
});

describe('whatever the file', () => {
	test.each([
		['posix', posixFiles(true), scanPosix],
		['fish', fishFiles, scanFish],
	] as const)('%s: each line that is taken out alone is proved', (syntax, files, scan) => {
		fc.assert(
			fc.property(files, ({text: before}) => {
				const lines = assignmentsOf(scan(before)).filter(
					({name, effect}) => name === mainName && (effect === 'exports' || effect === 'assigns'),
				);
				for (const {statement, leave = ''} of lines) {
					const after = before.slice(0, statement.start) + leave + before.slice(statement.end);
					const edits = [{...statement, length: leave.length}];
					expect(proveEdit({before, after, edits, reads: {syntax}})).toBeUndefined();
				}
			}),
			{numRuns: 150},
		);
	});
});
