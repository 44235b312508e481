// What is wrong in the text of a value, character by character.
import fc from 'fast-check';
import {expect, test} from 'vitest';
import {characterName, cleaned, codePointOf, defectsOf} from '../../source/core/defects.js';
import {anyText} from '../helpers/any-text.js';

const told = (text: string) =>
	defectsOf(text).map(({kind, at, codePoint, where}) => `${kind} ${at} ${codePoint} ${where}`);

test.each<[string, string[]]>([
	['sk-ant-api03-abc', []],
	['abc\n', ['line-break 4 U+000A trailing']],
	['abc\r\n', ['line-break 4 U+000D trailing', 'line-break 5 U+000A trailing']],
	['a\nb', ['line-break 2 U+000A inner']],
	[' abc', ['blank 1 U+0020 leading']],
	['ab\tc', ['blank 3 U+0009 inner']],
	['\u00a0abc\u3000', ['blank 1 U+00A0 leading', 'blank 5 U+3000 trailing']],
	['\ufeffabc', ['zero-width 1 U+FEFF leading']],
	// trim() leaves it there, so it is not at an end.
	['abc\u200b', ['zero-width 4 U+200B inner']],
	['a\u00adb', ['zero-width 2 U+00AD inner']],
	['a\u202eb', ['zero-width 2 U+202E inner']],
	['é', ['latin-1 1 U+00E9 inner']],
	['ab©', ['latin-1 3 U+00A9 inner']],
	['a\u0007b', ['control 2 U+0007 inner']],
	['a\u007fb', ['control 2 U+007F inner']],
	['“abc”', ['non-ascii 1 U+201C inner', 'non-ascii 5 U+201D inner']],
	['"abc"', ['quote 1 U+0022 inner', 'quote 5 U+0022 inner']],
	["'abc' ", ['quote 1 U+0027 inner', 'quote 5 U+0027 inner', 'blank 6 U+0020 trailing']],
	['a"b', []],
	['Bearer abc', ['bearer 1 U+0042 leading', 'blank 7 U+0020 inner']],
	[
		'"bearer abc"',
		['quote 1 U+0022 inner', 'bearer 2 U+0042 leading', 'blank 8 U+0020 inner', 'quote 12 U+0022 inner'],
	],
	// In UTF-16 units, as Claude Code counts.
	['💥a\u028b', ['non-ascii 1 U+1F4A5 inner', 'non-ascii 4 U+028B inner']],
	['  ', ['blank 1 U+0020 leading', 'blank 2 U+0020 leading']],
])('%j has %j', (text, expected) => {
	expect(told(text)).toEqual(expected);
});

test.each([
	['sk-ant-api03-abc', 'sk-ant-api03-abc'],
	['  "sk-ant-api03-abc"\r\n', 'sk-ant-api03-abc'],
	['Bearer sk-ant-api03-abc', 'sk-ant-api03-abc'],
	['Bearer\tabc', 'abc'],
	['"Bearer \'abc\'"', 'abc'],
	['Bearer Bearer abc', 'abc'],
	['\ufeff“abc”', 'abc'],
	['abc\ndef', 'abcdef'],
	['abc def', 'abcdef'],
	['ab\u200bc\u00ad', 'abc'],
	['sk–ant—api03‑abc', 'sk-ant-api03-abc'],
	['\u0430bc\u028b', 'abcv'],
	['abc©', 'abc'],
	['', ''],
	['"', ''],
])('%j cleaned is %j', (text, expected) => {
	expect(cleaned(text)).toBe(expected);
});

test('a clean value has no defects, and cleaning leaves it alone', () => {
	const clean = fc.string({unit: fc.constantFrom(...'abcXYZ019_-'), minLength: 1});
	fc.assert(
		fc.property(clean, (text) => {
			expect(defectsOf(text)).toEqual([]);
			expect(cleaned(text)).toBe(text);
		}),
	);
});

test('what was cleaned is clean', () => {
	fc.assert(
		fc.property(anyText(), (text) => {
			expect(defectsOf(cleaned(text))).toEqual([]);
			expect(cleaned(cleaned(text))).toBe(cleaned(text));
		}),
	);
});

test('defects are in order, each inside of the text', () => {
	fc.assert(
		fc.property(anyText(), (text) => {
			const places = defectsOf(text).map(({at}) => at);
			expect(places).toEqual([...places].sort((one, other) => one - other));
			expect(places.every((at) => at >= 1 && at <= text.length)).toBe(true);
		}),
	);
});

test('names of characters', () => {
	expect([...'\n\u200b\u2019ʋ'].map(characterName)).toEqual([
		'line feed',
		'zero-width space',
		'right single quotation mark',
		'Latin small letter v with hook (looks like v)',
	]);
	expect(['\u0007', '\u0085', 'é', '字', 'x'].map(characterName)).toEqual([
		'control character',
		'next line',
		'non-ASCII character',
		'non-ASCII character',
		'character "x"',
	]);
	expect(['\n', '💥'].map(codePointOf)).toEqual(['U+000A', 'U+1F4A5']);
});
