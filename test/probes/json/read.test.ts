import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
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
		['{a: 1}', 'something stands here that is no JSON', 1, 2],
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
		expect(readJson('['.repeat(200_000)).ok).toBe(false);
		const deep = readJson(`${'['.repeat(50_000)}${']'.repeat(50_000)}`);
		expect(deep.ok && deep.spotOf([0, 0])).toBeFalsy();
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

test('inherited names are no fields', () => {
	expect(fieldOf({}, 'constructor')).toBeUndefined();
	expect(fieldOf(JSON.parse('{"__proto__": {"a": 1}}'), '__proto__', 'a')).toBe(1);
	expect(fieldOf([1], 'length')).toBeUndefined();
});
