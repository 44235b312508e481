// What a POSIX shell script (sh, dash, bash, zsh, .envrc) does to variables: a careful scanner, not an interpreter. Nothing is run.
import type {Span} from '../../core/place.js';
import {commandSpan, wholeLines} from './lines.js';
import {type CommandContext, type Effect, effectsOf} from './posix-commands.js';
import {both, type Condition, conditionOf, either, opposite, under, unknown} from './posix-conditions.js';
import {type PosixToken, type PosixWord, tokenize} from './posix-tokens.js';
import {readWord} from './posix-words.js';
import {
	type AssignmentEvent,
	type Context,
	moved,
	type Scanner,
	type ScanOptions,
	type ScriptEvent,
	top,
} from './script.js';

const mostDepth = 3;
const mostFrames = 200;
const mostEvents = 2000;

export const scanPosix: Scanner = (text, options = {}) => new PosixScanner(text, options, 0).scan();

/** The only command of a body, and what it assigns. */
type Only = {readonly event: AssignmentEvent; readonly command: Span};

/** One compound command that is open: if, case, a loop, { … }, ( … ). */
type Frame = {
	readonly kind: 'if' | 'case' | 'loop' | 'brace' | 'paren';
	readonly start: number;
	/** Of the compound as a whole. */
	readonly outer: Context;
	/** Of the commands that come now. */
	context: Context;
	/** `if` and loops: between `if` and `then`. `case`: before a pattern's `)`. */
	isHead: boolean;
	condition: Condition;
	/** `if`: what the branches so far came to, together. */
	seen: Condition;
	hasBranches: boolean;
	/** Commands of the body that is open, and the only one's events, if taking them out would empty it. */
	commands: number;
	only: readonly Only[];
	/** `case $- in`. */
	isAboutShell: boolean;
};

class PosixScanner {
	readonly #text: string;
	readonly #options: ScanOptions;
	readonly #depth: number;
	readonly #tokens: readonly PosixToken[];
	readonly #events: ScriptEvent[] = [];
	readonly #frames: Frame[] = [];
	readonly #state: CommandContext;
	#at = 0;
	/** Of the and-or list that is open. */
	#link: Context = top;
	#last: Condition = unknown;
	#isFunction = false;

	constructor(text: string, options: ScanOptions, depth: number) {
		this.#text = text;
		this.#options = options;
		this.#depth = depth;
		this.#tokens = tokenize(text);
		this.#state = {
			context: top,
			options,
			allExport: options.isExporting ?? false,
			isOver: false,
			scan: (inner, innerOptions) => (depth < mostDepth ? new PosixScanner(inner, innerOptions, depth + 1).scan() : []),
		};
	}

	scan(): readonly ScriptEvent[] {
		while (this.#at < this.#tokens.length && this.#events.length < mostEvents) {
			const token = this.#tokens[this.#at];
			if (!token) {
				break;
			}
			if (token.kind === 'operator') {
				this.#at += 1;
				this.#operator(token.text, token);
			} else if (token.kind === 'comment') {
				this.#at += 1;
				this.#comment(token);
			} else if (token.kind === 'heredoc') {
				this.#at += 1;
				this.#nested(token.start, token.end);
			} else if (this.#frame?.kind === 'case' && this.#frame.isHead) {
				this.#pattern();
			} else if (!this.#keyword(token)) {
				this.#command();
			}
		}
		return this.#events;
	}

	get #frame(): Frame | undefined {
		return this.#frames.at(-1);
	}

	get #context(): Context {
		return this.#frame?.context ?? top;
	}

	#operator(operator: string, token: PosixToken): void {
		switch (operator) {
			case '&&':
				this.#link = under(this.#link, this.#last);
				break;
			case '||':
				this.#link = under(this.#link, opposite(this.#last));
				break;
			case '|':
			case '|&':
				break;
			case '(':
				this.#open('paren', token.start, {...this.#link, reach: 'function'});
				break;
			case ')':
				this.#close('paren', token.end);
				break;
			case ';;':
			case ';&':
			case ';;&':
			case ';|':
				if (this.#frame?.kind === 'case') {
					this.#frame.isHead = true;
				}
				this.#restart();
				break;
			default:
				if (!this.#isContinued(operator)) {
					this.#restart();
				}
		}
	}

	/** A line break behind `&&` ends nothing. */
	#isContinued(operator: string): boolean {
		const before = this.#tokens
			.slice(Math.max(0, this.#at - 4), this.#at - 1)
			.filter(({kind}) => kind !== 'comment')
			.at(-1);
		return operator === '\n' && before?.kind === 'operator' && /^(&&|\|\|?)$/.test(before.text);
	}

	#restart(): void {
		this.#link = this.#context;
		this.#last = unknown;
	}

	/** A reserved word where a command begins; false if it is none. */
	#keyword(token: PosixWord): boolean {
		const word = token.raw.replace(/\r$/, '');
		const frame = this.#frame;
		switch (word) {
			case 'if':
				this.#open('if', token.start, this.#link);
				break;
			case 'while':
			case 'until':
				this.#open('loop', token.start, this.#link);
				break;
			case 'for':
			case 'select':
				this.#open('loop', token.start, this.#link);
				this.#skipWords();
				return true;
			case 'case':
				this.#case(token);
				return true;
			case 'then':
			case 'do':
				if (frame?.kind === (word === 'do' ? 'loop' : 'if')) {
					const condition = word === 'do' ? unknown : frame.condition;
					this.#body(frame, under(under(frame.outer, opposite(frame.seen)), condition));
					frame.seen = either(frame.seen, condition);
				}
				break;
			case 'elif':
			case 'else':
				if (frame?.kind === 'if') {
					this.#endBody(frame, true);
					const base = under(frame.outer, opposite(frame.seen));
					frame.hasBranches = true;
					if (word === 'else') {
						this.#body(frame, base);
					} else {
						frame.isHead = true;
						frame.condition = {kind: 'true'};
						frame.context = base;
						this.#restart();
					}
				}
				break;
			case 'fi':
				this.#close('if', token.end);
				break;
			case 'done':
				this.#close('loop', token.end);
				break;
			case 'esac':
				this.#close('case', token.end);
				break;
			case '{':
				this.#open('brace', token.start, this.#isFunction ? {...this.#link, reach: 'function'} : this.#link);
				this.#isFunction = false;
				break;
			case '}':
				this.#close('brace', token.end);
				break;
			case 'function':
				this.#at += 2;
				this.#skipParentheses();
				this.#isFunction = true;
				return true;
			default:
				return false;
		}
		this.#at += 1;
		return true;
	}

	#open(kind: Frame['kind'], start: number, context: Context): void {
		if (this.#frames.length >= mostFrames) {
			return;
		}
		const isFunction = this.#isFunction && kind !== 'brace';
		const outer = isFunction ? {...context, reach: 'function' as const} : context;
		this.#isFunction &&= kind === 'brace';
		this.#frames.push({
			kind,
			start,
			outer,
			context: outer,
			isHead: kind === 'if' || kind === 'loop' || kind === 'case',
			condition: {kind: 'true'},
			seen: {kind: 'false'},
			hasBranches: false,
			commands: 0,
			only: [],
			isAboutShell: false,
		});
		this.#restart();
	}

	#body(frame: Frame, context: Context): void {
		frame.isHead = false;
		frame.context = context;
		frame.commands = 0;
		frame.only = [];
		this.#restart();
	}

	/** A body that would be empty without its only assignment keeps a ":". */
	#endBody(frame: Frame, isForced = false): void {
		if (frame.commands === 1 && frame.kind !== 'case' && (isForced || frame.hasBranches || frame.kind !== 'if')) {
			for (const {event, command} of frame.only) {
				event.statement = command;
				event.leave = ':';
			}
			frame.only = [];
		}
	}

	#close(kind: Frame['kind'], end: number): void {
		const index = this.#frames.map((frame) => frame.kind).lastIndexOf(kind);
		const frame = this.#frames[index];
		if (!frame) {
			return;
		}
		this.#frames.length = index;
		this.#endBody(frame);
		const isGone = frame.kind === 'if' && !frame.hasBranches && frame.commands === 1 && frame.only.length > 0;
		const command = {start: frame.start, end};
		for (const {event} of isGone ? frame.only : []) {
			event.statement = commandSpan(this.#text, command);
		}
		this.#restart();
		this.#count(isGone ? frame.only.map(({event}) => ({event, command})) : []);
		this.#last = unknown;
	}

	/** A command of the body that is open: its events, if nothing is left of it without them. */
	#count(events: readonly Only[]): void {
		const frame = this.#frame;
		if (frame && !frame.isHead) {
			frame.commands += 1;
			frame.only = events;
		}
	}

	#case(token: PosixWord): void {
		const subject = this.#tokens[this.#at + 1];
		this.#open('case', token.start, this.#link);
		if (this.#frame) {
			this.#frame.isAboutShell = subject?.kind === 'word' && /^"?\$-"?$/.test(subject.raw);
		}
		this.#at += 1;
		while (this.#at < this.#tokens.length) {
			const word = this.#tokens[this.#at];
			this.#at += 1;
			if (word?.kind === 'word' && word.raw.replace(/\r$/, '') === 'in') {
				break;
			}
		}
	}

	/** Up to the `)` of a pattern of `case`. */
	#pattern(): void {
		const frame = this.#frame;
		let pattern = '';
		while (this.#at < this.#tokens.length) {
			const token = this.#tokens[this.#at];
			if (token?.kind === 'word' && pattern === '' && token.raw.replace(/\r$/, '') === 'esac') {
				this.#at += 1;
				this.#close('case', token.end);
				return;
			}
			this.#at += 1;
			if (token?.kind === 'operator' && token.text === ')') {
				break;
			}
			pattern += token?.kind === 'word' ? token.raw : '';
		}
		if (frame) {
			const isOurs = frame.isAboutShell && pattern === '*i*';
			this.#body(frame, under(frame.outer, isOurs ? {kind: 'true'} : unknown));
		}
	}

	#skipWords(): void {
		this.#at += 1;
		while (this.#at < this.#tokens.length) {
			const token = this.#tokens[this.#at];
			if (token?.kind === 'operator' && (token.text === '\n' || token.text === ';')) {
				return;
			}
			if (token?.kind === 'word' && token.raw === 'do') {
				return;
			}
			this.#at += 1;
		}
	}

	#skipParentheses(): boolean {
		const [open, close] = this.#tokens.slice(this.#at, this.#at + 2);
		if (open?.kind === 'operator' && open.text === '(' && close?.kind === 'operator' && close.text === ')') {
			this.#at += 2;
			return true;
		}
		return false;
	}

	#command(): void {
		const words: PosixWord[] = [];
		const isTest = this.#tokens[this.#at]?.kind === 'word' && (this.#tokens[this.#at] as PosixWord).raw === '[[';
		while (this.#at < this.#tokens.length) {
			const token = this.#tokens[this.#at];
			if (token?.kind === 'word') {
				words.push(token);
				this.#at += 1;
				if (isTest && token.raw === ']]') {
					break;
				}
			} else if (isTest && token?.kind === 'operator' && words.length < 200) {
				const {start, end, text} = token;
				words.push({
					kind: 'word',
					start,
					end,
					raw: text,
					parts: [{kind: 'computed'}],
					isQuoted: false,
					isUnclosed: false,
				});
				this.#at += 1;
			} else {
				break;
			}
		}
		if (words.length === 1 && this.#skipParentheses()) {
			this.#isFunction = true;
			return;
		}
		this.#run(words);
	}

	#run(words: readonly PosixWord[]): void {
		const frame = this.#frame;
		const reach = this.#isFunction || this.#state.isOver ? ('function' as const) : this.#link.reach;
		this.#isFunction = false;
		const condition = conditionOf(words, this.#options.shell);
		const state = {...this.#state, context: {...this.#link, reach}};
		const effects = effectsOf(words, state);
		this.#state.allExport = state.allExport;
		this.#state.isOver ||= state.isOver;
		this.#last = condition;
		if (frame?.isHead) {
			const connector = this.#tokens[this.#at];
			const isMixed = connector?.kind === 'operator' && /^\|/.test(connector.text);
			frame.condition = both(frame.condition, isMixed ? unknown : condition);
		}
		this.#add(words, effects);
	}

	#add(words: readonly PosixWord[], effects: readonly Effect[]): void {
		const start = words[0]?.start ?? 0;
		const end = words.at(-1)?.end ?? start;
		const command = {start, end};
		const whole: Only[] = [];
		for (const {event, isWhole} of effects) {
			this.#events.push(event);
			if (event.kind === 'assignment' && isWhole) {
				event.statement = commandSpan(this.#text, command);
				whole.push({event, command});
			}
		}
		this.#count(whole);
	}

	/** The body of a here-document may be a script for somebody else. */
	#nested(start: number, end: number): void {
		if (this.#depth < mostDepth) {
			const inner = new PosixScanner(this.#text.slice(start, end), this.#options, this.#depth + 1).scan();
			this.#events.push(
				...moved(
					inner.filter(({kind}) => kind === 'assignment'),
					start,
					{...this.#context, reach: 'function'},
				),
			);
		}
	}

	#comment({start, end, isOwnLine}: {start: number; end: number; isOwnLine: boolean}): void {
		const [before, name] =
			/^#[#\s]*(?:export\s+|declare\s+-\w+\s+|typeset\s+-\w+\s+)?([A-Za-z_]\w*)=/.exec(
				this.#text.slice(start, Math.min(end, start + 200)),
			) ?? [];
		if (!isOwnLine || before === undefined || name === undefined) {
			return;
		}
		const nameStart = start + before.length - 1 - name.length;
		// Of the line alone: a quote in a comment closes nothing.
		const value = readWord(this.#text.slice(0, end), nameStart + name.length + 1);
		this.#events.push({
			kind: 'assignment',
			name,
			value: value.parts,
			effect: 'commented',
			context: this.#context,
			statement: wholeLines(this.#text, {start, end}),
			nameSpan: {start: nameStart, end: nameStart + name.length},
			valueSpan: {start: value.start, end: value.end},
		});
	}
}
