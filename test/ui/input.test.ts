// What the terminal sends, piece by piece as Ink splits it, becomes keys, one by one; only what is marked as a paste is one.
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

function typed(text: string): readonly object[] {
	return [...text].map((character) => ({kind: 'character', character}));
}

describe('keys', () => {
	it.each([
		['\r', 'enter'],
		['\n', 'enter'],
		['\t', 'tab'],
		['\u001B[Z', 'back-tab'],
		['\u001B', 'escape'],
		['\u001B[A', 'up'],
		['\u001BOA', 'up'],
		['\u001B[1;5A', 'up'],
		['\u001B[B', 'down'],
		['\u001B[C', 'right'],
		['\u001B[D', 'left'],
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

	it.each(['\u001B[15~', '\u001B[I', '\u001B[?1;2c', '\u0001', '\u001B[1;5P', '\u001BOP'])('%j is nothing', (piece) => {
		expect(read(piece)).toEqual([]);
	});

	it('of any script are one character each', () => {
		expect(read('q', 'é字😀')).toEqual(typed('qé字😀'));
	});

	it.each([
		['\r\r', [named('enter'), named('enter')]],
		['jj\r', [...typed('jj'), named('enter')]],
		['?q', typed('?q')],
		['n\r', [...typed('n'), named('enter')]],
		['apply\r', [...typed('apply'), named('enter')]],
		['y\u0003', [...typed('y'), named('ctrl-c')]],
	])('%j in one read are as many', (piece, expected) => {
		expect(read(piece)).toEqual(expected);
	});

	it.each([
		['\u001Bw', [named('escape'), ...typed('w')]],
		['\u001B\r', [named('escape'), named('enter')]],
		['\u001B\u001B', [named('escape'), named('escape')]],
		['\u001B\u001B[A', [named('escape'), named('up')]],
	])('Esc and %j in one read are two', (piece, expected) => {
		expect(read(piece)).toEqual(expected);
	});

	it('are the same in one read and in many', () => {
		fc.assert(
			fc.property(fc.string({unit: fc.constantFrom(...'ajq?/\r\t\u007F~é字😀'), minLength: 1}), (text) => {
				expect(read(text)).toEqual(read(...text));
			}),
		);
	});
});

describe('pastes', () => {
	it('are what is marked as one, in any number of pieces, and nothing in them is a key', () => {
		expect(read('\u001B[200~', 'a', '\r\r', '\u001B[B', 'b', '\u001B[201~', '\r')).toEqual([
			{kind: 'paste', text: 'a'},
			{kind: 'paste', text: '\r\r'},
			{kind: 'paste', text: 'b'},
			named('enter'),
		]);
	});

	it('never keep Ctrl-C from working, should their end never come', () => {
		expect(read('\u001B[200~', 'abc', '\u0003', '\r')).toEqual([
			{kind: 'paste', text: 'abc'},
			named('ctrl-c'),
			named('enter'),
		]);
	});
});
