// Words of POSIX shells (sh, dash, bash, zsh): quotes, escapes and expansions, as far as they can be told without running anything.
import {Collector} from './collector.js';
import {lineEnd, longestIn, skip, skipParentheses} from './posix-skip.js';
import type {Parts} from './script.js';

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

export type WordOptions = {
	/** bash and zsh know $'…', bash alone $"…"; undefined: as bash. */
	readonly shell?: string | undefined;
	/** The value of an assignment: `~` counts behind each colon too. */
	readonly isValue?: boolean;
};

/** Reads the word at an offset, which may be empty. A `~` at its beginning stands for $HOME. */
export function readWord(text: string, start: number, options: WordOptions = {}): Word {
	const {shell = 'bash', isValue = false} = options;
	const collector = new Collector();
	let at = start;
	let isQuoted = false;
	let isUnclosed = false;
	const tilde = (): void => {
		const [found, name] = /^~([\w+-]*)(?=[/: \t\r\n;&|()<>]|$)/.exec(text.slice(at, at + 200)) ?? [];
		if (found !== undefined) {
			collector.add(name === '' ? {kind: 'variable', name: 'HOME', isQuoted: true} : {kind: 'computed'});
			at += found.length;
		}
	};
	tilde();
	while (at < text.length) {
		const character = text[at] ?? '';
		const next = text[at + 1];
		if (character === '(' && at > start && (/[?*+@!=]/.test(text[at - 1] ?? '') || next === '#')) {
			// An extended pattern, an array, or a qualifier of zsh.
			collector.add({kind: 'computed'});
			at = skipParentheses(text, at);
		} else if (ends.test(character)) {
			break;
		} else if (character === '\\') {
			if (next !== '\n') {
				collector.text(next ?? '', true);
			}
			isQuoted ||= next !== '\n';
			at += 2;
		} else if (character === "'") {
			const close = text.indexOf("'", at + 1);
			isUnclosed ||= close < 0;
			isQuoted = true;
			const end = close < 0 ? lineEnd(text, at) : close;
			collector.text(text.slice(at + 1, end), true);
			at = close < 0 ? end : close + 1;
		} else if (character === '"' || (character === '$' && next === '"' && shell === 'bash')) {
			const inside = readDouble(text, at + (character === '$' ? 2 : 1), collector, shell);
			isUnclosed ||= inside.isUnclosed;
			isQuoted = true;
			at = inside.end;
		} else if (character === '$' && next === "'" && shell !== 'sh') {
			const inside = readAnsi(text, at + 2);
			isUnclosed ||= inside.isUnclosed;
			collector.text(inside.text, true);
			isQuoted = true;
			at = inside.end;
		} else if (character === '$' && (next === "'" || next === '"')) {
			// dash takes the $ literally, ksh doesn't.
			collector.add(shell === 'sh' ? {kind: 'computed'} : {kind: 'text', text: '$'});
			at += 1;
		} else if (character === '$' || character === '`') {
			at = readExpansion(text, at, collector, false, shell);
		} else if (shell === 'zsh' && character === '=' && at === start && /\w/.test(next ?? '')) {
			// Where that program is.
			collector.add({kind: 'computed'});
			at += /^=[\w.+-]+/.exec(text.slice(at, at + 200))?.[0].length ?? 1;
		} else if (isValue && character === ':') {
			collector.text(':');
			at += 1;
			tilde();
		} else {
			const plain = (isValue ? plainValue : plainWord).exec(text.slice(at, at + 4096))?.[0] ?? character;
			collector.text(plain);
			at += plain.length;
		}
	}
	return {start, end: Math.min(at, text.length), parts: collector.parts, isQuoted, isUnclosed};
}

const plainWord = /^[^ \t\n;&|()<>\\'"$`]+/;
const plainValue = /^[^ \t\n;&|()<>\\'"$`:]+/;

function readDouble(
	text: string,
	start: number,
	collector: Collector,
	shell: string,
): {end: number; isUnclosed: boolean} {
	let at = start;
	collector.text('', true);
	const back = collector.mark();
	const most = Math.min(text.length, start + longestIn(text));
	while (at < most) {
		const character = text[at] ?? '';
		if (character === '"') {
			return {end: at + 1, isUnclosed: false};
		}
		if (character === '\\') {
			const next = text[at + 1] ?? '';
			if (next !== '\n') {
				collector.text('$`"\\'.includes(next) ? next : `\\${next}`, true);
			}
			at += 2;
		} else if (character === '$' || character === '`') {
			at = readExpansion(text, at, collector, true, shell);
		} else {
			const plain = /^[^"\\$`]+/.exec(text.slice(at, at + 4096))?.[0] ?? character;
			collector.text(plain, true);
			at += plain.length;
		}
	}
	const end = lineEnd(text, start);
	back();
	collector.text(text.slice(start, end), true);
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
			const plain = /^[^'\\]+/.exec(text.slice(at, at + 4096))?.[0] ?? '';
			value += plain;
			at += plain.length;
		}
	}
	const end = lineEnd(text, start);
	return {text: text.slice(start, end), end, isUnclosed: true};
}

/** At a `$` or a backtick; returns the offset behind it. */
function readExpansion(text: string, at: number, collector: Collector, isQuoted: boolean, shell = ''): number {
	const quoted = isQuoted ? {isQuoted} : {};
	if (text[at] === '`') {
		const most = Math.min(text.length, at + longestIn(text));
		let close = at + 1;
		while (close < most && text[close] !== '`') {
			close += text[close] === '\\' ? 2 : 1;
		}
		const inside = text.slice(at + 1, close);
		collector.add({kind: 'computed', ...quoted, ...(/\\/.test(inside) ? {} : {script: inside})});
		return close < most ? close + 1 : lineEnd(text, at);
	}
	const next = text[at + 1] ?? '';
	if (next === '(') {
		const end = skipParentheses(text, at + 1);
		const isScript = text[at + 2] !== '(' && text[end - 1] === ')';
		collector.add({kind: 'computed', ...quoted, ...(isScript ? {script: text.slice(at + 2, end - 1)} : {})});
		return end;
	}
	if (next === '{') {
		return readBraces(text, at, collector, isQuoted);
	}
	const name = /^(?:[A-Za-z_]\w*|[0-9?])/.exec(text.slice(at + 1, at + 201))?.[0];
	if (name !== undefined) {
		const end = at + 1 + name.length;
		const isItem = shell === 'zsh' && text[end] === '[';
		collector.add(isItem ? {kind: 'computed', ...quoted} : {kind: 'variable', name, ...quoted});
		return isItem ? skip(text, end, '[', ']') : end;
	}
	if (/[*@#$!+=^~[-]/.test(next)) {
		collector.add({kind: 'computed', ...quoted, ...(/[-@*]/.test(next) ? {script: `$${next}`} : {})});
		return next === '[' ? skip(text, at + 1, '[', ']') : at + 2;
	}
	collector.text('$', isQuoted);
	return at + 1;
}

/** `${…}`. */
function readBraces(text: string, at: number, collector: Collector, isQuoted: boolean): number {
	const end = skipBraces(text, at + 1, isQuoted);
	if (text[end - 1] !== '}') {
		collector.add({kind: 'computed'});
		return end;
	}
	const inside = text.slice(at + 2, end - 1);
	const [, named, sign, value = ''] = /^(?:!|\(P\))([A-Za-z_]\w*)(::?=|=)([\s\S]*)$/.exec(inside) ?? [];
	if (named !== undefined && sign !== undefined) {
		// The variable that another one names.
		const indirect: Parts = [
			{kind: 'text', text: ': ${'},
			{kind: 'variable', name: named},
			{kind: 'text', text: `${sign}${value}}`},
		];
		collector.add({kind: 'computed', ...(isQuoted && {isQuoted}), indirect});
		return end;
	}
	const [, name, operator = '', word = ''] = /^([A-Za-z_]\w*|[1-9])(::?=|:?[-=+]|$)([\s\S]*)$/.exec(inside) ?? [];
	const quoted = isQuoted ? {isQuoted} : {};
	if (name === undefined) {
		collector.add({kind: 'computed'});
	} else if (operator === '') {
		collector.add({kind: 'variable', name, ...quoted});
	} else {
		const inner = new Collector();
		readWhole(word, inner, isQuoted);
		const isBlankToo = operator.startsWith(':');
		const value = {start: at + 2 + name.length + operator.length, end: end - 1};
		collector.add({
			kind: 'variable',
			name,
			isBlankToo,
			...quoted,
			...(operator.endsWith('+') ? {instead: inner.parts} : {otherwise: inner.parts}),
			...(operator.endsWith('=')
				? {
						assigns: {
							nameSpan: {start: at + 2, end: at + 2 + name.length},
							valueSpan: value,
							whole: {start: at, end},
							isAlways: operator === '::=',
						},
					}
				: {}),
		});
	}
	return end;
}

/** Inside of double quotes a single quote is one character among others. */
function skipBraces(text: string, start: number, isQuoted: boolean): number {
	if (!isQuoted) {
		return skip(text, start, '{', '}');
	}
	const most = Math.min(text.length, start + longestIn(text));
	let depth = 0;
	for (let at = start; at < most; at += 1) {
		const character = text[at];
		if (character === '\\') {
			at += 1;
		} else if (character === '$' && text[at + 1] === '(') {
			at = skipParentheses(text, at + 1) - 1;
		} else if (character === '{') {
			depth += text[at - 1] === '$' ? 1 : 0;
		} else if (character === '}') {
			depth -= 1;
			if (depth === 0) {
				return at + 1;
			}
		} else if (character === '"') {
			// The end of the quotes outside, unless they are opened again before the brace ends.
			const close = text.indexOf('"', at + 1);
			const brace = text.indexOf('}', at + 1);
			if (close < 0 || brace < close) {
				return lineEnd(text, start);
			}
			at = close;
		}
	}
	return lineEnd(text, start);
}

/** The word of `${NAME:-word}`: blanks and operators belong to it. */
function readWhole(text: string, collector: Collector, isQuoted: boolean): void {
	let at = 0;
	while (at < text.length) {
		const character = text[at] ?? '';
		if (isQuoted && character !== '$' && character !== '`') {
			const [escaped] = /^\\(?:[$`"\\}]|\n)/.exec(text.slice(at, at + 2)) ?? [];
			if (escaped === undefined) {
				collector.text(character === '"' ? '' : character, true);
			} else if (escaped !== '\\\n') {
				collector.text(escaped.slice(1), true);
			}
			at += escaped?.length ?? 1;
			continue;
		}
		if (isQuoted) {
			at = readExpansion(text, at, collector, true);
			continue;
		}
		const word = readWord(text, at);
		if (word.end === at) {
			collector.text(character);
			at += 1;
		} else {
			for (const part of word.parts) {
				if (part.kind === 'text') {
					collector.text(part.text, part.isQuoted);
				} else {
					collector.add(part);
				}
			}
			at = word.end;
		}
	}
}
