// JSON with comments and commas too many: what is taken out, and when nothing is.
import fc from 'fast-check';
import {expect, test} from 'vitest';
import {repairOf} from '../../source/probes/json/repair.js';

function repaired(text: string): string | undefined {
	const removals = repairOf(text);
	return (
		removals && [...removals].reverse().reduce((rest, {start, end}) => rest.slice(0, start) + rest.slice(end), text)
	);
}

test.each([
	['{\n  "a": 1,\n}\n', '{\n  "a": 1\n}\n'],
	['{\n  // why\n  "a": [1, 2,],\n}\n', '{\n  "a": [1, 2]\n}\n'],
	['{"a": 1 /* one */, "b": "// no comment"}', '{"a": 1 , "b": "// no comment"}'],
	['/* head */\n{"a": {},}', '{"a": {}}'],
	['{"a": 1}', undefined],
	['{"a": 1', undefined],
	['{"a": 1,, }', undefined],
	['// only a comment', undefined],
])('%j becomes %j', (text, wanted) => {
	expect(repaired(text)).toBe(wanted);
});

test('whatever is repaired has the value that it had without its comments and commas', () => {
	fc.assert(
		fc.property(fc.dictionary(fc.string(), fc.jsonValue(), {minKeys: 1}), (value) => {
			const text = JSON.stringify(value, null, 2).replace(/\n\}$/, ', // the end\n}');
			expect(JSON.parse(repaired(text) ?? '')).toEqual(JSON.parse(JSON.stringify(value)));
		}),
	);
});
