// Tests of POSIX shells as conditions: `[ … ]`, `[[ … ]]`, `test …`, `(( … ))`, `command -v …`.

import {isOptions} from './conditions.js';
import type {PosixWord} from './posix-tokens.js';
import {isFalse, isInteractive, isUnknown, type Parts, type Test} from './script.js';

const files: Readonly<Record<string, Extract<Test, {kind: 'file'}>['as']>> = {
	'-f': 'file',
	'-d': 'folder',
	'-e': 'any',
	'-a': 'any',
	'-r': 'any',
	'-s': 'filled',
	'-w': 'unsure',
	'-x': 'unsure',
	'-h': 'unsure',
	'-L': 'unsure',
	'-p': 'unsure',
	'-S': 'unsure',
};

type Dialect = {readonly isDouble: boolean; readonly shell: string};

/** The words between the brackets. */
export function testOf(words: readonly PosixWord[], dialect: Dialect): Test {
	return new Tests(words, dialect).all();
}

class Tests {
	readonly #words: readonly PosixWord[];
	readonly #dialect: Dialect;
	#at = 0;

	constructor(words: readonly PosixWord[], dialect: Dialect) {
		this.#words = words;
		this.#dialect = dialect;
	}

	all(): Test {
		if (this.#words.length === 0) {
			return isFalse;
		}
		const test = this.#any();
		return this.#at < this.#words.length ? isUnknown : test;
	}

	#any(): Test {
		const tests = [this.#every()];
		while (this.#is(this.#dialect.isDouble ? '||' : '-o')) {
			this.#at += 1;
			tests.push(this.#every());
		}
		return tests.length === 1 ? (tests[0] ?? isUnknown) : {kind: 'any', tests};
	}

	#every(): Test {
		const tests = [this.#one()];
		while (this.#is(this.#dialect.isDouble ? '&&' : '-a')) {
			this.#at += 1;
			tests.push(this.#one());
		}
		return tests.length === 1 ? (tests[0] ?? isUnknown) : {kind: 'all', tests};
	}

	#is(raw: string, ahead = 0): boolean {
		return this.#words[this.#at + ahead]?.raw === raw;
	}

	#one(): Test {
		const [first, second, third] = this.#words.slice(this.#at, this.#at + 3);
		if (!first) {
			return isUnknown;
		}
		if (first.raw === '!' && second && !isBinary(second.raw)) {
			this.#at += 1;
			return {kind: 'not', test: this.#one()};
		}
		if (first.raw === '(' && second) {
			this.#at += 1;
			const test = this.#any();
			this.#at += this.#is(')') ? 1 : 0;
			return test;
		}
		if (second && third && isBinary(second.raw)) {
			this.#at += 3;
			return this.#binary(first, second.raw, third);
		}
		if (second && /^-[A-Za-z]$/.test(first.raw) && !/^(&&|\|\||-[ao]|\))$/.test(second.raw)) {
			this.#at += 2;
			return this.#unary(first.raw, second);
		}
		this.#at += 1;
		return {kind: 'not', test: {kind: 'blank', text: first.parts}};
	}

	#unary(operator: string, word: PosixWord): Test {
		const as = files[operator];
		if (as) {
			return {kind: 'file', path: word.parts, as};
		}
		switch (operator) {
			case '-n':
				return {kind: 'not', test: {kind: 'blank', text: word.parts}};
			case '-z':
				return {kind: 'blank', text: word.parts};
			case '-t':
				return isInteractive;
			case '-v':
				return /^[A-Za-z_]\w*$/.test(word.raw) ? {kind: 'set', names: [word.raw]} : isUnknown;
			case '-o':
				return word.raw === 'interactive' ? isInteractive : isUnknown;
			default:
				return isUnknown;
		}
	}

	#binary(left: PosixWord, operator: string, right: PosixWord): Test {
		const {isDouble} = this.#dialect;
		switch (operator) {
			case '=':
			case '==':
			case '!=': {
				const same: Test = {kind: 'same', text: left.parts, as: right.parts, isPattern: isDouble};
				return operator === '!=' ? {kind: 'not', test: same} : same;
			}
			case '=~':
				// A pattern without wildcards has to be somewhere in the text.
				return isOptions(left.parts) && right.raw === 'i' ? isInteractive : isUnknown;
			case '<':
			case '>':
				return isUnknown;
			default:
				return {kind: 'number', one: left.parts, other: right.parts, operator: operator.slice(1)};
		}
	}
}

function isBinary(raw: string): boolean {
	return /^(=|==|!=|=~|<|>|-eq|-ne|-lt|-le|-gt|-ge)$/.test(raw);
}

/** `(( … ))`, as far as it is one comparison. */
export function arithmeticOf(raw: string): Test {
	const inside = raw.replace(/^\(\(|\)\)$/g, '').trim();
	const command = /^!?\s*\$?\{?\+commands\[([\w.-]+)\]\}?$/.exec(inside)?.[1];
	if (command !== undefined) {
		const test: Test = {kind: 'program', name: [{kind: 'text', text: command}], isFile: true};
		return inside.startsWith('!') ? {kind: 'not', test} : test;
	}
	const [, one, sign, other] = /^\$?(\w+)\s*(==|!=|<=|>=|<|>)\s*\$?(\w+)$/.exec(inside) ?? [];
	const number = (text: string): Parts =>
		/^\d/.test(text) ? [{kind: 'text', text}] : [{kind: 'variable', name: text, isQuoted: true}];
	const names: Readonly<Record<string, string>> = {
		'==': 'eq',
		'!=': 'ne',
		'<=': 'le',
		'>=': 'ge',
		'<': 'lt',
		'>': 'gt',
	};
	if (one !== undefined && sign !== undefined && other !== undefined) {
		return {kind: 'number', one: number(one), other: number(other), operator: names[sign] ?? ''};
	}
	return /^\d{1,15}$/.test(inside) ? {kind: 'is', value: Number(inside) !== 0} : isUnknown;
}
