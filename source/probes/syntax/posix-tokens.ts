// Tokens of POSIX shells: words, operators, comments and here-documents, with where they stand.
import type {Span} from '../../core/place.js';
import {skipParentheses} from './posix-skip.js';
import {readWord, type Word} from './posix-words.js';
import type {Parts} from './script.js';

export type PosixWord = {
	readonly kind: 'word';
	readonly start: number;
	readonly end: number;
	readonly raw: string;
	readonly parts: Parts;
	readonly isQuoted: boolean;
	readonly isUnclosed: boolean;
	/** `NAME=value` with an unquoted name. */
	readonly assignment?: {
		readonly name: string;
		readonly nameSpan: Span;
		readonly value: Word;
		readonly isAppended: boolean;
	};
};

export type PosixToken =
	| PosixWord
	| {readonly kind: 'operator'; readonly text: string; readonly start: number; readonly end: number}
	| {readonly kind: 'comment'; readonly start: number; readonly end: number; readonly isOwnLine: boolean}
	/** The body of a here-document. */
	| {readonly kind: 'heredoc'; readonly start: number; readonly end: number}
	| Input;

/** Where a command reads: `< FILE`, `<<< word`, `<< END`. */
export type Input = Word & {readonly kind: 'input'; readonly from: 'file' | 'string' | 'here'};

const mostMissing = 50;

export function tokensOf(text: string, shell?: string): Generator<PosixToken> {
	return new Tokenizer(text, shell).all();
}

class Tokenizer {
	readonly #text: string;
	#tokens: PosixToken[] = [];
	#at = 0;
	/** Of here-documents: delimiters that don't come any more. */
	readonly #missing = new Set<string>();
	#waiting: {delimiter: string; hasTabs: boolean}[] = [];
	readonly #shell: string | undefined;

	constructor(text: string, shell: string | undefined) {
		this.#text = text;
		this.#shell = shell;
	}

	/** In order, as they are asked for. */
	*all(): Generator<PosixToken> {
		const text = this.#text;
		while (this.#at < text.length) {
			const at = this.#at;
			const near = text.slice(at, at + 40);
			const blank = /^(?:[ \t]|\\\n)+/.exec(near);
			const operator = /^(?:\n|;;&|;;|;&|;\||;|&&|\|\||\|&|\||&(?!>)|[()])/.exec(near);
			const redirection = /^(?:\d*|&)(?:<<<|<<-?|<>|<&|<(?!\()|>>|>&|>\||>(?!\())/.exec(near);
			if (blank) {
				this.#at += blank[0].length;
			} else if (near[0] === '#') {
				this.#comment();
			} else if (near.startsWith('((') && this.#isArithmetic()) {
				this.#push(this.#plainWord(at, skipParentheses(text, at)));
			} else if (redirection) {
				this.#redirection(redirection[0]);
			} else if (/^[<>]\(/.test(near)) {
				this.#push(this.#plainWord(at, skipParentheses(text, at + 1)));
			} else if (operator) {
				this.#operator(operator[0]);
			} else {
				this.#word();
			}
			if (this.#at <= at) {
				this.#at = at + 1;
			}
			yield* this.#tokens;
			this.#tokens = [];
		}
	}

	#push(token: PosixToken): void {
		this.#tokens.push(token);
		this.#at = token.end;
	}

	#isArithmetic(): boolean {
		const end = skipParentheses(this.#text, this.#at);
		return this.#text.slice(end - 2, end) === '))';
	}

	#plainWord(start: number, end: number): PosixWord {
		const raw = this.#text.slice(start, end);
		return {kind: 'word', start, end, raw, parts: [{kind: 'computed'}], isQuoted: false, isUnclosed: false};
	}

	#comment(): void {
		const end = this.#text.indexOf('\n', this.#at);
		const line = this.#text.slice(this.#text.lastIndexOf('\n', this.#at - 1) + 1, this.#at);
		this.#push({
			kind: 'comment',
			start: this.#at,
			end: end < 0 ? this.#text.length : end,
			isOwnLine: line.trim() === '',
		});
	}

	#operator(found: string): void {
		const isBreak = found.endsWith('\n');
		const start = this.#at;
		this.#push({kind: 'operator', text: isBreak ? '\n' : found, start, end: start + found.length});
		if (isBreak) {
			for (const waiting of this.#waiting) {
				this.#heredoc(waiting);
			}
			this.#waiting = [];
		}
	}

	#redirection(found: string): void {
		const operator = found.replace(/^\d+/, '');
		let at = this.#at + found.length;
		at += /^[ \t]*/.exec(this.#text.slice(at, at + 200))?.[0].length ?? 0;
		const target = this.#text.startsWith('<(', at) ? this.#substitution(at) : readWord(this.#text, at);
		if (operator === '<<' || operator === '<<-') {
			const delimiter = target.parts.map((part) => (part.kind === 'text' ? part.text : '')).join('');
			this.#waiting.push({delimiter: delimiter.trim(), hasTabs: operator === '<<-'});
		}
		this.#at = Math.max(target.end, at);
		const isOutput = target.parts[0]?.kind === 'computed' && this.#text.startsWith('<(', at);
		const from = isOutput ? 'string' : ({'<': 'file', '<<<': 'string', '<<': 'here', '<<-': 'here'} as const)[operator];
		if (from) {
			this.#tokens.push({...target, kind: 'input', from, start: at});
		}
	}

	/** `< <(script)`. */
	#substitution(start: number): Word {
		const end = skipParentheses(this.#text, start + 1);
		const script = this.#text.slice(start + 2, end - 1);
		return {start, end, parts: [{kind: 'computed', script}], isQuoted: false, isUnclosed: false};
	}

	#heredoc({delimiter, hasTabs}: {delimiter: string; hasTabs: boolean}): void {
		const start = this.#at;
		let at = start;
		if (delimiter === '' || this.#missing.has(delimiter) || this.#missing.size >= mostMissing) {
			return;
		}
		while (at < this.#text.length) {
			const lineEnd = this.#text.indexOf('\n', at);
			const end = lineEnd < 0 ? this.#text.length : lineEnd;
			const line = this.#text.slice(at, end).replace(/\r$/, '');
			if ((hasTabs ? line.replace(/^\t+/, '') : line) === delimiter) {
				this.#tokens.push({kind: 'heredoc', start, end: at});
				this.#at = end;
				return;
			}
			at = end + 1;
		}
		this.#missing.add(delimiter);
	}

	#word(): void {
		const start = this.#at;
		const [prefix, name, element, operator] =
			/^([A-Za-z_]\w*)(\[[^\]\s]{1,40}\])?(\+?=)/.exec(this.#text.slice(start, start + 200)) ?? [];
		if (prefix !== undefined && name !== undefined) {
			const value = readWord(this.#text, start + prefix.length, {shell: this.#shell, isValue: true});
			// An array: `NAME=(…)`.
			const isArray = this.#text[value.start] === '(' && value.end === value.start;
			const end = isArray ? skipParentheses(this.#text, value.start) : value.end;
			const whole: Word = isArray || element ? {...value, end, parts: [{kind: 'computed'}]} : value;
			this.#push({
				kind: 'word',
				start,
				end,
				raw: this.#text.slice(start, end),
				parts: [{kind: 'text', text: prefix}, ...whole.parts],
				isQuoted: false,
				isUnclosed: value.isUnclosed,
				assignment: {
					name,
					nameSpan: {start, end: start + name.length},
					value: whole,
					isAppended: operator === '+=',
				},
			});
			return;
		}
		const word = readWord(this.#text, start, {shell: this.#shell});
		this.#push({kind: 'word', ...word, raw: this.#text.slice(start, word.end)});
	}
}
