// What a POSIX shell script (sh, dash, bash, zsh, .envrc) does to variables, as steps: its grammar. Nothing is run.
import {removalFrom, wholeLines} from './lines.js';
import {posixSimple} from './posix-simple.js';
import {type PosixToken, type PosixWord, tokenize} from './posix-tokens.js';
import {readWord} from './posix-words.js';
import {
	type AssignmentEvent,
	assignmentEvents,
	type Compound,
	isTrue,
	literalText,
	type Parts,
	placed,
	type Scanner,
	type ScanOptions,
	type ScriptStep,
	top,
} from './script.js';

const mostInside = 3;
const mostNested = 100;
const mostStatements = 5000;

export const scanPosix: Scanner = (text, options = {}) => new PosixParser(text, options, 0).script();

type Operator = Extract<PosixToken, {kind: 'operator'}>;
type Code = PosixWord | Operator;

class PosixParser {
	readonly #text: string;
	readonly #options: ScanOptions;
	/** How many texts this one stands in. */
	readonly #inside: number;
	readonly #code: Code[] = [];
	/** Comments and here-documents: no part of what is run. */
	readonly #beside: ScriptStep[] = [];
	#at = 0;
	#nested = 0;
	#statements = 0;
	#cut: string | undefined;

	constructor(text: string, options: ScanOptions, inside: number) {
		this.#text = text;
		this.#options = options;
		this.#inside = inside;
		const {tokens, isCut} = tokenize(text, options.shell);
		this.#cut = isCut ? 'it has more words than are looked at' : undefined;
		for (const token of tokens) {
			if (token.kind === 'word' || token.kind === 'operator') {
				this.#code.push(token);
			} else if (token.kind === 'heredoc') {
				const body = assignmentEvents(this.#inner(token.start, token.end));
				this.#beside.push(...(body.length > 0 ? [{kind: 'aside' as const, body}] : []));
			} else if (token.isOwnLine) {
				const event = commented(text, token.start, token.end);
				this.#beside.push(...(event ? [event] : []));
			}
		}
	}

	script(): readonly ScriptStep[] {
		const steps: ScriptStep[] = [];
		if (this.#options.isExporting) {
			steps.push(allExport);
		}
		while (this.#at < this.#code.length && this.#cut === undefined) {
			const before = this.#at;
			steps.push(...this.#list(() => false));
			// What closes nothing is passed over, since it may be us who misread something above.
			this.#at += this.#at === before ? 1 : 0;
		}
		return [...steps, ...(this.#cut === undefined ? [] : [{kind: 'cut' as const, why: this.#cut}]), ...this.#beside];
	}

	get #next(): Code | undefined {
		return this.#code[this.#at];
	}

	#word(ahead = 0): string | undefined {
		const token = this.#code[this.#at + ahead];
		return token?.kind === 'word' ? token.raw.replace(/\r$/, '') : undefined;
	}

	#operator(ahead = 0): string | undefined {
		const token = this.#code[this.#at + ahead];
		return token?.kind === 'operator' ? token.text : undefined;
	}

	#takes(...words: readonly string[]): boolean {
		const isNext = words.includes(this.#word() ?? '');
		this.#at += isNext ? 1 : 0;
		return isNext;
	}

	#newlines(): void {
		while (this.#operator() === '\n') {
			this.#at += 1;
		}
	}

	/** Statements up to a word or operator that isn't one of them. */
	#list(isEnd: () => boolean): readonly ScriptStep[] {
		const steps: ScriptStep[] = [];
		while (this.#next && !isEnd() && this.#cut === undefined) {
			const operator = this.#operator();
			if (operator === '\n' || operator === ';' || operator === '&') {
				this.#at += 1;
				continue;
			}
			if (operator !== undefined && operator !== '(' && !(operator === '|' || operator === '&&' || operator === '||')) {
				break;
			}
			if (closing.has(this.#word() ?? '')) {
				break;
			}
			const before = this.#at;
			const step = this.#andOr();
			const isBehind = this.#operator() === '&';
			steps.push(isBehind ? {kind: 'group', body: [step], isApart: true} : step);
			this.#at += this.#at === before ? 1 : 0;
			if (this.#word() === '{' && this.#options.shell === 'zsh') {
				// if [[ … ]] { … }
				break;
			}
		}
		return steps;
	}

	#andOr(): ScriptStep {
		const links: {when: 'always' | 'and' | 'or'; step: ScriptStep}[] = [];
		let when: 'always' | 'and' | 'or' = 'always';
		for (;;) {
			links.push({when, step: this.#pipeline(when !== 'always')});
			const operator = this.#operator();
			if (operator !== '&&' && operator !== '||') {
				break;
			}
			when = operator === '&&' ? 'and' : 'or';
			this.#at += 1;
			this.#newlines();
		}
		const [only] = links;
		return links.length === 1 && only ? only.step : {kind: 'chain', links};
	}

	#pipeline(isLinked: boolean): ScriptStep {
		let isNot = false;
		while (this.#word() === '!' || this.#word() === 'time') {
			isNot = this.#word() === '!' ? !isNot : isNot;
			this.#at += 1;
		}
		const steps = [this.#command(isLinked || isNot)];
		while (this.#operator() === '|' || this.#operator() === '|&') {
			this.#at += 1;
			this.#newlines();
			steps.push(this.#command(true));
		}
		const [only] = steps;
		const step: ScriptStep =
			steps.length === 1 && only ? only : {kind: 'pipe', steps, here: this.#options.shell === 'zsh' ? 'last' : 'none'};
		return isNot ? {kind: 'not', step} : step;
	}

	#command(isLinked: boolean): ScriptStep {
		this.#statements += 1;
		if (this.#statements > mostStatements) {
			this.#cut ??= 'it has more statements than are looked at';
		}
		if (this.#nested >= mostNested) {
			this.#cut ??= 'it is nested too deeply';
		}
		if (this.#cut !== undefined) {
			this.#at += 1;
			return {kind: 'cut', why: this.#cut};
		}
		this.#nested += 1;
		const step = this.#compound() ?? this.#simple(isLinked);
		this.#nested -= 1;
		return step;
	}

	#compound(): ScriptStep | undefined {
		if (this.#operator() === '(') {
			this.#at += 1;
			if (this.#operator() === ')' && this.#options.shell === 'zsh') {
				// A function without a name is run at once.
				this.#at += 1;
				this.#newlines();
				return {kind: 'group', body: [this.#command(true)], isApart: false};
			}
			const body = this.#list(() => this.#operator() === ')');
			this.#at += this.#operator() === ')' ? 1 : 0;
			return {kind: 'group', body, isApart: true};
		}
		switch (this.#word()) {
			case 'if':
				return this.#if();
			case 'while':
			case 'until': {
				const isUntil = this.#word() === 'until';
				this.#at += 1;
				const test = this.#list(() => this.#word() === 'do');
				return {kind: 'while', test, isUntil, body: this.#body()};
			}
			case 'for':
			case 'select':
			case 'foreach':
				return this.#for();
			case 'case':
				return this.#case();
			case '{':
				return this.#braces();
			case 'function':
				return this.#function();
			case 'repeat': {
				if (this.#options.shell !== 'zsh') {
					return undefined;
				}
				const count = this.#code[this.#at + 1];
				this.#at += 2;
				const body = this.#word() === 'do' ? this.#body() : [this.#command(true)];
				const values = count?.kind === 'word' && /^[1-9]$/.test(count.raw) ? repeated(Number(count.raw)) : undefined;
				return {kind: 'for', name: '_', values, isOverFiles: false, body};
			}
			case 'coproc':
				this.#at += 1;
				return {kind: 'group', body: [this.#command(true)], isApart: true};
			default:
				return this.#word() !== undefined && this.#operator(1) === '(' && this.#operator(2) === ')'
					? this.#function()
					: undefined;
		}
	}

	/** `do … done`, or what takes its place. */
	#body(): readonly ScriptStep[] {
		this.#skipBreaks();
		if (this.#takes('do')) {
			const body = this.#list(() => this.#word() === 'done');
			this.#takes('done');
			return body;
		}
		if (this.#word() === '{') {
			return [this.#braces()];
		}
		return this.#options.shell === 'zsh' && this.#next ? [this.#command(true)] : [];
	}

	#skipBreaks(): void {
		while (this.#operator() === '\n' || this.#operator() === ';') {
			this.#at += 1;
		}
	}

	#braces(): ScriptStep {
		this.#at += 1;
		const body = this.#list(() => this.#word() === '}');
		this.#takes('}');
		const group: ScriptStep = {kind: 'group', body, isApart: false};
		if (this.#options.shell === 'zsh' && this.#takes('always')) {
			this.#newlines();
			return {kind: 'group', body: [group, this.#command(true)], isApart: false};
		}
		return group;
	}

	#if(): ScriptStep {
		const branches: {test: readonly ScriptStep[]; body: readonly ScriptStep[]}[] = [];
		let otherwise: readonly ScriptStep[] = [];
		const isEnd = (): boolean => ['elif', 'else', 'fi'].includes(this.#word() ?? '');
		while (this.#takes('if', 'elif')) {
			const test = this.#list(() => this.#word() === 'then');
			if (!this.#takes('then')) {
				const body = this.#word() === '{' ? [this.#braces()] : [];
				branches.push({test, body});
				if (this.#takes('else')) {
					otherwise = this.#word() === '{' ? [this.#braces()] : [];
				}
				continue;
			}
			branches.push({test, body: this.#list(isEnd)});
			if (this.#takes('else')) {
				otherwise = this.#list(() => this.#word() === 'fi');
			}
			if (this.#takes('fi') || this.#word() !== 'elif') {
				break;
			}
		}
		return {kind: 'if', branches, otherwise};
	}

	#for(): ScriptStep {
		const isOver = this.#word() === 'foreach';
		this.#at += 1;
		const name = this.#word() ?? '';
		this.#at += 1;
		let values: PosixWord[] | undefined;
		let isKnown = /^[A-Za-z_]\w*$/.test(name);
		const isShort = this.#operator() === '(';
		if (isShort || this.#takes('in')) {
			values = [];
			this.#at += isShort ? 1 : 0;
			// What stands in brackets behind a pattern are qualifiers of zsh.
			let isInBrackets = false;
			for (; this.#next; this.#at += 1) {
				const operator = this.#operator();
				if (operator === '(' || operator === ')') {
					if (isShort && operator === ')' && !isInBrackets) {
						this.#at += 1;
						break;
					}
					isInBrackets = operator === '(';
					continue;
				}
				if (operator !== undefined) {
					break;
				}
				const token = this.#next;
				if (token.kind === 'word' && !isInBrackets) {
					values.push(token);
				}
			}
		} else {
			isKnown = false;
		}
		const patterns = values?.filter(({raw}) => /[*?]/.test(raw)) ?? [];
		const isOverFiles = patterns.length > 0 && patterns.length === values?.length;
		const body = isOver ? this.#foreach() : this.#body();
		return {kind: 'for', name, values: isKnown ? values?.map(({parts}) => parts) : undefined, isOverFiles, body};
	}

	#foreach(): readonly ScriptStep[] {
		const body = this.#list(() => this.#word() === 'end');
		this.#takes('end');
		return body;
	}

	#case(): ScriptStep {
		const subject = this.#code[this.#at + 1];
		this.#at += 2;
		this.#newlines();
		const closes = this.#word() === '{' ? '}' : 'esac';
		this.#takes('in', '{');
		const branches: {patterns: Parts[]; body: readonly ScriptStep[]; goesOn: 'no' | 'body' | 'pattern'}[] = [];
		for (;;) {
			this.#skipBreaks();
			if (!this.#next || this.#takes(closes)) {
				break;
			}
			const before = this.#at;
			const patterns = this.#patterns();
			const body = this.#list(() => this.#word() === closes || /^;[;&|]/.test(this.#operator() ?? ''));
			const end = this.#operator() ?? '';
			const isEnd = /^;[;&|]/.test(end);
			branches.push({patterns, body, goesOn: end === ';&' ? 'body' : end === ';;&' || end === ';|' ? 'pattern' : 'no'});
			this.#at += isEnd || this.#at === before ? 1 : 0;
			if (!isEnd) {
				this.#takes(closes);
				break;
			}
		}
		return {kind: 'case', subject: subject?.kind === 'word' ? subject.parts : [{kind: 'computed'}], branches};
	}

	/** Up to the `)` of a pattern of `case`. */
	#patterns(): Parts[] {
		const patterns: Parts[] = [];
		let current: Parts = [];
		let depth = 0;
		this.#at += this.#operator() === '(' ? 1 : 0;
		for (; this.#next; this.#at += 1) {
			const token = this.#next;
			if (token.kind === 'word') {
				current = [...current, ...token.parts];
			} else if (token.text === ')' && depth === 0) {
				this.#at += 1;
				break;
			} else if (token.text === '|' && depth === 0) {
				patterns.push(current);
				current = [];
			} else if (token.text === '(' || token.text === ')') {
				depth += token.text === '(' ? 1 : -1;
				current = [...current, {kind: 'computed'}];
			} else {
				break;
			}
		}
		return [...patterns, current];
	}

	#function(): ScriptStep {
		this.#takes('function');
		const token = this.#next;
		this.#at += 1;
		if (this.#operator() === '(' && this.#operator(1) === ')') {
			this.#at += 2;
		}
		this.#newlines();
		const body = this.#next ? [this.#command(true)] : [];
		const name = token?.kind === 'word' ? (literalText(token.parts) ?? '') : '';
		return {kind: 'function', name, body};
	}

	#simple(isLinked: boolean): ScriptStep {
		const words = this.#words();
		if (words.length === 0) {
			this.#at += 1;
			return {kind: 'group', body: [], isApart: false};
		}
		const span = {start: words[0]?.start ?? 0, end: words.at(-1)?.end ?? 0};
		const isFree =
			!isLinked && this.#nested === 1 && this.#inside === 0 && !/^(&&|\|\||\|&?|&)$/.test(this.#operator() ?? '');
		return posixSimple(words, {
			shell: this.#options.shell ?? 'bash',
			commands: this.#options.commands ?? none,
			whole: removalFrom(this.#text, span, isFree, ':'),
			inner: (start, end) => this.#inner(start, end),
		});
	}

	/** The words of a simple command. Operators inside of `[[ … ]]` are words of it. */
	#words(): readonly PosixWord[] {
		const words: PosixWord[] = [];
		const most = this.#at + 200;
		while (this.#next) {
			const token = this.#next;
			const isTest = words[0]?.raw === '[[';
			if (token.kind === 'word') {
				words.push(token);
				this.#at += 1;
				if (isTest && token.raw === ']]') {
					break;
				}
			} else if (isTest && this.#at < most) {
				const {start, end, text: raw} = token;
				words.push({kind: 'word', start, end, raw, parts: [{kind: 'computed'}], isQuoted: false, isUnclosed: false});
				this.#at += 1;
			} else {
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
		const {commands, shell} = this.#options;
		const options = {...(commands ? {commands} : {}), ...(shell === undefined ? {} : {shell})};
		const inner = new PosixParser(this.#text.slice(start, end), options, this.#inside + 1).script();
		return placed(inner, (span) => ({start: span.start + start, end: span.end + start}));
	}
}

const none: ReadonlySet<string> = new Set();

const closing = new Set(['then', 'do', 'elif', 'else', 'fi', 'done', 'esac', '}']);

const allExport: Compound = {
	kind: 'simple',
	name: undefined,
	args: [],
	effects: [],
	status: isTrue,
	words: [],
	span: {start: 0, end: 0},
	special: {kind: 'all-export', isOn: true},
};

function repeated(count: number): readonly Parts[] {
	return Array.from({length: count}, (_, index): Parts => [{kind: 'text', text: String(index)}]);
}

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
