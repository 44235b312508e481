// What the terminal sends, piece by piece as Ink splits it, becomes keys and pastes.
import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {createReader, type Key} from '../../source/ui/input.js';

function read(...pieces: readonly string[]): readonly Key[] {
	const reader = createReader();
	return pieces.flatMap((piece) => reader(piece));
}

function named(name: string): object {
	return {kind: 'named', name};
}

describe('keys', () => {
	it.each([
		['\r', 'enter'],
		['\u001B', 'escape'],
		['\u001B\u001B', 'escape'],
		['\u001B[A', 'up'],
		['\u001BOA', 'up'],
		['\u001B[1;5A', 'up'],
		['\u001B[B', 'down'],
		['\u001B[5~', 'page-up'],
		['\u001B[6~', 'page-down'],
		['\u001B[H', 'home'],
		['\u001B[1~', 'home'],
		['\u001B[F', 'end'],
		['\u001B[4~', 'end'],
		['\u007F', 'erase'],
		['\b', 'erase'],
		['\u001B[3~', 'erase'],
		['\u0015', 'ctrl-u'],
		['\u0003', 'ctrl-c'],
		['\u0004', 'ctrl-c'],
	])('%j is %s', (piece, name) => {
		expect(read(piece)).toEqual([named(name)]);
	});

	it.each(['\u001Bq', '\u001B\r', '\u001B[15~', '\u001B[I', '\u001B[?1;2c', '\n', '\u0001', '\u001B[1;5P'])(
		'%j is nothing',
		(piece) => {
			expect(read(piece)).toEqual([]);
		},
	);

	it('takes one character for a key, of any script', () => {
		expect(read('q', 'é', '字', '😀')).toEqual(
			['q', 'é', '字', '😀'].map((character) => ({kind: 'character', character})),
		);
	});

	it('takes a held j for several', () => {
		expect(read('jjj')).toHaveLength(3);
	});
});

describe('pastes', () => {
	it.each(['apply\r', '\r\r', 'two\nlines', 'qq', 'jk\r'])('%j in one read is one paste', (text) => {
		expect(read(text)).toEqual([{kind: 'paste', text}]);
	});

	it('reads bracketed ones, in any number of pieces, and nothing in them is a key', () => {
		expect(read('\u001B[200~', 'a', '\r', '\u001B[B', 'b', '\u001B[201~', '\r')).toEqual([
			{kind: 'paste', text: 'a'},
			{kind: 'paste', text: '\r'},
			{kind: 'paste', text: 'b'},
			named('enter'),
		]);
	});

	it('never keeps Ctrl-C and Escape from working', () => {
		expect(read('\u001B[200~', 'abc\u0003')).toEqual([named('ctrl-c')]);
		expect(read('\u001B[200~', '\u001B', '\r')).toEqual([named('escape'), named('enter')]);
	});

	it('a paste is never Enter', () => {
		fc.assert(
			fc.property(fc.string({unit: fc.constantFrom(...'aj\r\n\t\u001B[A~é字'), minLength: 2}), (text) => {
				fc.pre(!text.startsWith('\u001B') && !text.includes('\u0003') && [...text].length > 1);
				expect(read(text).filter((key) => key.kind === 'named')).toEqual([]);
			}),
		);
	});
});
