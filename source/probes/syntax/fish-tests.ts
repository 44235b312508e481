// `test` and `[ … ]` of fish as conditions.
import type {FishWord} from './fish-tokens.js';
import {isFalse, isUnknown, type Parts, type Test} from './script.js';

const files: Readonly<Record<string, Extract<Test, {kind: 'file'}>['as']>> = {
	'-f': 'file',
	'-d': 'folder',
	'-e': 'any',
	'-r': 'any',
	'-s': 'filled',
	'-w': 'unsure',
	'-x': 'unsure',
	'-L': 'unsure',
	'-h': 'unsure',
};

export function testOfFish(words: readonly FishWord[]): Test {
	for (const [operator, kind] of [
		['-o', 'any'],
		['-a', 'all'],
	] as const) {
		const at = words.findIndex(({raw}, index) => raw === operator && index > 0 && index < words.length - 1);
		if (at > 0) {
			return {kind, tests: [testOfFish(words.slice(0, at)), testOfFish(words.slice(at + 1))]};
		}
	}
	const [first, second, third] = words;
	if (!first) {
		return isFalse;
	}
	if (first.raw === '!' && second) {
		return {kind: 'not', test: testOfFish(words.slice(1))};
	}
	if (words.length === 1) {
		return {kind: 'not', test: {kind: 'blank', text: first.parts}};
	}
	if (words.length === 2 && second) {
		return unary(first.raw, second.parts);
	}
	if (words.length === 3 && second && third) {
		const same: Test = {kind: 'same', text: first.parts, as: third.parts, isPattern: false};
		return second.raw === '='
			? same
			: second.raw === '!='
				? {kind: 'not', test: same}
				: /^-(eq|ne|lt|le|gt|ge)$/.test(second.raw)
					? {kind: 'number', one: first.parts, other: third.parts, operator: second.raw.slice(1)}
					: isUnknown;
	}
	return isUnknown;
}

function unary(operator: string, parts: Parts): Test {
	const as = files[operator];
	if (as) {
		return {kind: 'file', path: parts, as};
	}
	const [only, ...more] = parts;
	const filled: Test = {kind: 'not', test: {kind: 'blank', text: parts}};
	if (operator === '-n' && only?.kind === 'variable' && !only.isQuoted && more.length === 0) {
		// Without a value there is no word, and `test -n` alone is true.
		return {kind: 'any', tests: [{kind: 'not', test: {kind: 'set', names: [only.name]}}, filled]};
	}
	return operator === '-n' ? filled : operator === '-z' ? {kind: 'blank', text: parts} : isUnknown;
}
