// What a POSIX shell script (sh, dash, bash, zsh, .envrc) does to variables, as steps: its grammar. Nothing is run.

import type {Span} from '../../core/place.js';
import {Cursor, chainOf, type Operator, pipeOf} from './cursor.js';
import {removalFrom, wholeLines} from './lines.js';
import {placed} from './placed.js';
import {blockOf, closing} from './posix-blocks.js';
import type {PosixInput} from './posix-commands.js';
import {posixSimple} from './posix-simple.js';
import {lineEnd} from './posix-skip.js';
import {type Input, type PosixWord, tokensOf} from './posix-tokens.js';
import {readWord} from './posix-words.js';
import {
	type AssignmentEvent,
	assignmentEvents,
	type Compound,
	isTrue,
	mostInside,
	type Scanner,
	type ScanOptions,
	type ScriptStep,
	top,
} from './script.js';

export const scanPosix: Scanner = (text, options = {}) => new PosixParser(text, options, 0).script();

export class PosixParser {
	readonly #text: string;
	readonly #options: ScanOptions;
	/** How many texts this one stands in. */
	readonly #inside: number;
	/** Comments and here-documents: no part of what is run. */
	readonly #beside: ScriptStep[] = [];
	readonly #inputs: Input[] = [];
	/** The body of the last here-document. */
	#here: Span = {start: 0, end: 0};
	readonly cursor: Cursor<PosixWord>;

	constructor(text: string, options: ScanOptions, inside: number) {
		this.#text = text;
		this.#options = options;
		this.#inside = inside;
		this.cursor = new Cursor(this.#code());
	}

	get isZsh(): boolean {
		return this.#options.shell === 'zsh';
	}

	script(): readonly ScriptStep[] {
		const steps = this.cursor.all(() => this.list(() => false));
		return [...(this.#options.isExporting ? [allExport] : []), ...steps, ...this.#beside];
	}

	*#code(): Generator<PosixWord | Operator> {
		for (const token of tokensOf(this.#text, this.#options.shell)) {
			if (token.kind === 'word' || token.kind === 'operator') {
				yield token;
			} else if (token.kind === 'input') {
				this.#inputs.push(token);
				this.#inputs.splice(0, this.#inputs.length - mostInputs);
			} else if (token.kind === 'heredoc') {
				this.#here = token;
				const body = assignmentEvents(this.#inner(token.start, token.end));
				this.#beside.push(...(body.length > 0 ? [{kind: 'aside' as const, body}] : []));
			} else if (token.isOwnLine) {
				const event = commented(this.#text, token.start, token.end);
				this.#beside.push(...(event ? [event] : []));
			}
		}
	}

	/** Statements up to a word or operator that isn't one of them. */
	list(isEnd: () => boolean): readonly ScriptStep[] {
		const {cursor} = this;
		const steps: ScriptStep[] = [];
		for (;;) {
			cursor.skip(/^[\n;&]$/);
			const isForeign = /^(?!\(|\|$|&&|\|\|)/.test(cursor.operator() ?? '(');
			if (!cursor.next() || isForeign || closing.has(cursor.word() ?? '') || isEnd()) {
				return steps;
			}
			const before = cursor.moved;
			const step = this.#andOr();
			steps.push(cursor.operator() === '&' ? {kind: 'group', body: [step], isApart: true} : step);
			cursor.move(cursor.moved === before ? 1 : 0);
			if (cursor.word() === '{' && this.isZsh) {
				// if [[ … ]] { … }
				return steps;
			}
		}
	}

	#andOr(): ScriptStep {
		const {cursor} = this;
		const links: {when: 'always' | 'and' | 'or'; step: ScriptStep}[] = [];
		let when: 'always' | 'and' | 'or' = 'always';
		for (;;) {
			links.push({when, step: this.#pipeline(when !== 'always')});
			const operator = cursor.operator();
			if (operator !== '&&' && operator !== '||') {
				return chainOf(links);
			}
			when = operator === '&&' ? 'and' : 'or';
			cursor.move();
			cursor.skip(/^\n$/);
		}
	}

	#pipeline(isLinked: boolean): ScriptStep {
		const {cursor} = this;
		let isNot = false;
		while (cursor.word() === '!' || cursor.word() === 'time') {
			isNot = cursor.word() === '!' ? !isNot : isNot;
			cursor.move();
		}
		const steps = [this.command(isLinked || isNot)];
		while (cursor.operator() === '|' || cursor.operator() === '|&') {
			cursor.move();
			cursor.skip(/^\n$/);
			steps.push(this.command());
		}
		return pipeOf(steps, this.isZsh ? 'last' : 'none', isNot);
	}

	/** `isLinked`: something hangs on what it comes to. */
	command(isLinked = true): ScriptStep {
		return this.cursor.command(() => blockOf(this) ?? this.#simple(isLinked));
	}

	#simple(isLinked: boolean): ScriptStep {
		const {cursor} = this;
		const words = this.#words();
		const [first] = words;
		const last = words.at(-1);
		if (!first || !last) {
			cursor.move();
			return {kind: 'group', body: [], isApart: false};
		}
		const isFollowed = /^(&&|\|\||\|&?|&)$/.test(cursor.operator() ?? '');
		const isFree = !isLinked && !isFollowed && cursor.nested === 1 && this.#inside === 0;
		return posixSimple(words, {
			shell: this.#options.shell ?? 'bash',
			commands: this.#options.commands ?? none,
			whole: removalFrom(this.#text, {start: first.start, end: last.end}, isFree, ':'),
			lineEnd: lineEnd(this.#text, last.end),
			inner: (start, end) => this.#inner(start, end),
			input: () => this.#inputOf(first.start),
		});
	}

	/** What a command reads that begins there, which has just been read. */
	#inputOf(start: number): PosixInput | undefined {
		const end = this.cursor.next()?.start ?? this.#text.length;
		const input = this.#inputs.findLast((one) => start <= one.start && one.start < end);
		if (input?.from !== 'here') {
			return input && (input.from === 'file' ? {file: input.parts} : {text: input.parts});
		}
		// It stands behind the end of the line.
		this.cursor.next(1);
		const body = this.#text.slice(this.#here.start, this.#here.end);
		const isPlain = input.isQuoted || !/[$`\\]/.test(body);
		return {text: [isPlain ? {kind: 'text', text: body, isQuoted: true} : {kind: 'computed', script: body}]};
	}

	/** The words of a simple command. Operators inside of `[[ … ]]` are words of it. */
	#words(): readonly PosixWord[] {
		const {cursor} = this;
		const first = cursor.next();
		if (cursor.word()?.startsWith('((') && first?.kind === 'word') {
			cursor.move();
			return [first];
		}
		if (cursor.word() !== '[[') {
			// zsh needs no ; before the brace that closes.
			return cursor.words(this.isZsh ? '}' : undefined);
		}
		const words: PosixWord[] = [];
		for (let token = cursor.next(); token && words.length < mostOfTest; token = cursor.next()) {
			const {start, end} = token;
			const raw = token.kind === 'word' ? token.raw : token.text;
			words.push(
				token.kind === 'word'
					? token
					: {kind: 'word', start, end, raw, parts: [{kind: 'computed'}], isQuoted: false, isUnclosed: false},
			);
			cursor.move();
			if (raw === ']]') {
				break;
			}
		}
		return words;
	}

	/** A script that stands in this one. */
	#inner(start: number, end: number): readonly ScriptStep[] {
		if (this.#inside >= mostInside) {
			return [];
		}
		const options = {...this.#options, isExporting: false};
		const inner = new PosixParser(this.#text.slice(start, end), options, this.#inside + 1).script();
		return placed(inner, (span) => ({start: span.start + start, end: span.end + start}));
	}
}

const none: ReadonlySet<string> = new Set();

const mostOfTest = 200;
/** Of one command. */
const mostInputs = 20;

const allExport: Compound = {
	kind: 'simple',
	name: undefined,
	args: [],
	effects: [],
	status: isTrue,
	words: [],
	span: {start: 0, end: 0},
	special: {kind: 'sets', isExporting: true},
};

/** `# export NAME=value`. */
function commented(text: string, start: number, end: number): AssignmentEvent | undefined {
	const line = text.slice(start, end);
	const [before, name] =
		/^#[#\s]*(?:export\s+|declare\s+-\w+\s+|typeset\s+-\w+\s+)?([A-Za-z_]\w*)=/.exec(line.slice(0, 200)) ?? [];
	if (before === undefined || name === undefined) {
		return undefined;
	}
	const nameEnd = start + before.length - 1;
	// Of the line alone: a quote in a comment closes nothing.
	const value = readWord(line, before.length);
	return {
		kind: 'assignment',
		name,
		value: value.parts,
		effect: 'commented',
		context: top,
		statement: wholeLines(text, {start, end}),
		nameSpan: {start: nameEnd - name.length, end: nameEnd},
		valueSpan: {start: start + value.start, end: start + value.end},
	};
}
