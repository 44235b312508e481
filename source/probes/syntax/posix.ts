// What a POSIX shell script (sh, dash, bash, zsh, .envrc) does to variables: a careful scanner, not an interpreter. Nothing is run.
import {commandSpan, wholeLines} from './lines.js';
import {type CommandContext, effectsOf} from './posix-commands.js';
import {both, conditionOf, opposite, under, unknown} from './posix-conditions.js';
import {type Frame, Nesting, type Only} from './posix-nesting.js';
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
const mostEvents = 2000;

export const scanPosix: Scanner = (text, options = {}) => new PosixScanner(text, options, 0).scan();

class PosixScanner {
	readonly #text: string;
	readonly #options: ScanOptions;
	readonly #depth: number;
	readonly #tokens: readonly PosixToken[];
	readonly #events: ScriptEvent[] = [];
	readonly #nesting: Nesting;
	readonly #state: CommandContext;
	#at = 0;
	/** A function's name was read: what comes next is its body. */
	#isFunction = false;

	constructor(text: string, options: ScanOptions, depth: number) {
		this.#text = text;
		this.#options = options;
		this.#depth = depth;
		this.#tokens = tokenize(text);
		this.#nesting = new Nesting(text);
		this.#state = {
			context: top,
			options,
			allExport: options.isExporting ?? false,
			isOver: false,
			scan: (inner, innerOptions) => (depth < mostDepth ? new PosixScanner(inner, innerOptions, depth + 1).scan() : []),
		};
	}

	scan(): readonly ScriptEvent[] {
		while (this.#events.length < mostEvents) {
			const token = this.#tokens[this.#at];
			if (!token) {
				break;
			}
			const {frame} = this.#nesting;
			if (token.kind === 'word') {
				if (frame?.kind === 'case' && frame.isHead) {
					this.#pattern(frame);
				} else if (!this.#keyword(token)) {
					this.#command();
				}
				continue;
			}
			this.#at += 1;
			if (token.kind === 'operator') {
				this.#operator(token.text, token);
			} else if (token.kind === 'comment') {
				this.#comment(token);
			} else {
				this.#nested(token.start, token.end);
			}
		}
		return this.#events;
	}

	#operator(operator: string, token: PosixToken): void {
		const nesting = this.#nesting;
		switch (operator) {
			case '&&':
				nesting.link = under(nesting.link, nesting.last);
				break;
			case '||':
				nesting.link = under(nesting.link, opposite(nesting.last));
				break;
			case '|':
			case '|&':
				break;
			case '(':
				if (nesting.frame?.kind !== 'case' || !nesting.frame.isHead) {
					this.#open('paren', token.start, {...nesting.link, reach: 'function'});
				}
				break;
			case ')':
				nesting.close('paren', token.end);
				break;
			case ';;':
			case ';&':
			case ';;&':
			case ';|':
				if (nesting.frame?.kind === 'case') {
					nesting.frame.isHead = true;
				}
				nesting.restart();
				break;
			default:
				if (!this.#isContinued(operator)) {
					nesting.restart();
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

	/** A reserved word where a command begins; false if it is none. */
	#keyword(token: PosixWord): boolean {
		const nesting = this.#nesting;
		const {frame} = nesting;
		const word = token.raw.replace(/\r$/, '');
		switch (word) {
			case 'if':
			case 'while':
			case 'until':
				this.#open(word === 'if' ? 'if' : 'loop', token.start, nesting.link);
				break;
			case 'for':
			case 'select':
				this.#for(this.#open('loop', token.start, nesting.link));
				return true;
			case 'case':
				this.#case(this.#open('case', token.start, nesting.link));
				return true;
			case 'then':
			case 'do':
				if (frame?.kind === (word === 'do' ? 'loop' : 'if')) {
					nesting.enter(frame);
				}
				break;
			case 'elif':
			case 'else':
				if (frame?.kind === 'if') {
					nesting.branch(frame, word === 'else');
				}
				break;
			case 'fi':
				nesting.close('if', token.end);
				break;
			case 'done':
				nesting.close('loop', token.end);
				break;
			case 'esac':
				nesting.close('case', token.end);
				break;
			case '{':
				this.#open('brace', token.start, nesting.link);
				break;
			case '}':
				nesting.close('brace', token.end);
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

	#open(kind: Frame['kind'], start: number, context: Context): Frame | undefined {
		const outer = this.#isFunction ? {...context, reach: 'function' as const} : context;
		this.#isFunction = false;
		return this.#nesting.open(kind, start, outer);
	}

	#case(frame: Frame | undefined): void {
		const subject = this.#tokens[this.#at + 1];
		if (frame) {
			frame.isAboutShell = subject?.kind === 'word' && /^"?\$-"?$/.test(subject.raw);
		}
		for (this.#at += 1; this.#at < this.#tokens.length; this.#at += 1) {
			const word = this.#tokens[this.#at];
			if (word?.kind === 'word' && word.raw.replace(/\r$/, '') === 'in') {
				this.#at += 1;
				return;
			}
		}
	}

	/** Up to the `)` of a pattern of `case`. */
	#pattern(frame: Frame): void {
		let pattern = '';
		while (this.#at < this.#tokens.length) {
			const token = this.#tokens[this.#at];
			this.#at += 1;
			if (token?.kind === 'word' && pattern === '' && token.raw.replace(/\r$/, '') === 'esac') {
				this.#nesting.close('case', token.end);
				return;
			}
			if (token?.kind === 'operator' && token.text === ')') {
				break;
			}
			pattern += token?.kind === 'word' ? token.raw : '';
		}
		const isOurs = frame.isAboutShell && pattern === '*i*';
		this.#nesting.body(frame, under(frame.outer, isOurs ? {kind: 'true'} : unknown));
	}

	/** `for NAME in words`: files of a folder are told, since each may be read. */
	#for(frame: Frame | undefined): void {
		const words: PosixWord[] = [];
		// What stands in brackets are qualifiers of zsh.
		let isInBrackets = false;
		for (this.#at += 1; this.#at < this.#tokens.length; this.#at += 1) {
			const token = this.#tokens[this.#at];
			if (token?.kind === 'operator' && (token.text === '(' || token.text === ')')) {
				isInBrackets = token.text === '(';
				continue;
			}
			const isEnd = token?.kind === 'operator' && (token.text === '\n' || token.text === ';');
			if (isEnd || (token?.kind === 'word' && token.raw === 'do')) {
				break;
			}
			words.push(...(token?.kind === 'word' && !isInBrackets ? [token] : []));
		}
		const [name, sign, ...files] = words;
		const patterns = files.filter(({raw}) => raw.includes('*')).map(({parts}) => parts);
		if (frame && name && sign?.raw === 'in' && patterns.length > 0 && patterns.length === files.length) {
			frame.isOverFiles = true;
			this.#events.push({kind: 'each', name: name.raw, patterns});
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
		const words = this.#words();
		if (words.length === 1 && this.#skipParentheses()) {
			this.#isFunction = true;
			return;
		}
		const nesting = this.#nesting;
		const {frame} = nesting;
		const reach = this.#isFunction || this.#state.isOver ? ('function' as const) : nesting.link.reach;
		this.#isFunction = false;
		const state = {...this.#state, context: {...nesting.link, reach}};
		const effects = effectsOf(words, state);
		this.#state.allExport = state.allExport;
		this.#state.isOver ||= state.isOver;
		nesting.last = conditionOf(words, this.#options.shell);
		if (frame?.isHead) {
			const connector = this.#tokens[this.#at];
			const isMixed = connector?.kind === 'operator' && connector.text.startsWith('|');
			frame.condition = both(frame.condition, isMixed ? unknown : nesting.last);
		}
		const command = {start: words[0]?.start ?? 0, end: words.at(-1)?.end ?? 0};
		const whole: Only[] = [];
		for (const {event, isWhole} of effects) {
			this.#events.push(event);
			if (event.kind === 'assignment' && isWhole) {
				event.statement = commandSpan(this.#text, command);
				whole.push({event, command});
			}
		}
		nesting.count(whole);
	}

	/** The words of a simple command. Operators inside of `[[ … ]]` are words of it. */
	#words(): readonly PosixWord[] {
		const words: PosixWord[] = [];
		const most = this.#at + 200;
		while (this.#at < this.#tokens.length) {
			const token = this.#tokens[this.#at];
			const isTest = words[0]?.raw === '[[';
			if (token?.kind === 'word') {
				words.push(token);
				this.#at += 1;
				if (isTest && token.raw === ']]') {
					break;
				}
			} else if (isTest && token?.kind === 'operator' && this.#at < most) {
				const {start, end, text: raw} = token;
				words.push({kind: 'word', start, end, raw, parts: [{kind: 'computed'}], isQuoted: false, isUnclosed: false});
				this.#at += 1;
			} else {
				break;
			}
		}
		return words;
	}

	/** The body of a here-document may be a script for somebody else. */
	#nested(start: number, end: number): void {
		if (this.#depth < mostDepth) {
			const inner = new PosixScanner(this.#text.slice(start, end), this.#options, this.#depth + 1).scan();
			const assignments = inner.filter(({kind}) => kind === 'assignment');
			this.#events.push(...moved(assignments, start, {...this.#nesting.context, reach: 'function'}));
		}
	}

	#comment({start, end, isOwnLine}: {start: number; end: number; isOwnLine: boolean}): void {
		const event = isOwnLine ? commented(this.#text, start, end, this.#nesting.context) : undefined;
		this.#events.push(...(event ? [event] : []));
	}
}

/** `# export NAME=value`. */
function commented(text: string, start: number, end: number, context: Context): AssignmentEvent | undefined {
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
		context,
		statement: wholeLines(text, {start, end}),
		nameSpan: {start: nameEnd - name.length, end: nameEnd},
		valueSpan: {start: start + value.start, end: start + value.end},
	};
}
