// Words of POSIX shells (sh, dash, bash, zsh): quotes, escapes and expansions, as far as they can be told without running anything.
import {lineEnd, longestIn, skip, skipParentheses} from './posix-skip.js';
import type {Part, Parts} from './script.js';

export type Word = {
	readonly start: number;
	readonly end: number;
	readonly parts: Parts;
	readonly isQuoted: boolean;
	/** A quote is never closed: the shell can't read the rest of the file. */
	readonly isUnclosed: boolean;
};

// Blanks of the shells: a no-break space, a CR and their like are part of a word.
const ends = /[ \t\n;&|()<>]/;

/** Collects parts, joining text with text. */
class Collector {
	readonly parts: Part[] = [];

	text(text: string): void {
		const last = this.parts.at(-1);
		if (last?.kind === 'text') {
			this.parts[this.parts.length - 1] = {kind: 'text', text: last.text + text};
		} else {
			this.parts.push({kind: 'text', text});
		}
	}
}

/** Reads the word at an offset, which may be empty. A `~` at its beginning stands for $HOME. */
export function readWord(text: string, start: number): Word {
	const collector = new Collector();
	let at = start;
	let isQuoted = false;
	let isUnclosed = false;
	if (/^~(?=[/ \t\r\n;&|()<>]|$)/.test(text.slice(at, at + 2))) {
		collector.parts.push({kind: 'variable', name: 'HOME'});
		at += 1;
	}
	while (at < text.length) {
		const character = text[at] ?? '';
		if (character === '(' && at > start && (/[?*+@!=]/.test(text[at - 1] ?? '') || text[at + 1] === '#')) {
			// An extended pattern, an array, or a qualifier of zsh.
			collector.parts.push({kind: 'computed'});
			at = skipParentheses(text, at);
		} else if (ends.test(character)) {
			break;
		} else if (character === '\\') {
			if (text[at + 1] !== '\n') {
				collector.text(text[at + 1] ?? '');
			}
			isQuoted ||= text[at + 1] !== '\n';
			at += 2;
		} else if (character === "'") {
			const close = text.indexOf("'", at + 1);
			isUnclosed ||= close < 0;
			isQuoted = true;
			const end = close < 0 ? lineEnd(text, at) : close;
			collector.text(text.slice(at + 1, end));
			at = close < 0 ? end : close + 1;
		} else if (character === '"' || (character === '$' && text[at + 1] === '"')) {
			const inside = readDouble(text, at + (character === '$' ? 2 : 1), collector);
			isUnclosed ||= inside.isUnclosed;
			isQuoted = true;
			at = inside.end;
		} else if (character === '$' && text[at + 1] === "'") {
			const inside = readAnsi(text, at + 2);
			isUnclosed ||= inside.isUnclosed;
			collector.text(inside.text);
			isQuoted = true;
			at = inside.end;
		} else if (character === '$' || character === '`') {
			at = readExpansion(text, at, collector);
		} else {
			const plain = /^[^ \t\n;&|()<>\\'"$`]+/.exec(text.slice(at, at + 4096))?.[0] ?? character;
			collector.text(plain);
			at += plain.length;
		}
	}
	return {start, end: Math.min(at, text.length), parts: collector.parts, isQuoted, isUnclosed};
}

function readDouble(text: string, start: number, collector: Collector): {end: number; isUnclosed: boolean} {
	let at = start;
	collector.text('');
	const before = [...collector.parts];
	const most = Math.min(text.length, start + longestIn(text));
	while (at < most) {
		const character = text[at] ?? '';
		if (character === '"') {
			return {end: at + 1, isUnclosed: false};
		}
		if (character === '\\') {
			const next = text[at + 1] ?? '';
			if (next !== '\n') {
				collector.text('$`"\\'.includes(next) ? next : `\\${next}`);
			}
			at += 2;
		} else if (character === '$' || character === '`') {
			at = readExpansion(text, at, collector);
		} else {
			const plain = /^[^"\\$`]+/.exec(text.slice(at, at + 4096))?.[0] ?? character;
			collector.text(plain);
			at += plain.length;
		}
	}
	const end = lineEnd(text, start);
	collector.parts.splice(0, collector.parts.length, ...before);
	collector.text(text.slice(start, end));
	return {end, isUnclosed: true};
}

const escapes: Readonly<Record<string, string>> = {
	n: '\n',
	r: '\r',
	t: '\t',
	a: '\u0007',
	b: '\b',
	e: '\u001b',
	f: '\f',
	v: '\v',
};

/** `$'…'`. */
function readAnsi(text: string, start: number): {text: string; end: number; isUnclosed: boolean} {
	let value = '';
	let at = start;
	while (at < text.length) {
		if (text[at] === "'") {
			return {text: value, end: at + 1, isUnclosed: false};
		}
		const code = /^\\(?:x([0-9a-fA-F]{1,2})|u([0-9a-fA-F]{1,4})|([0-7]{1,3}))/.exec(text.slice(at, at + 8));
		if (code) {
			const [whole, hex, unicode, octal] = code;
			value += String.fromCharCode(Number.parseInt(hex ?? unicode ?? octal ?? '0', octal ? 8 : 16));
			at += whole.length;
		} else if (text[at] === '\\') {
			const next = text[at + 1] ?? '';
			value += escapes[next] ?? (/['"\\?]/.test(next) ? next : `\\${next}`);
			at += 2;
		} else {
			value += text[at];
			at += 1;
		}
	}
	const end = lineEnd(text, start);
	return {text: text.slice(start, end), end, isUnclosed: true};
}

/** At a `$` or a backtick; returns the offset behind it. */
function readExpansion(text: string, at: number, collector: Collector): number {
	if (text[at] === '`') {
		collector.parts.push({kind: 'computed'});
		const most = Math.min(text.length, at + longestIn(text));
		let close = at + 1;
		while (close < most && text[close] !== '`') {
			close += text[close] === '\\' ? 2 : 1;
		}
		return close < most ? close + 1 : lineEnd(text, at);
	}
	const next = text[at + 1] ?? '';
	if (next === '(') {
		collector.parts.push({kind: 'computed'});
		return skipParentheses(text, at + 1);
	}
	if (next === '{') {
		return readBraces(text, at, collector);
	}
	const name = /^[A-Za-z_]\w*/.exec(text.slice(at + 1, at + 201))?.[0];
	if (name !== undefined) {
		collector.parts.push({kind: 'variable', name});
		return at + 1 + name.length;
	}
	if (/[0-9*@#?$!-]/.test(next)) {
		collector.parts.push({kind: 'computed'});
		return at + 2;
	}
	collector.text('$');
	return at + 1;
}

/** `${…}`. */
function readBraces(text: string, at: number, collector: Collector): number {
	const end = skip(text, at + 1, '{', '}');
	if (text[end - 1] !== '}') {
		collector.parts.push({kind: 'computed'});
		return end;
	}
	const inside = text.slice(at + 2, end - 1);
	const [, name, operator = '', word = ''] = /^([A-Za-z_]\w*)(:?[-=]|$)([\s\S]*)$/.exec(inside) ?? [];
	if (name === undefined) {
		collector.parts.push({kind: 'computed'});
	} else if (operator === '') {
		collector.parts.push({kind: 'variable', name});
	} else {
		const otherwise = new Collector();
		readWhole(word, otherwise);
		collector.parts.push({kind: 'variable', name, otherwise: otherwise.parts, isBlankToo: operator.startsWith(':')});
	}
	return end;
}

/** The word of `${NAME:-word}`: blanks and operators belong to it. */
function readWhole(text: string, collector: Collector): void {
	let at = 0;
	while (at < text.length) {
		const word = readWord(text, at);
		if (word.end === at) {
			collector.text(text[at] ?? '');
			at += 1;
		} else {
			for (const part of word.parts) {
				if (part.kind === 'text') {
					collector.text(part.text);
				} else {
					collector.parts.push(part);
				}
			}
			at = word.end;
		}
	}
}
