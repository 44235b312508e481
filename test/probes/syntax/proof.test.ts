// An edit that does more than it says is refused; one that takes out what it says is not.
// biome-ignore-all lint/suspicious/noTemplateCurlyInString: this is shell syntax.
import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import type {Reads} from '../../../source/core/fix.js';
import {applyTextEdits, removalOf, settledEdits} from '../../../source/core/text-edits.js';
import {scanFish} from '../../../source/probes/syntax/fish.js';
import {scanPosix} from '../../../source/probes/syntax/posix.js';
import {proveEdit} from '../../../source/probes/syntax/proof.js';
import {assignmentEvents} from '../../../source/probes/syntax/script.js';
import {runs} from '../../helpers/runs.js';
import {fishFiles, names, posixFiles} from '../../oracle/rc-files.js';

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
	['posix', 'A=1\necho b\n', '', 'export ', false],
	['posix', 'A=1 B=2\n', '', 'export ', true],
	['posix', 'A=1 echo b\n', '', 'export ', true],
	['posix', 'export A=1\n', '1', '2; echo b', true],
	['posix', 'export A=1\n', 'A', 'B', false],
	['posix', 'export A=1 B=2\n', 'export A=1 B=2', 'export C=1 D=2', false],
	['fish', 'set -q A; or set -gx A 1\n', 'set -gx A 1', 'true', false],
	['fish', 'set -q A; or set -gx A 1\necho b\n', 'set -gx A 1\n', '', true],
	['fish', 'set -gx A 1\necho b\n', 'set -gx A 1\n', '', false],
	['posix', 'A=1 B=2; export A B\n', ' B=2', '', false],
	['posix', 'export A=${B:=1}\n', 'export A=${B:=1}\n', '', true],
	['posix', 'B=2 export A=1\n', 'B=2 export A=1\n', '', false],
	['fish', 'set -gx A 1 (set -gx B 2)\n', 'set -gx A 1 (set -gx B 2)\n', '', true],
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

test('names that share a command go one by one, and with the last of them the command', () => {
	const text = 'true && export A=1 B=2 C=3\n';
	const lines = assignmentEvents(scanPosix(text));
	const without = (...names: readonly string[]): string => {
		const edits = lines.filter(({name}) => names.includes(name)).map(removalOf);
		const edited = applyTextEdits(text, edits);
		return edited.ok ? edited.segments.join('') : edited.detail;
	};
	expect(without('A')).toBe('true && export B=2 C=3\n');
	expect(without('C', 'A')).toBe('true && export B=2\n');
	expect(without('A', 'B')).toBe('true && export C=3\n');
	expect(without('B', 'C')).toBe('true && export A=1 \n');
	expect(without('A', 'B', 'C')).toBe('true && :\n');
});

test.each([
	['posix', 'bash', 'until [ -n "$A" ]; do\n  export A=1\ndone\n', '  export A=1\n'],
	['posix', 'bash', 'export A=1\nwhile [[ -z ${A:-} ]]; do sleep 1; done\n', 'export A=1\n'],
	['fish', 'fish', 'while not set -q A\n  set -gx A 1\nend\n', '  set -gx A 1\n'],
] as const)('no loop that waits for a variable is left without it (%s, %s): %j', (syntax, shell, before, line) => {
	const start = before.indexOf(line);
	const after = before.replace(line, '');
	const edits = [{start, end: start + line.length, length: 0}];
	expect(proveEdit({before, after, edits, reads: {syntax, shell}})).toMatch(/never end/);
});

describe('whatever the file', () => {
	test.each([
		['posix', posixFiles('bash'), scanPosix],
		['fish', fishFiles, scanFish],
	] as const)('%s: lines that are taken out, one alone or all of some names, are proved', (syntax, files, scan) => {
		fc.assert(
			fc.property(files, fc.subarray([...names], {minLength: 1}), ({text: before}, chosen) => {
				const lines = assignmentEvents(scan(before)).filter(({effect}) => effect === 'exports' || effect === 'assigns');
				const own = lines.filter(({name}) => chosen.includes(name as (typeof names)[number]));
				for (const taken of [...own.map((line) => [line]), own]) {
					const edits = settledEdits(taken.map(removalOf));
					const edited = applyTextEdits(before, edits);
					const after = edited.ok ? edited.segments.join('') : edited.detail;
					const places = edits.map(({start, end, text}) => ({start, end, length: String(text).length}));
					const problem = proveEdit({before, after, edits: places, reads: {syntax}});
					// A name can't be taken out of a `read` that fills several: what the others receive depends on it.
					if (taken.some(({statement}) => statement.start === statement.end)) {
						expect(problem, before).toBeDefined();
						continue;
					}
					// It is refused of loops that wait for a variable of these, and of commands that set another one by the way.
					const isWaiting = /^\s*(?:while|until) .*(?:ANTHROPIC|KEEP)/m.test(before);
					const isShared = taken.some(({name, statement: {start, end}}) =>
						lines.some((line) => line.name !== name && start < line.valueSpan.end && line.nameSpan.start < end),
					);
					const refusals = [...(isWaiting ? ['never end'] : []), ...(isShared ? ['does more than that'] : [])];
					const isMeant = refusals.some((words) => problem?.includes(words));
					expect(isMeant ? undefined : problem, after).toBeUndefined();
				}
			}),
			{numRuns: runs(100)},
		);
	});
});
