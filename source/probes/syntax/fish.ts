// What a fish script does to variables, as steps: its grammar. Nothing is run.
import {commentEvent, fishSimple} from './fish-commands.js';
import {type FishToken, type FishWord, tokenizeFish} from './fish-tokens.js';
import {removalFrom} from './lines.js';
import {literalText, type Parts, placed, type Scanner, type ScanOptions, type ScriptStep} from './script.js';

const mostInside = 3;
const mostNested = 100;
const mostStatements = 5000;

export const scanFish: Scanner = (text, options = {}) => new FishParser(text, options, 0).script();

type Code = Exclude<FishToken, {kind: 'comment'}>;

/** Where a statement stands: outside of every block, behind one that has succeeded. */
type Stand = {readonly isFree: boolean; readonly isAfterSuccess: boolean};

class FishParser {
	readonly #text: string;
	readonly #options: ScanOptions;
	readonly #inside: number;
	readonly #code: Code[] = [];
	readonly #comments: ScriptStep[] = [];
	#at = 0;
	#nested = 0;
	#statements = 0;
	#cut: string | undefined;

	constructor(text: string, options: ScanOptions, inside: number) {
		this.#text = text;
		this.#options = options;
		this.#inside = inside;
		const {tokens, isCut} = tokenizeFish(text);
		this.#cut = isCut ? 'it has more words than are looked at' : undefined;
		for (const token of tokens) {
			if (token.kind !== 'comment') {
				this.#code.push(token);
				continue;
			}
			const event = commentEvent(text, token);
			this.#comments.push(...(event ? [event] : []));
		}
	}

	script(): readonly ScriptStep[] {
		const steps: ScriptStep[] = [];
		while (this.#at < this.#code.length && this.#cut === undefined) {
			const before = this.#at;
			steps.push(...this.#list(false));
			this.#at += this.#at === before ? 1 : 0;
		}
		return [...steps, ...(this.#cut === undefined ? [] : [{kind: 'cut' as const, why: this.#cut}]), ...this.#comments];
	}

	#word(): string | undefined {
		const token = this.#code[this.#at];
		return token?.kind === 'word' ? token.raw : undefined;
	}

	#operator(): string | undefined {
		const token = this.#code[this.#at];
		return token?.kind === 'operator' ? token.text : undefined;
	}

	#breaks(): void {
		while (/^[\n;&]$/.test(this.#operator() ?? '')) {
			this.#at += 1;
		}
	}

	/** Statements up to the `end`, `else` or `case` of the block. */
	#list(isAfterSuccess: boolean): readonly ScriptStep[] {
		const steps: ScriptStep[] = [];
		for (let isFirst = true; ; isFirst = false) {
			this.#breaks();
			if (this.#at >= this.#code.length || this.#cut !== undefined || /^(end|else|case)$/.test(this.#word() ?? '')) {
				return steps;
			}
			const before = this.#at;
			steps.push(
				this.#job({isFree: this.#nested === 0 && this.#inside === 0, isAfterSuccess: isFirst && isAfterSuccess}),
			);
			this.#at += this.#at === before ? 1 : 0;
		}
	}

	/** `and`, `or` and what is linked by `&&` and `||`. */
	#job(stand: Stand): ScriptStep {
		const first = this.#word();
		const when = first === 'and' ? 'and' : first === 'or' ? 'or' : 'always';
		this.#at += when === 'always' ? 0 : 1;
		const links: {when: 'always' | 'and' | 'or'; step: ScriptStep}[] = [
			{when, step: this.#pipeline(when === 'always' ? stand : linked)},
		];
		while (this.#operator() === '&&' || this.#operator() === '||') {
			const next = this.#operator() === '&&' ? 'and' : 'or';
			this.#at += 1;
			this.#breaks();
			links.push({when: next, step: this.#pipeline(linked)});
		}
		const [only] = links;
		return links.length === 1 && only?.when === 'always' ? only.step : {kind: 'chain', links};
	}

	#pipeline(stand: Stand): ScriptStep {
		let isNot = false;
		while (/^(not|!|time)$/.test(this.#word() ?? '')) {
			isNot = this.#word() === 'time' ? isNot : !isNot;
			this.#at += 1;
		}
		const steps = [this.#command(isNot ? linked : stand)];
		while (/^&?\|$/.test(this.#operator() ?? '')) {
			this.#at += 1;
			this.#breaks();
			steps.push(this.#command(linked));
		}
		const [only] = steps;
		const step: ScriptStep = steps.length === 1 && only ? only : {kind: 'pipe', steps, here: 'all'};
		return isNot ? {kind: 'not', step} : step;
	}

	#command(stand: Stand): ScriptStep {
		this.#statements += 1;
		if (this.#statements > mostStatements || this.#nested >= mostNested) {
			this.#cut ??= 'it has more statements than are looked at';
			return {kind: 'cut', why: this.#cut};
		}
		switch (this.#word()) {
			case 'begin':
				return this.#block(() => ({kind: 'group', body: this.#list(false), isApart: false}));
			case 'if':
				return this.#block(() => this.#if());
			case 'while':
				return this.#block(() => {
					const test = this.#test();
					return {kind: 'while', test, isUntil: false, body: this.#list(true)};
				});
			case 'for':
				return this.#block(() => {
					const [name, , ...values] = this.#words();
					return {
						kind: 'for',
						name: name?.raw ?? '',
						values: values.map(({parts}) => parts),
						isOverFiles: false,
						body: this.#list(false),
					};
				});
			case 'switch':
				return this.#block(() => this.#switch());
			case 'function':
				return this.#block(() => {
					const [name] = this.#words().filter(({raw}) => !raw.startsWith('-'));
					return {kind: 'function', name: literalText(name?.parts ?? []) ?? '', body: this.#list(false)};
				});
			default:
				return this.#simple(stand);
		}
	}

	/** Up to its `end`. */
	#block(read: () => ScriptStep): ScriptStep {
		this.#at += 1;
		this.#nested += 1;
		const step = read();
		this.#nested -= 1;
		this.#at += this.#word() === 'end' ? 1 : 0;
		return step;
	}

	/** A condition, with what `and` and `or` add to it. */
	#test(): readonly ScriptStep[] {
		const steps = [this.#job(linked)];
		for (;;) {
			const before = this.#at;
			this.#breaks();
			if (!/^(and|or)$/.test(this.#word() ?? '') || this.#cut !== undefined) {
				this.#at = before;
				return steps;
			}
			steps.push(this.#job(linked));
		}
	}

	#if(): ScriptStep {
		const branches: {test: readonly ScriptStep[]; body: readonly ScriptStep[]}[] = [];
		let otherwise: readonly ScriptStep[] = [];
		branches.push({test: this.#test(), body: this.#list(true)});
		while (this.#word() === 'else') {
			this.#at += 1;
			if (this.#word() === 'if') {
				this.#at += 1;
				branches.push({test: this.#test(), body: this.#list(true)});
			} else {
				otherwise = this.#list(false);
				break;
			}
		}
		return {kind: 'if', branches, otherwise};
	}

	#switch(): ScriptStep {
		const [subject] = this.#words();
		this.#list(false);
		const branches: {patterns: readonly Parts[]; body: readonly ScriptStep[]; goesOn: 'no'}[] = [];
		while (this.#word() === 'case') {
			this.#at += 1;
			const patterns = this.#words().map(({parts}) => parts);
			branches.push({patterns, body: this.#list(false), goesOn: 'no'});
		}
		return {kind: 'case', subject: subject?.parts ?? [], branches};
	}

	#words(): readonly FishWord[] {
		const words: FishWord[] = [];
		for (;;) {
			const token = this.#code[this.#at];
			if (token?.kind !== 'word') {
				return words;
			}
			words.push(token);
			this.#at += 1;
		}
	}

	#simple({isFree, isAfterSuccess}: Stand): ScriptStep {
		const words = this.#words();
		const span = {start: words[0]?.start ?? 0, end: words.at(-1)?.end ?? 0};
		const isFollowed = this.#isFollowed();
		// `set` leaves the status as it was, and so does an empty block.
		const nothing = isAfterSuccess || !isFollowed.isStatusUsed ? 'true' : 'begin; end';
		return fishSimple(this.#text, words, {
			commands: this.#options.commands ?? none,
			whole: removalFrom(this.#text, span, isFree && !isFollowed.isLinked, nothing),
			inner: (start, end) => this.#inner(start, end),
		});
	}

	/** Whether what comes next asks how this statement ended. */
	#isFollowed(): {readonly isLinked: boolean; readonly isStatusUsed: boolean} {
		const operator = this.#operator() ?? '';
		if (/^(&&|\|\||&?\||&)$/.test(operator)) {
			return {isLinked: true, isStatusUsed: true};
		}
		const before = this.#at;
		this.#breaks();
		const next = this.#word() ?? '';
		this.#at = before;
		const isLinked = /^(and|or)$/.test(next);
		return {isLinked, isStatusUsed: isLinked || (this.#nested > 0 && /^(end|else|case)$/.test(next))};
	}

	/** A script that stands in this one. */
	#inner(start: number, end: number): readonly ScriptStep[] {
		if (this.#inside >= mostInside) {
			return [];
		}
		const inner = new FishParser(this.#text.slice(start, end), this.#options, this.#inside + 1).script();
		return placed(inner, (span) => ({start: span.start + start, end: span.end + start}));
	}
}

const linked: Stand = {isFree: false, isAfterSuccess: false};
const none: ReadonlySet<string> = new Set();
