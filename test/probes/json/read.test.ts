import fc from 'fast-check';
import {findNodeAtLocation, parseTree} from 'jsonc-parser';
import {describe, expect, test} from 'vitest';
import {BeyondBudget} from '../../../source/core/budget.js';
import {fieldOf, readJson} from '../../../source/probes/json/read.js';

function problemOf(text: string) {
	const read = readJson(text);
	return read.ok ? undefined : read.problem;
}

describe('what breaks JSON, and where', () => {
	test.each([
		['{\n\t"a": 1,\n}', 'a comma stands before the closing bracket', 2, 8],
		['{"a": [1, 2,\n\n]}', 'a comma stands before the closing bracket', 1, 12],
		['{"a": "1",}', 'a comma stands before the closing bracket', 1, 10],
		['{\r\n  // note\r\n  "a": 1\r\n}', 'a comment is not allowed in JSON', 2, 3],
		['/* note */ {}', 'a comment is not allowed in JSON', 1, 1],
		['{"a": 1', 'the file ends in the middle', 1, 7],
		['{"a": "cut he', 'the file ends in the middle', 1, 13],
		['{"a": [1, {"b":\n', 'the file ends in the middle', 1, 15],
		['{"a": 1 "b": 2}', 'a comma is missing', 1, 9],
		['{"a" 1}', 'a colon is missing after a name', 1, 6],
		['{"a": }', 'a value is missing', 1, 7],
		["{'a': 1}", 'single quotes are used where JSON wants double ones', 1, 2],
		['{a: 1}', 'something here is not JSON', 1, 2],
		['{"a": \u201cx\u201d}', "left double quotation mark (U+201C) stands where JSON can't have it", 1, 7],
		['{"a": "x\ny"}', 'a text has no closing quote on its line', 1, 7],
		['{"a": "x\ty"}', 'a text holds a tab or another control character', 1, 9],
		['{} {}', 'something stands after the end of the JSON', 1, 4],
		['{"a": 01}', 'a comma is missing', 1, 8],
		['', 'the file is empty', 1, 1],
	])('%j: %s', (text, message, line, column) => {
		expect(problemOf(text)).toEqual({message, line, column});
	});

	test('exactly what JSON.parse refuses', () => {
		const scrap = fc.array(
			fc.constantFrom('{', '}', '[', ']', '"', 'a', ':', ',', '1', ' ', '\n', '/', '*', '\\', 'null'),
			{
				maxLength: 14,
			},
		);
		fc.assert(
			fc.property(scrap, (parts) => {
				const text = parts.join('');
				let isFine = true;
				try {
					JSON.parse(text);
				} catch {
					isFine = false;
				}
				expect(readJson(text).ok).toBe(isFine);
			}),
		);
	});

	test('never quotes the text', () => {
		const secret = 'verysecretvalue';
		expect(JSON.stringify(problemOf(`{"key": ${secret}}`))).not.toContain(secret);
	});

	test('nesting without end has an answer', () => {
		expect(() => readJson('['.repeat(200_000))).toThrow(BeyondBudget);
		expect(() => readJson(`${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}`)).toThrow(BeyondBudget);
		expect(readJson('['.repeat(100)).ok).toBe(false);
		expect(readJson(`${'['.repeat(100)}${']'.repeat(100)}`).ok).toBe(true);
		expect(readJson(`"${'['.repeat(10_000)}"`).ok).toBe(true);
	});
});

test('the place of a name, of the last one if it stands there twice', () => {
	const read = readJson(
		'{\n  "env": {\n    "A": "1",\n    "B": "2",\n    "A": "3"\n  },\n  "list": [\n    "x",\n    "y"\n  ]\n}',
	);
	expect(read.ok && read.spotOf(['env', 'A'])).toEqual({line: 5, column: 5});
	expect(read.ok && read.spotOf(['env', 'B'])).toEqual({line: 4, column: 5});
	expect(read.ok && read.spotOf(['list', 1])).toEqual({line: 9, column: 5});
	expect(read.ok && read.spotOf(['env', 'C'])).toBeUndefined();
});

test('every place is the one where a parser that makes a tree has it', () => {
	const values = fc.object({
		key: fc.constantFrom('a', 'b', '', 'a.b', '#0'),
		maxDepth: 3,
		maxKeys: 4,
		withNullPrototype: true,
	});
	const spacing = fc.constantFrom(undefined, 2, '\t');
	fc.assert(
		fc.property(values, spacing, (value, space) => {
			const text = JSON.stringify(value, null, space);
			const read = readJson(text);
			const tree = parseTree(text);
			for (const path of pathsOf(JSON.parse(text)).filter(({length}) => length <= 3)) {
				const node = tree && findNodeAtLocation(tree, [...path]);
				const offset = (typeof path.at(-1) === 'number' ? node?.offset : node?.parent?.offset) ?? -1;
				const lines = text.slice(0, offset).split('\n');
				const place = {line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1};
				expect(read.ok && read.spotOf(path)).toEqual(place);
			}
		}),
	);
});

function pathsOf(value: unknown): readonly (readonly (string | number)[])[] {
	if (typeof value !== 'object' || value === null) {
		return [];
	}
	const steps: readonly (string | number)[] = Array.isArray(value) ? value.map((_, at) => at) : Object.keys(value);
	return steps.flatMap((step) => [
		[step],
		...pathsOf((value as Record<string | number, unknown>)[step]).map((path) => [step, ...path]),
	]);
}

test('inherited names are no fields', () => {
	expect(fieldOf({}, 'constructor')).toBeUndefined();
	expect(fieldOf(JSON.parse('{"__proto__": {"a": 1}}'), '__proto__', 'a')).toBe(1);
	expect(fieldOf([1], 'length')).toBeUndefined();
});
