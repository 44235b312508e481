// Walks over brackets and quotes of a shell script, with a limit for those that are never closed.

import {mostInside} from './script.js';

// A hostile file must not make every unclosed bracket cost a walk to its end: the more there are, the shorter each may be.
const mostSteps = 8 * 1024 * 1024;
/** Of the texts that are read just now: one may stand in another. */
const measured: {text: string; longest: number}[] = [];

export function longestIn(text: string): number {
	const known = measured.find((one) => one.text === text);
	if (known) {
		return known.longest;
	}
	let openings = 0;
	for (let at = 0; at < text.length; at += 1) {
		openings += '({"\'`'.includes(text[at] ?? '') ? 1 : 0;
	}
	const longest = Math.min(64 * 1024, Math.ceil(mostSteps / (openings + 1)));
	measured.unshift({text, longest});
	measured.length = Math.min(measured.length, mostInside + 1);
	return longest;
}

// What is never closed ends with its line: the shell stops there, we go on, since it may be us who misread something above.
export function lineEnd(text: string, at: number): number {
	const end = text.indexOf('\n', at);
	return end < 0 ? text.length : end;
}

/** From a `(`; returns the offset behind its `)`, or the end of the line if there is none. */
export function skipParentheses(text: string, start: number): number {
	return skip(text, start, '(', ')');
}

export function skip(text: string, start: number, open: string, close: string): number {
	let depth = 0;
	let at = start;
	const most = Math.min(text.length, start + longestIn(text));
	while (at < most) {
		const character = text[at] ?? '';
		if (character === '\\') {
			at += 2;
			continue;
		}
		if (character === "'" || character === '"' || character === '`') {
			at = skipQuoted(text, at);
			continue;
		}
		if (character === '#' && open === '(' && /[\s;]/.test(text[at - 1] ?? '')) {
			at = lineEnd(text, at);
			continue;
		}
		if (character === open) {
			depth += 1;
		} else if (character === close) {
			depth -= 1;
			if (depth === 0) {
				return at + 1;
			}
		}
		at += 1;
	}
	return lineEnd(text, start);
}

function skipQuoted(text: string, start: number): number {
	const quote = text[start] ?? '';
	const most = Math.min(text.length, start + longestIn(text));
	let at = start + 1;
	while (at < most && text[at] !== quote) {
		at += text[at] === '\\' && quote !== "'" ? 2 : 1;
	}
	return at + 1;
}
