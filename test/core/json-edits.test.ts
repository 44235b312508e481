// Edits of JSON: everything but the edit stays to the letter.
import fc from 'fast-check';
import {type ParseError, parse} from 'jsonc-parser';
import {describe, expect, it, test} from 'vitest';
import type {Json, JsonEdit} from '../../source/core/fix.js';
import {applyJsonEdits} from '../../source/core/json-edits.js';
import {Secret} from '../../source/core/secret.js';
import {joinSegments} from '../../source/core/text-edits.js';

function edit(text: string | null, ...edits: JsonEdit[]): string {
	const edited = applyJsonEdits(text, edits);
	return edited.ok ? joinSegments(edited.segments, ({hint}) => JSON.stringify(hint)) : `refused: ${edited.detail}`;
}

const out = (...path: (string | number)[]): JsonEdit => ({path, value: undefined});
const put = (value: JsonEdit['value'], ...path: (string | number)[]): JsonEdit => ({path, value});

test.each<[string, string | null, JsonEdit[], string]>([
	['makes a new file', null, [put('v', 'env', 'X')], '{\n  "env": {\n    "X": "v"\n  }\n}\n'],
	['fills an empty file', '', [put(true, 'a')], '{\n  "a": true\n}\n'],
	['takes out the only property', '{\n  "a": 1\n}\n', [out('a')], '{}\n'],
	['takes out the first', '{\n  "a": 1,\n  "b": 2\n}\n', [out('a')], '{\n  "b": 2\n}\n'],
	['takes out the last', '{\n  "a": 1,\n  "b": 2\n}\n', [out('b')], '{\n  "a": 1\n}\n'],
	['takes out the middle of one line', '{"a":1, "b":2, "c":3}', [out('b')], '{"a":1, "c":3}'],
	['takes out the last of one line', '{"a":1, "b":2}', [out('b')], '{"a":1}'],
	['takes out the first of one line', '{ "a": 1, "b": 2 }', [out('a')], '{ "b": 2 }'],
	[
		'empties a nested object',
		'{\n  "env": {\n    "X": "1"\n  },\n  "b": 2\n}',
		[out('env', 'X')],
		'{\n  "env": {},\n  "b": 2\n}',
	],
	[
		"keeps the neighbours' comments",
		'{\n  "a": 1, // about a\n  // about b\n  "b": 2, // old\n  /* about c */\n  "c": 3\n}\n',
		[out('b')],
		'{\n  "a": 1, // about a\n  // about b\n  /* about c */\n  "c": 3\n}\n',
	],
	[
		'keeps a comment before the last',
		'{\n  "a": 1, // keep\n  "b": 2 // old\n}\n',
		[out('b')],
		'{\n  "a": 1 // keep\n}\n',
	],
	['keeps a trailing comma', '{\n  "a": 1,\n  "b": 2,\n}\n', [out('b')], '{\n  "a": 1,\n}\n'],
	['leaves a comment in an empty object', '{\n  // note\n  "a": 1\n}\n', [out('a')], '{\n  // note\n}\n'],
	[
		'leaves alone what stands in a parent that does not count',
		'{"env":{"X":1,"Y":2},"env":{"X":3,"Z":4,"X":5}}',
		[out('env', 'X')],
		'{"env":{"X":1,"Y":2},"env":{"Z":4}}',
	],
	['takes out every namesake', '{"a":1,"b":2,"a":3}', [out('a')], '{"b":2}'],
	['sets the one that counts', '{"a":1,"b":2,"a":3}', [put(4, 'a')], '{"b":2,"a":4}'],
	[
		'keeps tabs and CR LF',
		'{\r\n\t"a": 1\r\n}\r\n',
		[put(2, 'b', 'c')],
		'{\r\n\t"a": 1,\r\n\t"b": {\r\n\t\t"c": 2\r\n\t}\r\n}\r\n',
	],
	['takes out a line with CR LF', '{\r\n\t"a": 1,\r\n\t"b": 2\r\n}\r\n', [out('b')], '{\r\n\t"a": 1\r\n}\r\n'],
	['counts indices in the text as it is', '["a","b","c","d"]', [out(1), out(3), out(1)], '["a","c"]'],
	['leaves alone what is not there', '{"a":1}', [out('b'), out('a', 'b'), out(0)], '{"a":1}'],
	['changes a value where it stands', '{"a": 1 /* one */, "b": 2}', [put('x', 'a')], '{"a": "x" /* one */, "b": 2}'],
	['refuses what is no JSON', '{"a": 1', [out('a')], "refused: it isn't valid JSON, so it can't be edited safely"],
	['refuses two documents', '{} {}', [out('a')], "refused: it isn't valid JSON, so it can't be edited safely"],
	['refuses a parent that is text', '{"env": "x"}', [put('v', 'env', 'X')], 'refused: it has no place for "env.X"'],
	['refuses stand-ins', '{"a": "\ufdd00\ufdd1"}', [out('a')], "refused: it holds characters that aren't text"],
])('%s', (_, text, edits, expected) => {
	expect(edit(text, ...edits)).toBe(expected);
});

test('a secret stays a Secret, to be written as a JSON string', () => {
	const secret = new Secret('sk-ant-api03-'.concat('a"b\\'.repeat(8)));
	const edited = applyJsonEdits('{\n  "env": {"X": "old"}\n}\n', [put(secret, 'env', 'X')]);
	expect(edited).toEqual({ok: true, segments: ['{\n  "env": {"X": ', {secret, as: 'json'}, '}\n}\n']});
	expect(JSON.stringify(edited)).not.toContain('a"b');
});

describe('whatever the JSON', () => {
	const name = fc.constantFrom('a', 'b', 'c', 'x y', '"', 'é', '__proto__');
	const json = fc.jsonValue({maxDepth: 3}) as fc.Arbitrary<Json>;
	const documents = fc.dictionary(name, fc.oneof(json, fc.dictionary(name, json)), {noNullPrototype: true});
	const indents = fc.constantFrom(undefined, 1, 2, 4, '\t');
	const lineBreaks = fc.constantFrom('\n', '\r\n');
	const parsed = (text: string): unknown => {
		const errors: ParseError[] = [];
		const value: unknown = JSON.parse(text);
		parse(text, errors);
		expect(errors).toEqual([]);
		return value;
	};

	it('takes out exactly the named properties', () => {
		fc.assert(
			fc.property(
				documents,
				fc.uniqueArray(name, {maxLength: 4}),
				indents,
				lineBreaks,
				(value, names, indent, lineBreak) => {
					const text = JSON.stringify(value, null, indent).replaceAll('\n', lineBreak);
					const left = Object.fromEntries(Object.entries(value).filter(([key]) => !(names as string[]).includes(key)));
					const edited = edit(text, ...names.map((one) => out(one)));
					expect(parsed(edited)).toEqual(JSON.parse(JSON.stringify(left)));
					// Nothing else was touched: it looks as if it had been written without them.
					expect(edited).toBe(JSON.stringify(left, null, indent).replaceAll('\n', lineBreak));
				},
			),
		);
	});

	it('sets exactly the named property', () => {
		fc.assert(
			fc.property(documents, name, json, indents, (value, key, next, indent) => {
				const expected = JSON.parse(JSON.stringify(value)) as Record<string, unknown>;
				Object.defineProperty(expected, key, {value: next, enumerable: true, writable: true, configurable: true});
				expect(JSON.stringify(parsed(edit(JSON.stringify(value, null, indent), put(next, key))))).toBe(
					JSON.stringify(JSON.parse(JSON.stringify(expected))),
				);
			}),
		);
	});
});
