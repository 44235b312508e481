// Follows a script without running anything: what its variables may be at the end, where every condition is true, false or unknown.
import {type ConditionGrounds, evaluate} from './conditions.js';
import {VariableScope} from './scope.js';
import {
	type Compound,
	isFalse,
	type Parts,
	type ScriptEvent,
	type ScriptStep,
	type Simple,
	type Special,
	type Test,
} from './script.js';
import {opposite, type Truth} from './truth.js';

/** Where the path that is followed leads: certainly, perhaps. */
export type Certainty = 'top' | 'conditional';

/** What the steps of a script mean to who reads it. */
export type Meaning<By> = {
	readonly isFish: boolean;
	/** What an error ends: the statement of the file, the whole file, or all that is read. */
	readonly errorEnds: 'statement' | 'file' | 'all';
	event(event: ScriptEvent, run: Evaluator<By>): Promise<void>;
	/** It does nothing this time. */
	isLeftOut(event: ScriptEvent): boolean;
	/** A line that would set this variable comes to nothing, since it is locked. */
	keeps(name: string): void;
	/** For conditions. */
	grounds(run: Evaluator<By>): ConditionGrounds;
	/** The values of a loop, as words of which only one may be told. */
	each(
		step: Extract<Compound, {kind: 'for'}>,
		run: Evaluator<By>,
	): Promise<readonly (string | undefined)[] | undefined>;
	/** The variable of a loop gets its next value. */
	assign(step: Extract<Compound, {kind: 'for'}>, text: string | undefined, run: Evaluator<By>): Promise<void>;
	/** A command is run with the variables as they are now. */
	runs(step: Simple): void;
	/** What a command does that the language doesn't have for itself. */
	special(step: Simple, run: Evaluator<By>): Promise<void>;
	/** A command evaluates a text. */
	evaluates(text: Parts, step: Simple, run: Evaluator<By>): Promise<void>;
	/** A function is called with these words; `parameters`: names that it has for them. */
	enter(args: readonly Parts[], parameters: readonly string[], run: Evaluator<By>): void;
	/** No function can take its place. */
	isOwnWord(name: string): boolean;
	/** The name of a command, if it can be told. */
	nameOf(step: Simple, run: Evaluator<By>): string | undefined;
};

/** `attempt`: what an error of the shell abandons. */
type FrameKind = 'file' | 'attempt' | 'function' | 'loop' | 'turn' | 'apart';
type Frame<By> = {
	readonly kind: FrameKind;
	readonly exits: {scope: VariableScope<By>; status: Truth}[];
	isLeftOver: boolean;
};

type Callable = {readonly body: readonly ScriptStep[]; readonly parameters?: readonly string[]};
type Place = {readonly file: readonly ScriptStep[]; readonly statement: ScriptStep | undefined};
type Alias = Extract<Special, {kind: 'alias'}> & {readonly isSure: boolean; readonly place: Place};

const mostSteps = 8000;
const mostTurns = 12;
const mostFiles = 40;
const mostCalls = 12;
const mostNested = 150;

/** Thrown inside of the evaluator alone: the script is too much to be followed. */
class TooMuch extends Error {}

export class Evaluator<By> {
	readonly #meaning: Meaning<By>;
	readonly #functions = new Map<string, Callable & {readonly isSure: boolean}>();
	readonly #aliases = new Map<string, Alias>();
	/** Those whose text is run just now. */
	readonly #inAlias = new Set<string>();
	/** Builtins that are switched off, and whether that is certain. */
	readonly #disabled = new Map<string, boolean>();
	readonly #hooks = new Set<string>();
	/** The file and the statement of it that is run. */
	#place: Place = {file: [], statement: undefined};
	/** Names that can't be set any more, and whether that is certain. */
	#locked = new Map<string, boolean>();
	#frames: Frame<By>[] = [];
	#scope: VariableScope<By>;
	/** The path has left: `return` was met. */
	#isOver = false;
	/** How many conditions that can't be told the path has behind it. */
	#unsure = 0;
	#status: Truth = 'yes';
	#left = mostSteps;
	#calls = 0;
	#nested = 0;
	/** Why it wasn't followed to its end. */
	cut: string | undefined;

	constructor(meaning: Meaning<By>) {
		this.#meaning = meaning;
		this.#scope = new VariableScope<By>(!meaning.isFish);
	}

	get scope(): VariableScope<By> {
		return this.#scope;
	}

	get reach(): Certainty {
		return this.#unsure > 0 ? 'conditional' : 'top';
	}

	get status(): Truth {
		return this.#status;
	}

	set status(status: Truth) {
		this.#status = status;
	}

	get isInFunction(): boolean {
		return this.#frames.some(({kind}) => kind === 'function');
	}

	isFunction(name: string): Truth {
		const found = this.#functions.get(name) ?? this.#aliases.get(name);
		return found ? (found.isSure ? 'yes' : 'unknown') : 'no';
	}

	/** The statement that has defined an alias. */
	definitionOf(name: string): ScriptStep | undefined {
		return this.#aliases.get(name)?.place.statement;
	}

	/** A whole file, or what stands for one. Never throws. */
	async file(steps: readonly ScriptStep[]): Promise<void> {
		const {length} = this.#frames;
		try {
			await this.#frame('file', async () => {
				const {depth} = this.#scope;
				if (this.#meaning.isFish) {
					this.#scope.push('block');
				}
				const isEach = this.#meaning.errorEnds === 'statement';
				const outer = this.#place;
				for (const part of isEach ? steps.map((step) => [step]) : [steps]) {
					if (!this.#isOver) {
						await this.contained(part, steps);
					}
				}
				this.#place = outer;
				this.#scope.cut(depth);
			});
			for (const name of length > 0 ? [] : this.#hooks) {
				await this.fork('unknown', () => this.#call([], this.#functions.get(name) ?? {body: []}));
			}
		} catch (error) {
			if (!(error instanceof TooMuch) || length > 0) {
				throw error;
			}
			this.cut ??= error.message;
			this.#frames = [];
			this.#isOver = false;
			this.#nested = 0;
			this.#scope.cut(2);
		}
	}

	/** An error in it ends it, and nothing else. `file`: what they are statements of. */
	async contained(steps: readonly ScriptStep[], file?: readonly ScriptStep[]): Promise<void> {
		return this.#frame('attempt', () => this.run(steps, file));
	}

	async run(steps: readonly ScriptStep[], file?: readonly ScriptStep[]): Promise<void> {
		this.#nested += 1;
		if (this.#nested > mostNested) {
			throw new TooMuch('it is nested too deeply');
		}
		for (const step of steps) {
			if (this.#isOver) {
				break;
			}
			this.#place = file ? {file, statement: step} : this.#place;
			await this.#step(step);
		}
		this.#nested -= 1;
	}

	/** What happens if a condition holds, and else: both ways are gone where it can't be told. */
	async fork(truth: Truth, yes: () => Promise<void>, no: () => Promise<void> = async () => {}): Promise<void> {
		if (truth === 'yes' || truth === 'no') {
			return truth === 'yes' ? yes() : no();
		}
		const before = this.#scope;
		const {isLikely} = before;
		const [unsure, status] = [this.#unsure, this.#status];
		const ways: {scope: VariableScope<By>; isOver: boolean; status: Truth; unsure: number}[] = [];
		for (const [way, isTaken] of [[yes, true] as const, [no, false] as const]) {
			this.#scope = before.copy();
			this.#spend(1 + Math.ceil(before.size / 20));
			this.#scope.isLikely = isLikely && truth !== (isTaken ? 'unlikely' : 'likely');
			this.#isOver = false;
			this.#unsure = unsure + 1;
			this.#status = status;
			await way();
			ways.push({scope: this.#scope, isOver: this.#isOver, status: this.#status, unsure: this.#unsure});
		}
		const open = ways.filter(({isOver}) => !isOver);
		this.#isOver = open.length === 0;
		const scope = VariableScope.join((open.length === 0 ? ways : open).map((way) => way.scope));
		if (scope) {
			this.#scope = scope;
			this.#scope.isLikely = open.length === 1 ? (open[0]?.scope.isLikely ?? isLikely) : isLikely;
		}
		// Where one of the two ways ended, all that follows hangs on the condition.
		this.#unsure = open.length === 2 ? unsure : unsure + 1;
		const likely = open.filter((way) => way.scope.isLikely);
		this.#status = merged((likely.length > 0 && isLikely ? likely : open).map((way) => way.status));
		if (open.length === 2 && ways[0]?.status !== ways[1]?.status) {
			this.#status = weakened(this.#status);
		}
	}

	async #frame(kind: FrameKind, body: () => Promise<void>): Promise<void> {
		const frame: Frame<By> = {kind, exits: [], isLeftOver: false};
		const [unsure, {depth, isLikely}] = [this.#unsure, this.#scope];
		this.#frames.push(frame);
		await body();
		this.#frames.pop();
		const ways = [...(this.#isOver ? [] : [{scope: this.#scope, status: this.#status}]), ...frame.exits];
		if (ways.length === 0) {
			return;
		}
		for (const way of ways) {
			way.scope.cut(depth);
		}
		this.#isOver = false;
		this.#scope = VariableScope.join(ways.map(({scope}) => scope)) ?? this.#scope;
		this.#scope.isLikely = isLikely;
		this.#status = merged(ways.map(({status}) => status));
		this.#unsure = unsure + (frame.isLeftOver ? 1 : 0);
	}

	async #leave(what: 'return' | 'exit' | 'break' | 'continue' | 'error', value: Test, levels = 1): Promise<void> {
		const targets: Readonly<Record<typeof what, readonly FrameKind[]>> = {
			error: this.#meaning.errorEnds === 'all' ? ['apart'] : ['attempt', 'apart'],
			return: ['function', 'file', 'apart'],
			exit: ['apart'],
			break: ['loop', 'apart', 'function'],
			continue: ['turn', 'apart', 'function'],
		};
		const status = await this.#judge(value);
		let found = this.#frames.length;
		for (let level = 0; level < levels; level += 1) {
			const next = this.#frames.findLastIndex(({kind}, at) => at < found && targets[what].includes(kind));
			found = next < 0 && level > 0 ? found : next;
		}
		const target = this.#frames[Math.max(0, found)];
		if (!target || ((what === 'break' || what === 'continue') && !['loop', 'turn'].includes(target.kind))) {
			return;
		}
		for (const inner of this.#frames.slice(Math.max(0, found) + 1)) {
			inner.isLeftOver ||= this.#unsure > 0;
		}
		target.exits.push({scope: this.#scope.copy(), status});
		this.#isOver = true;
	}

	/** What happens in a subshell changes nothing here. */
	async #apart(body: () => Promise<void>): Promise<void> {
		const before = this.#scope;
		const locked = this.#locked;
		this.#locked = new Map(locked);
		this.#scope = before.copy();
		this.#spend(1 + Math.ceil(before.size / 20));
		await this.#frame('apart', body);
		this.#scope = before;
		this.#locked = locked;
	}

	async #judge(test: Test): Promise<Truth> {
		return evaluate(test, this.#meaning.grounds(this));
	}

	#spend(cost: number): void {
		this.#left -= cost;
		if (this.#left < 0) {
			throw new TooMuch('there are more statements than can be followed');
		}
	}

	async #step(step: ScriptStep): Promise<void> {
		this.#spend(1);
		switch (step.kind) {
			case 'simple':
				return this.#simple(step);
			case 'chain':
				return this.#chain(step.links);
			case 'not':
				await this.#step(step.step);
				this.#status = opposite(this.#status);
				return;
			case 'pipe':
				for (const [index, one] of step.steps.entries()) {
					const isLast = index === step.steps.length - 1;
					const isHere = step.here === 'all' || (step.here === 'last' && isLast);
					await (isHere ? this.#step(one) : this.#apart(() => this.#step(one)));
				}
				return;
			case 'if':
				return this.#if(step, 0);
			case 'while':
				return this.#frame('loop', () => this.#while(step, 0));
			case 'for':
				return this.#frame('loop', () => this.#for(step));
			case 'case':
				return this.#case(step);
			case 'group':
				return step.isApart ? this.#apart(() => this.run(step.body)) : this.#block(() => this.run(step.body));
			case 'function':
				this.#functions.set(step.name, {...step, isSure: this.#unsure === 0});
				if (step.isHook) {
					this.#hooks.add(step.name);
				}
				return;
			case 'call':
				return this.#call(step.args, step);
			case 'aside':
				return;
			case 'cut':
				throw new TooMuch(step.why);
			default:
				return this.#meaning.event(step, this);
		}
	}

	/** Blocks of fish have their own variables. */
	async #block(body: () => Promise<void>): Promise<void> {
		if (!this.#meaning.isFish) {
			return body();
		}
		const {depth} = this.#scope;
		this.#scope.push('block');
		await body();
		this.#scope.cut(depth);
	}

	async #simple(step: Simple): Promise<void> {
		const name = this.#meaning.nameOf(step, this) ?? '';
		const alias = this.#aliasFor(name, step);
		const called = this.#meaning.isOwnWord(name) ? undefined : this.#functions.get(name);
		if ((alias || called) && this.#calls < mostCalls) {
			this.#calls += 1;
			const isSure = alias?.isSure ?? called?.isSure;
			await this.fork(isSure ? 'yes' : 'unknown', () =>
				alias ? this.#expand(alias, step) : this.#call(step.args, called ?? {body: []}),
			);
			this.#calls -= 1;
			return;
		}
		const isOff = this.#disabled.get(name);
		return isOff === undefined
			? this.#command(step)
			: this.fork(
					isOff ? 'no' : 'unknown',
					() => this.#command(step),
					async () => {
						this.#status = 'unlikely';
					},
				);
	}

	/** Aliases count where they are known when a statement is read, and not in their own text. */
	#aliasFor(name: string, {span}: Simple): Alias | undefined {
		const alias = this.#inAlias.has(name) ? undefined : this.#aliases.get(name);
		const {file, statement} = this.#place;
		const isEarly = file === alias?.place.file && (statement === alias.place.statement || span.start < alias.until);
		return alias && (this.#meaning.isFish || !isEarly) ? alias : undefined;
	}

	/** What is typed behind it belongs to the last command of its text. */
	async #expand({name, text, steps}: Alias, step: Simple): Promise<void> {
		const more = step.words.slice(1).map(({raw}) => raw);
		this.#inAlias.add(name);
		if (steps && more.length === 0) {
			await this.run(steps);
		} else if (text !== undefined) {
			await this.#meaning.evaluates([{kind: 'text', text: [text, ...more].join(' ')}], step, this);
		} else {
			this.#status = 'unknown';
		}
		this.#inAlias.delete(name);
	}

	async #command(step: Simple): Promise<void> {
		const judge = (): Promise<Truth> => this.#judge(step.status);
		const judged = step.isJudgedFirst ? await judge() : undefined;
		for (const effect of step.effects) {
			await this.#effect(effect, step.name !== undefined);
		}
		this.#meaning.runs(step);
		await this.#special(step);
		if (!this.#isOver && (step.special?.kind !== 'eval' || step.special.isPerhaps)) {
			this.#status = judged ?? (await judge());
		}
	}

	/** What is locked keeps what it has: bash passes over a command that would set it, all else is an error. */
	async #effect(effect: ScriptEvent, isCommand: boolean): Promise<void> {
		const sets = effect.kind === 'assignment' && /^(exports|assigns|unsets)$/.test(effect.effect) ? effect : undefined;
		const isOwn = sets?.scope === 'local' && this.isInFunction;
		const isSure = sets && !sets.onlyIf && !isOwn ? this.#locked.get(sets.name) : undefined;
		const act = (): Promise<void> => this.#meaning.event(effect, this);
		if (!sets || isSure === undefined) {
			await act();
		} else {
			this.#meaning.keeps(sets.name);
			const isPassedOver = isCommand && this.#meaning.errorEnds === 'statement';
			await this.fork(
				isSure ? 'yes' : 'unknown',
				async () => (isPassedOver ? undefined : this.#leave('error', isFalse)),
				act,
			);
		}
		if (sets?.locks && !isOwn && !this.#meaning.isLeftOut(effect)) {
			this.#lock([sets.name]);
		}
	}

	#forget({names, what}: Extract<Special, {kind: 'forgets'}>): void {
		for (const name of names ?? this.#aliases.keys()) {
			for (const map of [
				what === 'aliases' ? [] : [this.#functions],
				what === 'functions' ? [] : [this.#aliases],
			].flat()) {
				forget<{readonly isSure: boolean}>(map, name, this.#unsure === 0);
			}
		}
	}

	#lock(names: readonly string[]): void {
		for (const name of names) {
			this.#locked.set(name, this.#unsure === 0 || this.#locked.get(name) === true);
		}
	}

	async #call(args: readonly Parts[], {body, parameters = []}: Callable): Promise<void> {
		await this.#frame('function', async () => {
			const {depth} = this.#scope;
			this.#meaning.enter(args, parameters, this);
			this.#status = 'yes';
			await this.run(body);
			this.#scope.cut(depth);
		});
	}

	async #special(step: Simple): Promise<void> {
		const {special} = step;
		switch (special?.kind) {
			case undefined:
				return;
			case 'leave':
				return this.#leave(special.what, special.value, special.levels);
			case 'fatal':
				return this.#leave('error', isFalse);
			case 'locks':
				return this.#lock(special.names);
			case 'forgets':
				return this.#forget(special);
			case 'alias':
				this.#aliases.set(special.name, {...special, isSure: this.#unsure === 0, place: this.#place});
				return;
			case 'disables':
				for (const name of special.names) {
					if (special.isOn) {
						this.#disabled.delete(name);
					} else {
						this.#disabled.set(name, this.#unsure === 0);
					}
				}
				return;
			case 'hooks':
				this.#hooks.add(special.name);
				return;
			case 'eval': {
				const {steps, text, isPerhaps} = special;
				return this.fork(isPerhaps ? 'unknown' : 'yes', () =>
					steps ? this.contained(steps) : this.#meaning.evaluates(text, step, this),
				);
			}
			default:
				return this.#meaning.special(step, this);
		}
	}

	async #chain(links: Extract<Compound, {kind: 'chain'}>['links']): Promise<void> {
		for (const {when, step} of links) {
			if (this.#isOver) {
				return;
			}
			const truth = when === 'always' ? 'yes' : when === 'and' ? this.#status : opposite(this.#status);
			await this.fork(truth, () => this.#step(step));
		}
	}

	async #if(step: Extract<Compound, {kind: 'if'}>, index: number): Promise<void> {
		const branch = step.branches[index];
		if (!branch) {
			this.#status = this.#meaning.isFish ? this.#status : 'yes';
			return this.#block(() => this.run(step.otherwise));
		}
		await this.run(branch.test);
		if (!this.#isOver) {
			await this.fork(
				this.#status,
				() => this.#block(() => this.run(branch.body)),
				() => this.#if(step, index + 1),
			);
		}
	}

	async #while(step: Extract<Compound, {kind: 'while'}>, turn: number): Promise<void> {
		await this.run(step.test);
		if (this.#isOver) {
			return;
		}
		const found = step.isUntil ? opposite(this.#status) : this.#status;
		const truth = turn >= mostTurns && found !== 'no' ? 'unknown' : found;
		await this.fork(
			truth,
			async () => {
				await this.#frame('turn', () => this.#block(() => this.run(step.body)));
				if (!this.#isOver && truth === 'yes') {
					await this.#while(step, turn + 1);
				}
			},
			async () => {
				this.#status = this.#meaning.isFish && turn > 0 ? this.#status : 'yes';
			},
		);
	}

	async #for(step: Extract<Compound, {kind: 'for'}>): Promise<void> {
		const values = await this.#meaning.each(step, this);
		const {others = []} = step;
		const turn = async (...texts: readonly (string | undefined)[]): Promise<void> => {
			if (!this.#isOver) {
				for (const [at, more] of [{}, ...others].entries()) {
					await this.#meaning.assign({...step, ...more}, texts[at], this);
				}
				await this.#frame('turn', () => this.#block(() => this.run(step.body)));
			}
		};
		if (!values || values.length > (step.isOverFiles ? mostFiles : mostTurns)) {
			return this.fork('unknown', () => turn(undefined));
		}
		this.#status = 'yes';
		for (let at = 0; at < values.length; at += 1 + others.length) {
			await turn(values[at], ...others.map((_, more) => values[at + 1 + more] ?? ''));
		}
	}

	async #case({subject, branches}: Extract<Compound, {kind: 'case'}>): Promise<void> {
		const from = async (index: number): Promise<void> => {
			const branch = branches[index];
			if (!branch) {
				this.#status = 'yes';
				return;
			}
			const test: Test = {
				kind: 'any',
				tests: branch.patterns.map((as) => ({kind: 'same', text: subject, as, isPattern: true})),
			};
			const truth = await this.#judge(test);
			await this.fork(
				truth,
				async () => {
					this.#status = 'yes';
					for (let at = index; at < branches.length && !this.#isOver; at += 1) {
						const one = branches[at];
						await this.#block(() => this.run(one?.body ?? []));
						if (one?.goesOn === 'pattern') {
							return from(at + 1);
						}
						if (one?.goesOn !== 'body') {
							return;
						}
					}
				},
				() => from(index + 1),
			);
		};
		return from(0);
	}
}

/** `isSure` false: it may be gone. */
function forget<Known extends {readonly isSure: boolean}>(
	map: Map<string, Known>,
	name: string,
	isSure: boolean,
): void {
	const known = map.get(name);
	if (known && !isSure) {
		map.set(name, {...known, isSure: false});
	} else {
		map.delete(name);
	}
}

function merged(statuses: readonly Truth[]): Truth {
	const [first = 'unknown', ...rest] = statuses;
	return rest.every((status) => status === first) ? first : 'unknown';
}

function weakened(truth: Truth): Truth {
	return truth === 'yes' ? 'likely' : truth === 'no' ? 'unlikely' : truth;
}
