// The variables of a shell while its scripts are followed: what an assignment, an export, an unset make of what was there.
import type {Host} from '../../core/host.js';
import type {ConditionGrounds} from './conditions.js';
import type {Evaluator, Meaning} from './evaluator.js';
import {initialOf} from './initial.js';
import {fileOf, outputOf} from './output.js';
import {ProgramLookup} from './programs.js';
import {type Possible, type PossibleValues, possibleValue, unset} from './scope.js';
import {
	type AssignmentEvent,
	allWords,
	type Compound,
	filled,
	mostInside,
	nobody,
	type Parts,
	type ScriptEvent,
	type ScriptStep,
	type Simple,
	type Test,
	top,
} from './script.js';
import {amongst, type Truth, truthOf} from './truth.js';
import {type Text, textsOf, unknownText} from './values.js';

/** The line that gave a variable what it has; it is told when programs get that. */
export type ExportObserver = {isExported(isOn: boolean): void};

export type ModelOptions = {
	readonly host: Host;
	readonly shell: string;
	readonly isInteractive: boolean;
	/** Names that are looked for: that nothing has set them yet is likely, no more. */
	readonly isOfInterest: (name: string) => boolean;
	readonly kindAt: (path: string) => ReturnType<ConditionGrounds['kindAt']>;
	/** An event that isn't about variables alone, or that is to be kept. */
	readonly event: (event: ScriptEvent) => Promise<void>;
	readonly isLeftOut: (event: ScriptEvent) => boolean;
	/** A command is run with the variables as they are now. */
	readonly runs: (step: Simple) => void;
	/** The files that fit patterns; undefined: that can't be told. */
	readonly filesOf: (patterns: readonly Parts[]) => Promise<readonly string[] | undefined>;
	readonly parse: (text: string) => readonly ScriptStep[];
	/** The steps of a text that a command evaluates; what they do is done by this command. Of a text that can't be told: what it may do. */
	readonly inside: (text: string | undefined, command: Simple, words: Parts) => Promise<readonly ScriptStep[]>;
};

export class Model implements Meaning<ExportObserver> {
	readonly #options: ModelOptions;
	readonly isFish: boolean;
	readonly errorEnds: Meaning<ExportObserver>['errorEnds'];
	/** In how many texts of `eval` it is. */
	#evals = 0;
	readonly #programs: ProgramLookup;
	allExport = false;
	/** Names that stand for others. */
	readonly #standing = new Map<string, {readonly name: string | undefined; readonly isChanged: boolean}>();
	/** The variables that are looked for whose values have decided about what the scripts do. */
	readonly asked = new Set<string>();

	constructor(options: ModelOptions) {
		this.#options = options;
		this.#programs = new ProgramLookup(options);
		this.isFish = options.shell === 'fish';
		this.errorEnds = options.shell === 'bash' ? 'statement' : options.shell === 'sh' ? 'all' : 'file';
	}

	async event(event: ScriptEvent): Promise<void> {
		return this.#options.event(event);
	}

	isOwnWord(name: string): boolean {
		return this.#options.shell === 'zsh' && /^(declare|export|float|integer|local|readonly|typeset)$/.test(name);
	}

	isLeftOut(event: ScriptEvent): boolean {
		return this.#options.isLeftOut(event);
	}

	runs(step: Simple): void {
		this.#options.runs(step);
	}

	keeps(name: string): void {
		this.#ask(name);
	}

	/** `isValue`: what this process has counts, as long as no script says anything else. */
	get(name: string, run: Evaluator<ExportObserver>, isValue = false): PossibleValues<ExportObserver> {
		if (name === '?') {
			const text = run.status === 'yes' ? '0' : undefined;
			return [possibleValue<ExportObserver>(text, {isFilled: true})];
		}
		return run.scope.get(name, () => this.#initial(name, isValue));
	}

	/** Where no script has touched it. */
	#initial(name: string, isValue = false): PossibleValues<ExportObserver> {
		const {host, shell, isInteractive, isOfInterest} = this.#options;
		const known = initialOf<ExportObserver>(name, shell, host, isInteractive);
		if (known) {
			return [known];
		}
		const none = unset<ExportObserver>({count: this.isFish ? 0 : 1});
		const inherited = host.environment[name];
		if (isOfInterest(name)) {
			// What this process has may be what these very files have set.
			return isValue && inherited !== undefined
				? [possibleValue<ExportObserver>(inherited, {isExported: true})]
				: [none, possibleValue<ExportObserver>(undefined, {isExported: true, isLikely: false})];
		}
		return inherited === undefined
			? [none]
			: [possibleValue<ExportObserver>(inherited, {isExported: true}), {...none, isLikely: false}];
	}

	/** `isScript`: it is evaluated, so blanks are kept. */
	texts(
		parts: Parts,
		run: Evaluator<ExportObserver>,
		isTest: boolean,
		self?: string,
		isScript = false,
	): readonly Text[] {
		return textsOf(parts, {
			get: (name) => {
				this.#ask(name);
				return this.get(name, run, !isTest && name !== self);
			},
			output: (script) => {
				const {parse, host} = this.#options;
				const text = outputOf(script, parse, (words) => this.text(words, run), host, this.isFish || isScript);
				return isScript || !text?.includes('\n') ? text : undefined;
			},
			isTest,
		});
	}

	/** The text of a word, where there is one answer. */
	text(parts: Parts, run: Evaluator<ExportObserver>, isScript = false): string | undefined {
		const likely = this.texts(parts, run, false, undefined, isScript).filter(({isLikely}) => isLikely);
		return likely.every(({text}) => text === likely[0]?.text) ? likely[0]?.text : undefined;
	}

	grounds(run: Evaluator<ExportObserver>): ConditionGrounds {
		const find = this.#finder(run);
		return {
			texts: (parts) => this.texts(parts, run, true),
			isInteractive: this.#options.isInteractive,
			last: async () => run.status,
			isSet: (name, test) => {
				this.#ask(name);
				return this.#isSet(name, test, run);
			},
			kindAt: this.#options.kindAt,
			program: find,
			// One that is there may come to anything.
			command: async (name) => {
				const found = await find(name, false);
				return found === 'unlikely' || found === 'no' ? found : 'unknown';
			},
		};
	}

	#ask(name: string): void {
		if (this.#options.isOfInterest(name)) {
			this.asked.add(name);
		}
	}

	#isSet(name: string, {scope}: Extract<Test, {kind: 'set'}>, run: Evaluator<ExportObserver>): Truth {
		const layer = scope === undefined ? undefined : this.#layerOf(scope, run);
		const there = layer === undefined ? this.get(name, run) : (run.scope.at(name, layer) ?? []);
		return there.length === 0
			? 'no'
			: amongst(there.map(({is, isLikely}) => ({truth: truthOf(is === 'set'), isLikely})));
	}

	#finder(run: Evaluator<ExportObserver>): (name: string, isFile: boolean) => Promise<Truth> {
		return async (name, isFile) => {
			const paths = this.texts([{kind: 'variable', name: 'PATH', isQuoted: true}], run, false).map(({text}) => text);
			return this.#programs.find(name, {isFile, paths, isFunction: run.isFunction(name)});
		};
	}

	#layerOf(scope: NonNullable<AssignmentEvent['scope']>, run: Evaluator<ExportObserver>): number {
		if (scope === 'local') {
			return this.isFish ? run.scope.indexOf('innermost') : run.scope.indexOf('function');
		}
		return run.scope.indexOf(scope);
	}

	#target(name: string, scope: AssignmentEvent['scope'], run: Evaluator<ExportObserver>): number {
		return scope === undefined
			? (run.scope.nearest(name) ?? run.scope.indexOf(this.isFish && run.isInFunction ? 'function' : 'global'))
			: this.#layerOf(scope, run);
	}

	/** What the variable is from here on. Returns what this line may have given it. */
	assignTo(event: AssignmentEvent, by: ExportObserver, run: Evaluator<ExportObserver>): readonly Text[] {
		const {name, scope, effect} = event;
		const index = this.#target(name, scope, run);
		const before = this.#seen(name, event.isByFunction, run);
		if (effect === 'unsets') {
			this.#unset(event, by, run);
			return [];
		}
		const texts = this.#valuesOf(event, run);
		const there = run.scope.at(name, index) ?? (index <= 1 ? this.#initial(name) : []);
		const possible = (
			one: Possible<ExportObserver> | undefined,
			{text, isFilled, count, isLikely}: Text,
		): Possible<ExportObserver> => ({
			...possibleValue<ExportObserver>(text, {isFilled, count, by}),
			isExported: event.isUnexported
				? false
				: effect === 'exports' || this.allExport || (event.keepsExport === true && (one?.isExported ?? false)),
			isLikely: isLikely && (one?.isLikely ?? true),
			...(event.isBare && {isBare: true}),
		});
		if (event.onlyIf !== undefined) {
			const next = before.flatMap((one) => {
				const isKept = one.is === 'set' && (event.onlyIf !== 'blank' || one.isFilled || one.text === undefined);
				const isSure = !isKept || event.onlyIf !== 'blank' || one.isFilled;
				return [...(isKept ? [one] : []), ...(isKept && isSure ? [] : texts.map((text) => possible(one, text)))];
			});
			run.scope.set(name, index, next);
		} else if (event.joins) {
			const next = before.flatMap((one) => texts.map((text) => possible(one, this.#appended(one, text, event))));
			run.scope.set(name, index, next);
		} else {
			// Whether it is exported hangs on what it was, its text doesn't.
			const exported = this.isFish && scope === undefined ? before : there;
			const kinds = event.keepsExport && exported.length > 0 ? exported : [undefined];
			run.scope.set(
				name,
				index,
				kinds.flatMap((one) => texts.map((text) => possible(one, text))),
			);
		}
		this.#tell(name, by, run);
		return texts;
	}

	#seen(name: string, isByFunction = false, run: Evaluator<ExportObserver>): PossibleValues<ExportObserver> {
		const get = (): PossibleValues<ExportObserver> => this.get(name, run);
		return isByFunction ? run.scope.fromFunction(get) : get();
	}

	#valuesOf({name, value, values, isPath}: AssignmentEvent, run: Evaluator<ExportObserver>): readonly Text[] {
		if (!values) {
			return this.texts(value, run, false, name);
		}
		return this.#listOf(values, isPath || /PATH$/.test(name) ? ':' : ' ', run, name);
	}

	#listOf(values: readonly Parts[], separator: string, run: Evaluator<ExportObserver>, self?: string): readonly Text[] {
		let texts: readonly Text[] = [{text: '', isFilled: false, count: 0, isLikely: true}];
		for (const one of values) {
			const next = this.texts(one, run, false, self);
			texts = texts.flatMap((before) => next.map((text) => this.#listed(before, text, separator))).slice(0, 8);
		}
		return texts;
	}

	#listed(one: Text, other: Text, separator: string): Text {
		if (one.count === 0 || other.count === 0) {
			return {...(one.count === 0 ? other : one), isLikely: one.isLikely && other.isLikely};
		}
		const isKnown = one.text !== undefined && other.text !== undefined;
		return {
			text: isKnown ? `${one.text}${separator}${other.text}` : undefined,
			isFilled: true,
			count: one.count + other.count,
			isLikely: one.isLikely && other.isLikely,
		};
	}

	#appended(one: Possible<ExportObserver>, text: Text, {joins, values, name}: AssignmentEvent): Text {
		const old: Text = one.is === 'set' ? one : {text: '', isFilled: false, count: values ? 0 : 1, isLikely: true};
		const [first, second] = joins === 'append' ? [old, text] : [text, old];
		if (values) {
			return this.#listed(first, second, /PATH$/.test(name) ? ':' : ' ');
		}
		return {
			text: first.text === undefined || second.text === undefined ? undefined : first.text + second.text,
			isFilled: first.isFilled || second.isFilled,
			count: 1,
			isLikely: text.isLikely,
		};
	}

	#unset({name, scope}: AssignmentEvent, by: ExportObserver, run: Evaluator<ExportObserver>): void {
		const none = unset<ExportObserver>({by, count: this.isFish ? 0 : 1});
		const index = scope === undefined ? (run.scope.nearest(name) ?? 1) : this.#layerOf(scope, run);
		// In fish what lies below comes to light, now or when it is set later.
		run.scope.set(name, index, [this.isFish && index > 0 ? {...none, is: 'absent'} : none]);
		if (this.isFish && index === 1 && !run.scope.at(name, 0)) {
			run.scope.set(name, 0, [none]);
		}
	}

	/** A command of zsh was given it: from then on what was only declared goes out. */
	wake(name: string, run: Evaluator<ExportObserver>): void {
		if (this.get(name, run).some(({isBare}) => isBare)) {
			this.export(name, true, run);
		}
	}

	export(name: string, isOn: boolean, run: Evaluator<ExportObserver>): void {
		const index = this.isFish ? 1 : (run.scope.nearest(name) ?? 1);
		const variable = this.isFish ? this.#seen(name, true, run) : (run.scope.at(name, index) ?? this.#initial(name));
		run.scope.set(
			name,
			index,
			variable.map((one) => (one.is === 'absent' ? one : {...one, isExported: isOn, isBare: false})),
		);
		for (const one of variable) {
			one.by?.isExported(isOn);
		}
	}

	#tell(name: string, by: ExportObserver, run: Evaluator<ExportObserver>): void {
		if (this.get(name, run).some((one) => one.by === by && one.isExported && !one.isBare && one.isLikely)) {
			by.isExported(true);
		}
	}

	/** What programs get. In fish a global variable that isn't exported doesn't hide a universal one that is. */
	exported(name: string, run: Evaluator<ExportObserver>): PossibleValues<ExportObserver> {
		const all = this.get(name, run);
		const universal = this.isFish ? run.scope.at(name, 0)?.filter(({is}) => is === 'set') : undefined;
		return universal && universal.length > 0
			? all.flatMap((one) => (one.isExported && one.is === 'set' ? [one] : universal))
			: all;
	}

	async each(
		{values, isOverFiles}: Extract<Compound, {kind: 'for'}>,
		run: Evaluator<ExportObserver>,
	): Promise<readonly (string | undefined)[] | undefined> {
		if (isOverFiles) {
			return this.#options.filesOf(values ?? []);
		}
		const found: (string | undefined)[] = [];
		for (const parts of values ?? []) {
			const texts = this.texts(parts, run, true);
			const [only] = texts;
			const isGone = only?.count === 0 || (only?.text === '' && this.#isSplit(parts));
			if (texts.length !== 1 || only?.text === undefined || (!isGone && !this.#isOneWord(parts, only, run))) {
				return undefined;
			}
			if (!isGone) {
				found.push(only.text);
			}
		}
		return values ? found : undefined;
	}

	#isSplit(parts: Parts): boolean {
		return !this.isFish && parts.some((part) => part.kind !== 'text' && !part.isQuoted);
	}

	/** Whether it is taken for one word, and not for none or several. */
	#isOneWord(parts: Parts, {text, count}: Text, run: Evaluator<ExportObserver>): boolean {
		const isBare = parts.some((part) => part.kind !== 'text' && !part.isQuoted);
		const isPattern = parts.some((part) => part.kind === 'text' && !part.isQuoted && /[*?[{]/.test(part.text));
		const isCut = this.#isSplit(parts) && (text === '' || this.get('IFS', run).some(({is}) => is === 'set'));
		return count === 1 && !isPattern && !isCut && !(isBare && /[\s*?[]/.test(text ?? ' '));
	}

	async assign(
		{name, nameSpan}: Extract<Compound, {kind: 'for'}>,
		text: string | undefined,
		run: Evaluator<ExportObserver>,
	): Promise<void> {
		if (nameSpan && this.#options.isOfInterest(name)) {
			const value: Parts = [text === undefined ? {kind: 'computed'} : {kind: 'text', text}];
			return this.event(filled(name, nameSpan, {statement: nameSpan, leave: nobody}, {value}));
		}
		const index = this.isFish ? run.scope.indexOf('innermost') : this.#target(name, undefined, run);
		const isExported = run.scope.at(name, index)?.some((one) => one.isExported) ?? false;
		run.scope.set(name, index, [possibleValue<ExportObserver>(text, {isExported})]);
	}

	async special(step: Simple, run: Evaluator<ExportObserver>): Promise<void> {
		const {special} = step;
		if (special?.kind === 'sets') {
			this.allExport = special.isExporting ?? this.allExport;
			if (special.given) {
				this.#giveAll(special.given, (name) => this.#target(name, undefined, run), run);
			}
		} else if (special?.kind === 'hides') {
			for (const name of special.names) {
				if (run.isInFunction) {
					run.scope.set(name, run.scope.indexOf('function'), [
						unset<ExportObserver>({by: {isExported() {}}, count: 1}),
					]);
				}
			}
		} else if (special?.kind === 'stands') {
			this.#standing.set(special.name, {name: this.text(special.for, run), isChanged: special.isChanged});
		}
	}

	async evaluates(parts: Parts, step: Simple, run: Evaluator<ExportObserver>): Promise<void> {
		if (this.#evals >= mostInside) {
			run.status = 'unknown';
			return;
		}
		this.#evals += 1;
		try {
			const file = fileOf(parts, this.#options.parse);
			if (file) {
				return await this.#options.event({kind: 'source', path: file, context: top, start: step.span.start});
			}
			const text = this.text(parts, run, true);
			await run.contained(await this.#options.inside(text, step, parts));
			run.status = text === undefined ? 'unknown' : run.status;
		} finally {
			this.#evals -= 1;
		}
	}

	/** What an event is about, where its name stands for another one. */
	meant<Event extends ScriptEvent>(event: Event): Event | undefined {
		const found = event.kind === 'assignment' || event.kind === 'export' ? this.#standing.get(event.name) : undefined;
		return found && found.name !== undefined
			? {...event, name: found.name, ...(found.isChanged && {value: [{kind: 'computed'}], values: undefined})}
			: undefined;
	}

	nameOf(step: Simple, run: Evaluator<ExportObserver>): string | undefined {
		return step.name && this.text(step.name, run);
	}

	enter(args: readonly Parts[], parameters: readonly string[], run: Evaluator<ExportObserver>): void {
		run.scope.push('function');
		const index = run.scope.indexOf('function');
		if (!this.isFish) {
			this.#giveAll(args, () => index, run);
			return;
		}
		this.#give('argv', index, this.#listOf(args, ' ', run), run);
		for (const [at, parts] of args.entries()) {
			this.#give(`argv[${at + 1}]`, index, this.texts(parts, run, false), run);
		}
		for (const [at, name] of parameters.entries()) {
			const parts = args[at];
			this.#give(name, index, parts && this.texts(parts, run, false), run);
		}
	}

	/** `$1` and so on: behind a word that may be none or several nothing can be told. */
	#giveAll(args: readonly Parts[], indexOf: (name: string) => number, run: Evaluator<ExportObserver>): void {
		const all = args.map((parts) => this.texts(parts, run, false));
		const open = args.findIndex((parts, at) => !all[at]?.every((text) => this.#isOneWord(parts, text, run)));
		for (const [at, name] of positional.entries()) {
			this.#give(name, indexOf(name), open >= 0 && at >= open ? [unknownText] : all[at], run);
		}
		const words = all.map((texts) => (texts.length === 1 ? texts[0]?.text : undefined));
		const isKnown = open < 0 && words.every((text) => text !== undefined);
		const joined = words.map((text) => `'${text?.replaceAll("'", "'\\''")}'`).join(' ');
		this.#give(allWords, indexOf(allWords), [isKnown ? {...unknownText, text: joined} : unknownText], run);
	}

	#give(name: string, index: number, texts: readonly Text[] | undefined, run: Evaluator<ExportObserver>): void {
		const none = [unset<ExportObserver>({by: {isExported() {}}, count: this.isFish ? 0 : 1})];
		run.scope.set(name, index, texts?.map((text) => possibleValue<ExportObserver>(text.text, text)) ?? none);
	}
}

const positional = ['1', '2', '3', '4', '5', '6', '7', '8', '9'];
