// Edits of a text: positions are those of the text that was read, whatever their order.
import fc from 'fast-check';
import {expect, test} from 'vitest';
import type {TextEdit} from '../../source/core/fix.js';
import {Secret} from '../../source/core/secret.js';
import {applyTextEdits, joinSegments} from '../../source/core/text-edits.js';

function edit(text: string, ...edits: [number, number, TextEdit['text']][]): string {
	const edited = applyTextEdits(
		text,
		edits.map(([start, end, words]) => ({start, end, text: words})),
	);
	return edited.ok ? joinSegments(edited.segments, ({hint}) => hint) : `refused: ${edited.detail}`;
}

const secret = new Secret('x'.repeat(30));

test.each<[string, string, [number, number, TextEdit['text']][], string]>([
	['nothing', 'abc', [], 'abc'],
	['insert', 'abc', [[1, 1, 'X']], 'aXbc'],
	[
		'insert at both ends',
		'abc',
		[
			[3, 3, 'Z'],
			[0, 0, 'A'],
		],
		'AabcZ',
	],
	[
		'replace, later ones first',
		'abcdef',
		[
			[4, 5, 'Y'],
			[1, 2, 'X'],
		],
		'aXcdYf',
	],
	[
		'insert before what is taken out',
		'abc',
		[
			[1, 2, ''],
			[1, 1, 'X'],
		],
		'aXc',
	],
	[
		'the same twice',
		'abc',
		[
			[1, 2, 'X'],
			[1, 2, 'X'],
		],
		'aXc',
	],
	[
		'the same secret twice',
		'abc',
		[
			[1, 2, ['"', secret, '"']],
			[1, 2, ['"', new Secret('x'.repeat(30)), '"']],
		],
		`a"${secret.hint}"c`,
	],
	[
		'removals that overlap',
		'abcdef',
		[
			[1, 3, ''],
			[2, 5, ''],
		],
		'af',
	],
	[
		'a removal within another',
		'abcdef',
		[
			[1, 5, ''],
			[2, 3, ''],
		],
		'af',
	],
	[
		'two minds',
		'abcdef',
		[
			[1, 3, 'X'],
			[2, 5, ''],
		],
		'refused: two edits want to change the same place',
	],
	[
		'insert into what is taken out',
		'abcdef',
		[
			[1, 5, ''],
			[2, 2, 'X'],
		],
		'refused: two edits want to change the same place',
	],
	['outside', 'abc', [[2, 4, '']], "refused: a place to edit isn't in the file"],
	['backwards', 'abc', [[2, 1, '']], "refused: a place to edit isn't in the file"],
	['not a number', 'abc', [[Number.NaN, 1, '']], "refused: a place to edit isn't in the file"],
])('%s', (_, text, edits, expected) => {
	expect(edit(text, ...edits)).toBe(expected);
});

test('a secret is not part of the text', () => {
	expect(applyTextEdits('a', [{start: 1, end: 1, text: ['=', secret]}])).toEqual({
		ok: true,
		segments: ['a', '=', {secret, as: 'text'}],
	});
});

test('what is not edited stays, in any order of the edits', () => {
	fc.assert(
		fc.property(
			fc.array(fc.tuple(fc.string(), fc.string(), fc.string())),
			fc.infiniteStream(fc.nat()),
			(parts, order) => {
				let at = 0;
				const edits = parts.flatMap(([kept, old, text]) => {
					const start = at + kept.length;
					at = start + old.length;
					return old === '' ? [] : [{start, end: at, text}];
				});
				const text = parts.map(([kept, old]) => kept + old).join('');
				const expected = parts.map(([kept, old, next]) => kept + (old === '' ? '' : next)).join('');
				const shuffled = edits
					.map((one) => [order.next().value, one] as const)
					.sort(([a], [b]) => a - b)
					.map(([, one]) => one);
				const edited = applyTextEdits(text, shuffled);
				expect(edited.ok && joinSegments(edited.segments, () => '')).toBe(expected);
			},
		),
	);
});
