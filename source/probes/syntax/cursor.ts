// Goes over the tokens of a script while they are read. None is kept, and of a text that others wrote only so much is looked at.
import {budgets} from '../../core/budget.js';
import type {ScriptStep} from './script.js';

type Placed = {readonly start: number; readonly end: number};
export type Operator = Placed & {readonly kind: 'operator'; readonly text: string};
type AnyWord = Placed & {readonly kind: 'word'; readonly raw: string};

const mostTokens = 30_000;
/** Each is kept, with what it comes to. */
const mostNames = 2000;
/** Of one command. */
const mostWords = 2000;
const mostNested = 100;

export class Cursor<Word extends AnyWord> {
	readonly #code: Iterator<Word | Operator>;
	readonly #ahead: (Word | Operator)[] = [];
	#tokens = 0;
	#statements = 0;
	#names = 0;
	/** Why it isn't read to its end: nothing comes any more. */
	#cut: string | undefined;
	/** How many tokens lie behind. */
	moved = 0;
	/** How many commands this place stands in. */
	nested = 0;

	constructor(code: Iterator<Word | Operator>) {
		this.#code = code;
	}

	next(ahead = 0): Word | Operator | undefined {
		while (this.#ahead.length <= ahead && this.#cut === undefined) {
			const {value, done} = this.#code.next();
			if (done) {
				return undefined;
			}
			this.#ahead.push(value);
			this.#tokens += 1;
			this.#limit(this.#tokens, mostTokens, 'it has more words than are looked at');
		}
		return this.#cut === undefined ? this.#ahead[ahead] : undefined;
	}

	word(ahead = 0): string | undefined {
		const token = this.next(ahead);
		return token?.kind === 'word' ? token.raw.replace(/\r$/, '') : undefined;
	}

	operator(ahead = 0): string | undefined {
		const token = this.next(ahead);
		return token?.kind === 'operator' ? token.text : undefined;
	}

	move(tokens = 1): void {
		this.next(tokens - 1);
		this.#ahead.splice(0, tokens);
		this.moved += tokens;
	}

	takes(...words: readonly string[]): boolean {
		const isNext = words.includes(this.word() ?? '');
		this.move(isNext ? 1 : 0);
		return isNext;
	}

	skip(operators: RegExp): void {
		while (operators.test(this.operator() ?? '')) {
			this.move();
		}
	}

	/** The words of a simple command, as far as they come one after the other, up to one. */
	words(until?: string): Word[] {
		const words: Word[] = [];
		for (let token = this.next(); token?.kind === 'word' && token.raw !== until; token = this.next()) {
			words.push(token);
			this.move();
			this.#limit(words.length, mostWords, 'it has a command of more words than are looked at');
		}
		return words;
	}

	/** A command, and what stands in it. */
	command(read: () => ScriptStep): ScriptStep {
		this.#statements += 1;
		this.#limit(this.#statements, budgets.names, 'it has more statements than are looked at');
		this.#limit(this.nested, mostNested, 'it is nested too deeply');
		if (this.#cut !== undefined) {
			return {kind: 'cut', why: this.#cut};
		}
		this.nested += 1;
		const step = read();
		this.nested -= 1;
		this.#names += step.kind === 'simple' ? step.effects.length : 0;
		this.#limit(this.#names, mostNames, 'it sets more variables than are looked at');
		return step;
	}

	/** What closes nothing is passed over, since it may be us who misread something above. */
	all(list: () => readonly ScriptStep[]): readonly ScriptStep[] {
		const steps: ScriptStep[] = [];
		while (this.next()) {
			const before = this.moved;
			steps.push(...list());
			this.move(this.moved === before ? 1 : 0);
		}
		return this.#cut === undefined ? steps : [...steps, {kind: 'cut', why: this.#cut}];
	}

	#limit(count: number, most: number, why: string): void {
		if (count > most) {
			this.#cut ??= why;
		}
	}
}

export function chainOf(links: Extract<ScriptStep, {kind: 'chain'}>['links']): ScriptStep {
	const [only] = links;
	return links.length === 1 && only?.when === 'always' ? only.step : {kind: 'chain', links};
}

/** `here`: how many of its commands run in this shell. */
export function pipeOf(steps: readonly ScriptStep[], here: 'none' | 'last' | 'all', isNot: boolean): ScriptStep {
	const [only] = steps;
	const step: ScriptStep = steps.length === 1 && only ? only : {kind: 'pipe', steps, here};
	return isNot ? {kind: 'not', step} : step;
}
