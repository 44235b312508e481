// Words of fish: quotes, escapes, variables and command substitutions, as far as they can be told without running anything.
import {Collector} from './collector.js';
import type {Parts} from './script.js';

export type FishWord = {
	readonly start: number;
	readonly end: number;
	readonly raw: string;
	readonly parts: Parts;
};

export type FishToken =
	| ({readonly kind: 'word'} & FishWord)
	| {readonly kind: 'operator'; readonly text: string; readonly start: number; readonly end: number}
	| {readonly kind: 'comment'; readonly start: number; readonly end: number; readonly isOwnLine: boolean};

/** In order, as they are asked for. Breaks that follow a break are left out. */
export function* fishTokensOf(text: string): Generator<FishToken> {
	let at = 0;
	let isBroken = false;
	while (at < text.length) {
		const near = text.slice(at, at + 40);
		const blank = /^(?:[ \t\r]|\\\r?\n)+/.exec(near);
		const operator = /^(?:\n|;|&&|\|\||&?\||&)/.exec(near);
		const redirection = /^\d*(?:>>\??|>\??|<|&>)&?/.exec(near);
		if (blank) {
			at += blank[0].length;
			continue;
		}
		const isBreak = near[0] === '\n' || near[0] === ';';
		if (near[0] === '#') {
			const found = text.indexOf('\n', at);
			const end = found < 0 ? text.length : found;
			const line = text.slice(text.lastIndexOf('\n', at - 1) + 1, at);
			yield {kind: 'comment', start: at, end, isOwnLine: line.trim() === ''};
			at = end;
			continue;
		}
		if (redirection) {
			at += redirection[0].length;
			at += /^[ \t]*/.exec(text.slice(at, at + 100))?.[0].length ?? 0;
			at = Math.max(readFishWord(text, at).end, at);
		} else if (operator) {
			if (!isBreak || !isBroken) {
				yield {kind: 'operator', text: operator[0], start: at, end: at + operator[0].length};
			}
			at += operator[0].length;
		} else {
			const word = readFishWord(text, at);
			yield {kind: 'word', ...word};
			at = Math.max(word.end, at + 1);
		}
		isBroken = isBreak || (!redirection && operator?.[0] === '&');
	}
}

/** What stands for itself, by the quote around it. */
const plainIn: Readonly<Record<string, RegExp>> = {
	'': /^[^ \t\r\n;&|<>)"'\\$({*?[]+/,
	"'": /^[^'\\]+/,
	'"': /^[^"\\$]+/,
};

export function readFishWord(text: string, start: number): FishWord {
	const collector = new Collector();
	let at = start;
	let quote = '';
	if (/^~(?=[/ \t\n;]|$)/.test(text.slice(at, at + 2))) {
		collector.add({kind: 'variable', name: 'HOME'});
		at += 1;
	} else if (/^~\w/.test(text.slice(at, at + 2))) {
		// Somebody else's.
		collector.add({kind: 'computed'});
		at += 1;
	}
	while (at < text.length) {
		const character = text[at] ?? '';
		if (quote === '' ? /[ \t\r\n;&|<>)]/.test(character) : character === quote) {
			if (quote === '') {
				break;
			}
			quote = '';
			at += 1;
		} else if (quote === '' && (character === '"' || character === "'")) {
			quote = character;
			collector.text('');
			at += 1;
		} else if (character === '\\') {
			const [read, length] = readEscape(text, at, quote);
			collector.text(read);
			at += length;
		} else if (character === '$' && quote !== "'") {
			const name = /^\$(?:\{(\w+)\}|(\w+))(\[)?/.exec(text.slice(at, at + 200));
			const plain = name?.[1] ?? name?.[2];
			if (text[at + 1] === '(') {
				const end = skipFishCommand(text, at + 1);
				collector.add({kind: 'computed', script: text.slice(at + 2, end - 1)});
				at = end;
			} else if (name && plain !== undefined && name[3] === undefined) {
				collector.add({kind: 'variable', name: plain, ...(quote === '"' ? {isQuoted: true} : {})});
				at += name[0].length;
			} else {
				// One item of a list, or a variable that another one names.
				const item = /^\$(argv\[\d\])/.exec(text.slice(at, at + 8))?.[1];
				collector.add(
					item === undefined
						? {kind: 'computed'}
						: {kind: 'variable', name: item, ...(quote === '"' ? {isQuoted: true} : {})},
				);
				const close = name?.[3] === undefined ? -1 : text.slice(at, at + 400).indexOf(']');
				at += close < 0 ? 1 : close + 1;
			}
		} else if (quote === '' && /[({*?[]/.test(character)) {
			const end = character === '(' ? skipFishCommand(text, at) : at + 1;
			const isLiteral = character === '[' || (character === '{' && !/^\{[^}\n]*[,$(]/.test(text.slice(at, at + 400)));
			if (isLiteral) {
				collector.text(character);
			} else {
				collector.add({kind: 'computed', ...(character === '(' ? {script: text.slice(at + 1, end - 1)} : {})});
			}
			at = end;
		} else {
			const plain = plainIn[quote]?.exec(text.slice(at, at + 4096))?.[0] ?? character;
			collector.text(plain);
			at += plain.length;
		}
	}
	return {start, end: at, raw: text.slice(start, at), parts: collector.parts};
}

const letters: Readonly<Record<string, string>> = {n: '\n', t: '\t', r: '\r', e: '\u001b', a: '\u0007', b: '\b'};

/** What an escape stands for and how long it is. In quotes only the quote, the backslash and (double) the $ can be escaped. */
export function readEscape(text: string, at: number, quote: string): readonly [string, number] {
	const next = text[at + 1] ?? '';
	if (next === '\n') {
		return quote === "'" ? ['\\\n', 2] : ['', 2];
	}
	if (quote !== '') {
		return (quote === '"' ? '"\\$' : "'\\").includes(next) && next !== '' ? [next, 2] : ['\\', 1];
	}
	const code = /^\\(?:[xX]([0-9a-fA-F]{1,2})|u([0-9a-fA-F]{1,4})|([0-7]{1,3}))/.exec(text.slice(at, at + 8));
	if (code) {
		const [whole, hex, unicode, octal] = code;
		return [String.fromCharCode(Number.parseInt(hex ?? unicode ?? octal ?? '0', octal ? 8 : 16)), whole.length];
	}
	return [letters[next] ?? next, 1 + next.length];
}

/** From a `(`; returns the offset behind its `)`, at most so far as a line of reason. */
function skipFishCommand(text: string, start: number): number {
	let depth = 0;
	let quote = '';
	const most = Math.min(text.length, start + 16 * 1024);
	for (let at = start; at < most; at += 1) {
		const character = text[at] ?? '';
		if (character === '\\') {
			at += 1;
		} else if (quote !== '') {
			quote = character === quote ? '' : quote;
		} else if (character === '"' || character === "'") {
			quote = character;
		} else if (character === '(') {
			depth += 1;
		} else if (character === ')') {
			depth -= 1;
			if (depth === 0) {
				return at + 1;
			}
		}
	}
	return most;
}
