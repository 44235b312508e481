// What a fish script does to variables, as steps: its grammar. Nothing is run.

import {Cursor, chainOf, pipeOf} from './cursor.js';
import {commentEvent, fishSimple} from './fish-commands.js';
import {type FishToken, fishTokensOf} from './fish-tokens.js';
import {evaluating} from './leaving.js';
import {removalFrom} from './lines.js';
import {placed} from './placed.js';
import {literalText, mostInside, type Parts, type Scanner, type ScanOptions, type ScriptStep, top} from './script.js';

export const scanFish: Scanner = (text, options = {}) => new FishParser(text, options, 0).script();

type Code = Exclude<FishToken, {kind: 'comment'}>;
type Word = Extract<Code, {kind: 'word'}>;

/** Where a statement stands: outside of every block, behind one that has succeeded. */
type Stand = {readonly isFree: boolean; readonly isAfterSuccess: boolean};

const breaks = /^[\n;&]$/;

class FishParser {
	readonly #text: string;
	readonly #options: ScanOptions;
	readonly #inside: number;
	readonly #cursor: Cursor<Word>;
	readonly #comments: ScriptStep[] = [];

	constructor(text: string, options: ScanOptions, inside: number) {
		this.#text = text;
		this.#options = options;
		this.#inside = inside;
		this.#cursor = new Cursor<Word>(this.#code());
	}

	script(): readonly ScriptStep[] {
		const steps = this.#cursor.all(() => this.#list(false));
		return [...steps, ...this.#comments];
	}

	*#code(): Generator<Code> {
		for (const token of fishTokensOf(this.#text)) {
			if (token.kind === 'comment') {
				const event = commentEvent(this.#text, token);
				this.#comments.push(...(event ? [event] : []));
			} else {
				yield token;
			}
		}
	}

	/** Statements up to the `end`, `else` or `case` of the block. */
	#list(isAfterSuccess: boolean): readonly ScriptStep[] {
		const cursor = this.#cursor;
		const steps: ScriptStep[] = [];
		for (let isFirst = true; ; isFirst = false) {
			cursor.skip(breaks);
			if (!cursor.next() || closing.test(cursor.word() ?? '')) {
				return steps;
			}
			const before = cursor.moved;
			const isFree = cursor.nested === 0 && this.#inside === 0;
			steps.push(this.#job({isFree, isAfterSuccess: isFirst && isAfterSuccess}));
			cursor.move(cursor.moved === before ? 1 : 0);
		}
	}

	/** `and`, `or` and what is linked by `&&` and `||`. */
	#job(stand: Stand): ScriptStep {
		const cursor = this.#cursor;
		const first = cursor.word();
		const when = first === 'and' || first === 'or' ? first : 'always';
		cursor.move(when === 'always' ? 0 : 1);
		const links: {when: 'always' | 'and' | 'or'; step: ScriptStep}[] = [
			{when, step: this.#pipeline(when === 'always' ? stand : linked)},
		];
		while (cursor.operator() === '&&' || cursor.operator() === '||') {
			const next = cursor.operator() === '&&' ? 'and' : 'or';
			cursor.move();
			cursor.skip(breaks);
			links.push({when: next, step: this.#pipeline(linked)});
		}
		return chainOf(links);
	}

	#pipeline(stand: Stand): ScriptStep {
		const cursor = this.#cursor;
		let isNot = false;
		while (/^(not|!|time)$/.test(cursor.word() ?? '')) {
			isNot = cursor.word() === 'time' ? isNot : !isNot;
			cursor.move();
		}
		const start = cursor.next()?.start ?? 0;
		const steps = [this.#command(isNot ? linked : stand)];
		while (/^&?\|$/.test(cursor.operator() ?? '')) {
			const end = cursor.next()?.start ?? start;
			cursor.move();
			cursor.skip(breaks);
			steps.push(readsInput(this.#command(linked), steps, () => this.#text.slice(start, end)));
		}
		return pipeOf(steps, 'all', isNot);
	}

	#command(stand: Stand): ScriptStep {
		const cursor = this.#cursor;
		return cursor.command(() => {
			const read = this.#blocks[cursor.word() ?? ''];
			if (!read) {
				return this.#simple(stand);
			}
			cursor.move();
			const step = read();
			cursor.takes('end');
			return step;
		});
	}

	/** By the word that opens them; each up to its `end`. */
	readonly #blocks: Readonly<Record<string, () => ScriptStep>> = Object.assign(Object.create(null), {
		begin: () => ({kind: 'group', body: this.#list(false), isApart: false}),
		if: () => this.#if(),
		while: () => ({kind: 'while', test: this.#test(), isUntil: false, body: this.#list(true)}),
		for: () => {
			const [name, , ...values] = this.#cursor.words();
			return {
				kind: 'for',
				name: name?.raw ?? '',
				values: values.map(({parts}) => parts),
				isOverFiles: false,
				body: this.#list(false),
			};
		},
		switch: () => this.#switch(),
		function: () => {
			const words = this.#cursor.words().map(({raw, parts}) => literalText(parts) ?? raw);
			return {kind: 'function', body: this.#list(false), ...functionOf(words)};
		},
	} satisfies Record<string, () => ScriptStep>);

	/** What comes behind a break or two. */
	#wordBehind(): string | undefined {
		let ahead = 0;
		while (breaks.test(this.#cursor.operator(ahead) ?? '')) {
			ahead += 1;
		}
		return this.#cursor.word(ahead);
	}

	/** A condition, with what `and` and `or` add to it. */
	#test(): readonly ScriptStep[] {
		const steps = [this.#job(linked)];
		while (/^(and|or)$/.test(this.#wordBehind() ?? '')) {
			this.#cursor.skip(breaks);
			steps.push(this.#job(linked));
		}
		return steps;
	}

	#if(): ScriptStep {
		const branches = [{test: this.#test(), body: this.#list(true)}];
		while (this.#cursor.takes('else')) {
			if (!this.#cursor.takes('if')) {
				return {kind: 'if', branches, otherwise: this.#list(false)};
			}
			branches.push({test: this.#test(), body: this.#list(true)});
		}
		return {kind: 'if', branches, otherwise: []};
	}

	#switch(): ScriptStep {
		const [subject] = this.#cursor.words();
		this.#list(false);
		const branches: {patterns: readonly Parts[]; body: readonly ScriptStep[]; goesOn: 'no'}[] = [];
		while (this.#cursor.takes('case')) {
			const patterns = this.#cursor.words().map(({parts}) => parts);
			branches.push({patterns, body: this.#list(false), goesOn: 'no'});
		}
		return {kind: 'case', subject: subject?.parts ?? [], branches};
	}

	#simple({isFree, isAfterSuccess}: Stand): ScriptStep {
		const words = this.#cursor.words();
		const span = {start: words[0]?.start ?? 0, end: words.at(-1)?.end ?? 0};
		// Whether what comes next asks how this statement ended.
		const isPiped = /^(&&|\|\||&?\||&)$/.test(this.#cursor.operator() ?? '');
		const next = this.#wordBehind() ?? '';
		const isLinked = isPiped || /^(and|or)$/.test(next);
		const isStatusUsed = isLinked || (this.#cursor.nested > 1 && closing.test(next));
		// `set` leaves the status as it was, and so does an empty block.
		const nothing = isAfterSuccess || !isStatusUsed ? 'true' : 'begin; end';
		return fishSimple(this.#text, words, {
			commands: this.#options.commands ?? none,
			end: span.end,
			whole: removalFrom(this.#text, span, isFree && !isLinked, nothing),
			inner: (start, end) => this.#inner(start, end),
		});
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

/** `function NAME -a one two`; options may stand before the name too. */
function functionOf(
	words: readonly string[],
): Pick<Extract<ScriptStep, {kind: 'function'}>, 'name' | 'parameters' | 'isHook'> {
	const parameters: string[] = [];
	const names: string[] = [];
	let [isNaming, isHook] = [false, false];
	for (let at = 0; at < words.length; at += 1) {
		const [, option = '', value] = /^(--?[a-zA-Z-]+)(?:=(.*))?$/s.exec(words[at] ?? '') ?? [];
		if (option === '') {
			const isFirst = isNaming && (names.length > 0 || parameters.length === 0);
			(isFirst ? parameters : names).push(words[at] ?? '');
			continue;
		}
		isNaming = /^(-a|--argument(-names)?)$/.test(option);
		isHook ||= /^(-[evjps]|--on-[a-z-]+)$/.test(option);
		parameters.push(...(isNaming && value !== undefined ? [value] : []));
		at +=
			/^(-[dwevjpsV]|--(description|wraps|on-[a-z-]+|inherit-variable))$/.test(option) && value === undefined ? 1 : 0;
	}
	return {name: names[0] ?? '', parameters, ...(isHook && {isHook})};
}

const closing = /^(end|else|case)$/;
const linked: Stand = {isFree: false, isAfterSuccess: false};
const none: ReadonlySet<string> = new Set();

/** `… | source`: what is printed is run. */
function readsInput(step: ScriptStep, before: readonly ScriptStep[], printer: () => string): ScriptStep {
	if (step.kind !== 'simple' || !/^(source|\.)$/.test(literalText(step.name ?? []) ?? '')) {
		return step;
	}
	const isInput = step.args.every((parts) => literalText(parts) === '-');
	const file = before.length === 1 ? printed(before[0]) : undefined;
	if (isInput && file) {
		return {...step, effects: [{kind: 'source', path: file, context: top, start: step.span.start}]};
	}
	return isInput ? {...step, effects: [], ...evaluating([{parts: [{kind: 'computed', script: printer()}]}])} : step;
}

/** `cat FILE`. */
function printed(step: ScriptStep | undefined): Parts | undefined {
	const isCat = step?.kind === 'simple' && literalText(step.name ?? []) === 'cat' && step.args.length === 1;
	return isCat ? step.args[0] : undefined;
}
