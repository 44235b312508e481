// Patterns of shells: `*`, `?` and `[…]` over a text, without regular expressions, since the pattern comes from outside.
import type {Parts} from './script.js';

const longest = 4096;

/** A pattern as a text in which a backslash makes the next character literal; undefined where a part of it can't be told. */
export function patternOf(parts: Parts, textOf: (part: Parts) => string | undefined): string | undefined {
	let pattern = '';
	for (const part of parts) {
		const text = part.kind === 'text' ? part.text : textOf([part]);
		if (text === undefined) {
			return undefined;
		}
		const isLiteral = part.kind !== 'computed' && part.isQuoted;
		pattern += isLiteral ? text.replace(/[*?[\]\\]/g, '\\$&') : text;
	}
	return pattern;
}

/** Whether a text fits; undefined for patterns that say more than this knows. */
export function fitsPattern(text: string, pattern: string): boolean | undefined {
	if (
		text.length > longest ||
		pattern.length > longest ||
		/[()|^#~<>]|\[[!^]?$|\[[:.=]/.test(pattern.replace(/\\./gs, ''))
	) {
		return text === pattern && !/[[\]*?]/.test(pattern) ? true : undefined;
	}
	let at = 0;
	let place = 0;
	let star = -1;
	let back = 0;
	while (at < text.length) {
		const next = one(pattern, place, text[at] ?? '');
		if (pattern[place] === '*') {
			star = place;
			back = at;
			place += 1;
		} else if (next !== undefined) {
			place = next;
			at += 1;
		} else if (star >= 0) {
			place = star + 1;
			back += 1;
			at = back;
		} else {
			return false;
		}
	}
	while (pattern[place] === '*') {
		place += 1;
	}
	return place === pattern.length;
}

/** Where the pattern goes on behind what takes this character; undefined: it doesn't. */
function one(pattern: string, at: number, character: string): number | undefined {
	const sign = pattern[at];
	if (sign === undefined) {
		return undefined;
	}
	if (sign === '?') {
		return at + 1;
	}
	if (sign === '\\') {
		return pattern[at + 1] === character ? at + 2 : undefined;
	}
	const close = sign === '[' ? pattern.indexOf(']', at + 2) : -1;
	if (close < 0) {
		return sign === character ? at + 1 : undefined;
	}
	const isNot = /[!^]/.test(pattern[at + 1] ?? '');
	const set = pattern.slice(at + (isNot ? 2 : 1), close);
	let isIn = false;
	for (let index = 0; index < set.length; index += 1) {
		const from = set[index] ?? '';
		if (set[index + 1] === '-' && index + 2 < set.length) {
			isIn ||= from <= character && character <= (set[index + 2] ?? '');
			index += 2;
		} else {
			isIn ||= from === character;
		}
	}
	return isIn === isNot ? undefined : close + 1;
}
