// Reads scripts as a shell would, one after the other and what they source: which variables a new process ends up with, and who said so.
import type {Host, TextFile} from '../../core/host.js';
import {isOfInterest} from '../../core/near-names.js';
import type {Assignment, AssignmentSyntax, LookedAt} from '../../core/readings.js';
import type {OwnNames} from '../own-names.js';
import type {ConditionGrounds} from './conditions.js';
import {ScriptDisk} from './disk.js';
import {argumentsIn, doneBy, maybeSet, wordsIn} from './evaluated.js';
import {Evaluator} from './evaluator.js';
import {Lines} from './lines.js';
import {type ExportObserver, Model} from './model.js';
import {longestOutput} from './output.js';
import {assignmentsIn, type FileRecord, LineRecord, markBareExports} from './records.js';
import {scannerOn} from './returns.js';
import {
	type AssignmentEvent,
	assignmentEvents,
	childrenOf,
	eventsOf,
	isEvent,
	type Parts,
	type Scanner,
	type ScriptEvent,
	type ScriptStep,
	type Simple,
} from './script.js';
import {opposite} from './truth.js';

export type ReadOptions<Tag extends object> = {
	readonly scan: Scanner;
	readonly syntax: AssignmentSyntax;
	/** Its short name, for conditions. */
	readonly shell?: string;
	/** Added to every assignment. */
	readonly tag: Tag;
	/** A missing file isn't mentioned. */
	readonly isOptional?: boolean;
	/** Files that are read later anyway: not from within a condition. */
	readonly later?: ReadonlySet<string>;
	/** Commands that mean something here, and what they do. */
	readonly commands?: Readonly<
		Record<string, (args: readonly (string | undefined)[], read: FileReading<Tag>) => Promise<void>>
	>;
};

/** One file that is being read. */
export type FileReading<Tag extends object> = {
	readonly path: string;
	readonly depth: number;
	readonly options: ReadOptions<Tag>;
	/** What it is read by. */
	readonly from?: {readonly record: FileRecord<Tag>; readonly at: number};
};

/** `gone`: these lines do nothing. `found`: those that are met only now. */
type Without<Tag extends object> = {
	readonly gone: ReadonlySet<LineRecord<Tag>>;
	readonly found: Set<LineRecord<Tag>>;
};

type Typed<Tag extends object> = {
	readonly program: RegExp;
	readonly setBy: Map<LineRecord<Tag>, ExportObserver>;
	readonly given: Set<LineRecord<Tag>>;
};

/** How often all is followed again. */
const mostTurns = 20;
const mostFiles = 60;
const mostDepth = 3;
const mostRuns = 6;
/** Files that one command filters. */
const mostNamed = 8;
const mostNames = 50;
const largestFile = 1024 * 1024;
const largestSourced = 256 * 1024;

export class ScriptReader<Tag extends object> {
	readonly files: LookedAt[] = [];
	readonly #host: Host;
	readonly #disk: ScriptDisk;
	readonly #shell: string;
	readonly #isInteractive: boolean;
	readonly #seen: Set<string>;
	readonly #own: OwnNames;
	#model: Model;
	#run: Evaluator<ExportObserver>;
	/** Files of this reader by path, and every event's file. */
	readonly #records = new Map<string, FileRecord<Tag>>();
	/** Those that no other one reads. */
	readonly #opened: {readonly record: FileRecord<Tag>; readonly reading: FileReading<Tag>}[] = [];
	/** Where each event and each command stands. */
	readonly #home = new Map<ScriptStep, FileRecord<Tag>>();
	/** By path: the names in a file. */
	readonly #named = new Map<string, readonly string[]>();
	readonly #inputs = new Map<string, readonly string[]>();
	#reading: FileReading<Tag> | undefined;
	#record: FileRecord<Tag> | undefined;
	/** What is followed once more, without the lines that set a variable. */
	#without: Without<Tag> | undefined;
	/** A command that is typed is followed, up to a program: the lines that set something on the way, and those whose doing the program gets. */
	#typed: Typed<Tag> | undefined;
	/** The names that each command has set which evaluates a text. */
	readonly #evaluated = new Map<Simple, Set<string>>();

	/** `seen`: paths that were read before are left out. */
	constructor(
		host: Host,
		folder: string,
		own: OwnNames = new Map(),
		seen: Set<string> = new Set(),
		shell: string = 'bash',
		isInteractive = true,
	) {
		this.#host = host;
		this.#own = own;
		this.#disk = new ScriptDisk(host, folder);
		this.#seen = seen;
		this.#shell = shell;
		this.#isInteractive = isInteractive;
		this.#model = this.#newModel();
		this.#run = new Evaluator<ExportObserver>(this.#model);
	}

	#newModel(): Model {
		return new Model({
			host: this.#host,
			shell: this.#shell,
			isInteractive: this.#isInteractive,
			isOfInterest: (name) => isOfInterest(name, this.#own),
			kindAt: (path) => this.#disk.kindAt(path),
			event: (event) => this.#event(event),
			isLeftOut: (event) => this.#isLeftOut(event),
			runs: (step) => this.#runs(step),
			parse: (text) => this.#parse(text),
			inside: (text, command, words) => this.#inside(text, command, words),
			filesOf: (patterns) => this.#disk.filesOf(patterns.map((pattern) => this.#patternOf(pattern))),
		});
	}

	/** Reads a file and what it sources; false if there is nothing to read. */
	async read(path: string, options: ReadOptions<Tag>): Promise<boolean> {
		return this.include(path, {path, depth: 0, options});
	}

	/** A file that another one reads. */
	async include(path: string, from: FileReading<Tag>): Promise<boolean> {
		const isLater = this.#run.reach !== 'top' && from.options.later?.has(path);
		if (isLater || from.depth > mostDepth) {
			return false;
		}
		const known = this.#records.get(path);
		if (known && from.depth > 0 && known.runs < mostRuns) {
			await this.#follow(known, from);
			return true;
		}
		if (this.#seen.has(path) || this.files.length >= mostFiles) {
			return false;
		}
		this.#seen.add(path);
		const file = await this.#host.files.readText(path, {limit: from.depth === 0 ? largestFile : largestSourced});
		if (!file.ok) {
			const isMissing = file.reason === 'missing' || file.reason === 'dangling';
			if (!isMissing || (from.depth === 0 && !from.options.isOptional)) {
				this.files.push({path, state: isMissing ? 'missing' : 'unreadable', detail: file.detail});
			}
			return false;
		}
		const record = this.#open(path, file, from);
		await this.#follow(record, from);
		this.#close(record);
		if (!from.from) {
			this.#opened.push({record, reading: from});
		}
		return true;
	}

	/** A path as the scripts mean it. */
	locate(path: string): string {
		return this.#disk.locate(path);
	}

	/** A value as far as it is known here, for paths and arguments. */
	text(parts: Parts): string | undefined {
		return this.#model.text(parts, this.#run);
	}

	/** What a new process gets, and the line that says so; `conditional` where that isn't sure. */
	inForce(name: string): (Assignment & Tag) | undefined {
		const all = this.#model.exported(name, this.#run);
		const isGiven = (one: (typeof all)[number]): boolean => one.is === 'set' && one.isExported && !one.isBare;
		const found = all.find((one) => one.isLikely && isGiven(one) && one.by instanceof LineRecord);
		if (!(found?.by instanceof LineRecord)) {
			return undefined;
		}
		const isSure = all.every((one) => isGiven(one) && one.text === found.text) && this.#run.cut === undefined;
		return found.by.inForce(found.text, isSure);
	}

	/** What an alias or a function of this name, typed at the end, changes for the program, against what this process has. */
	async changedFor(name: string, program: RegExp): Promise<readonly (Assignment & Tag)[]> {
		const [model, run] = [this.#model, this.#run];
		const last = this.#opened.findLast(({reading}) => reading.options.shell !== undefined);
		if (!last || run.isFunction(name) === 'no') {
			return [];
		}
		await this.#followWithout({gone: new Set(), found: new Set()});
		const given = new Set<LineRecord<Tag>>();
		this.#typed = {program, setBy: new Map(), given};
		[this.#reading, this.#record] = [last.reading, last.record];
		await this.#run.file(this.#parse(name));
		[this.#model, this.#run] = [model, run];
		[this.#without, this.#typed, this.#reading, this.#record] = [undefined, undefined, undefined, undefined];
		return [...given].map(({assignment}) => assignment).filter((one) => isOfInterest(one.name, this.#own));
	}

	/** A command is run, with what it alone gets. Where it can't be told which, it may be the program that is waited for. */
	#runs({name, args, effects}: Simple): void {
		const [called, ...words] = name ? [name, ...args].map((parts) => this.text(parts)) : [''];
		const isIt = (word: string | undefined): boolean => this.#typed?.program.test(word ?? '') === true;
		if (!this.#typed || !(called === undefined || isIt(called) || words.some(isIt)) || !this.#run.scope.isLikely) {
			return;
		}
		const {setBy, given} = this.#typed;
		const {environment} = this.#host;
		const own = new Set<string>();
		for (const event of effects) {
			const record = this.#home.get(event) ?? this.#record;
			if (record && event.kind === 'assignment' && event.context.reach === 'function') {
				own.add(event.name);
				if (this.text(event.value) !== environment[event.name]) {
					given.add(this.#line(event, record));
				}
			}
		}
		for (const [line, by] of setBy) {
			const had = environment[line.assignment.name];
			const values = this.#model.get(line.assignment.name, this.#run).filter((one) => one.by === by && one.isLikely);
			// What this process has of it is exported in the shell, too.
			const isOther = values.some(({is, isExported, text}) =>
				is === 'set' ? (isExported || had !== undefined) && text !== had : had !== undefined,
			);
			if (isOther && !own.has(line.assignment.name)) {
				given.add(line);
			}
		}
	}

	#open(path: string, file: TextFile, {options, from}: FileReading<Tag>): FileRecord<Tag> {
		const {scan, shell, commands = {}, syntax, tag} = options;
		const steps = scannerOn(this.#host.platform, scan)(file.text, {
			commands: new Set(Object.keys(commands)),
			...(shell === undefined ? {} : {shell}),
		});
		const lines = new Lines(file.text);
		const record: FileRecord<Tag> = {
			path,
			file,
			lines,
			steps,
			syntax,
			tag,
			lineRecords: new Map(),
			sourced: [],
			runs: 0,
		};
		this.#settle(steps, record);
		this.#records.set(path, record);
		from?.record.sourced.push({at: from.at, record});
		this.files.push({path, state: 'read'});
		return record;
	}

	#settle(steps: readonly ScriptStep[], record: FileRecord<Tag>): void {
		for (const step of steps) {
			if (isEvent(step) || step.kind === 'simple') {
				this.#home.set(step, record);
			}
			this.#settle(childrenOf(step), record);
		}
	}

	async #follow(record: FileRecord<Tag>, reading: FileReading<Tag>): Promise<void> {
		const [before, outer] = [this.#reading, this.#record];
		const cut = this.#run.cut;
		this.#reading = {...reading, path: record.path, depth: reading.depth + 1};
		this.#record = record;
		record.runs += 1;
		await this.#run.file(record.steps);
		this.#reading = before;
		this.#record = outer;
		if (this.#run.cut !== cut && !this.#without) {
			const detail = `not read to its end: ${this.#run.cut}`;
			this.files.push({path: record.path, state: 'unreadable', detail});
		}
	}

	/** Lines that nothing led to are told too. */
	#close(record: FileRecord<Tag>): void {
		for (const event of eventsOf(record.steps)) {
			if (event.kind === 'assignment') {
				this.#line(event, record);
			}
		}
	}

	/** At the end: every line in the order of reading, and what goes with the last that sets a variable. What was followed is let go. */
	async assignments(): Promise<readonly (Assignment & Tag)[]> {
		await this.#lookFurther();
		const records = [...this.#records.values()];
		markBareExports(records);
		this.#home.clear();
		for (const record of records) {
			record.steps = [];
		}
		return this.#opened.flatMap(({record}) => assignmentsIn(record));
	}

	/**
	 * What sets a variable once the lines that set it now are gone is one of them: all is followed again without them, until nothing
	 * is found any more. Only where the scripts themselves use its value, or lock it, can that be.
	 */
	async #lookFurther(): Promise<void> {
		const [model, run] = [this.#model, this.#run];
		let turns = mostTurns;
		for (const name of model.asked) {
			let gone: ReadonlySet<LineRecord<Tag>> = new Set();
			for (;;) {
				const lines = this.#lines.filter((line) => line.assignment.name === name && line.isSetter);
				if (lines.length === gone.size || turns === 0) {
					break;
				}
				turns -= 1;
				gone = new Set(lines);
				await this.#followWithout({gone, found: new Set()});
			}
		}
		[this.#model, this.#run, this.#without] = [model, run, undefined];
	}

	async #followWithout(without: Without<Tag>): Promise<void> {
		this.#without = without;
		this.#model = this.#newModel();
		this.#run = new Evaluator<ExportObserver>(this.#model);
		for (const record of this.#records.values()) {
			record.runs = 0;
		}
		for (const {record, reading} of this.#opened) {
			await this.#follow(record, reading);
		}
	}

	get #lines(): readonly LineRecord<Tag>[] {
		return [...this.#records.values()].flatMap(({lineRecords}) => [...lineRecords.values()]);
	}

	#line(event: AssignmentEvent, record: FileRecord<Tag>): LineRecord<Tag> {
		const key = [event.effect, event.name, event.nameSpan.start].join(' ');
		const known = record.lineRecords.get(key);
		if (known) {
			return known;
		}
		const as = this.#own.get(event.name) ?? event.name;
		const line = new LineRecord<Tag>(event, record, as);
		if (isOfInterest(event.name, this.#own)) {
			record.lineRecords.set(key, line);
		}
		return line;
	}

	#parse(text: string): readonly ScriptStep[] {
		const {options} = this.#reading ?? {};
		return options?.scan(text, options.shell === undefined ? {} : {shell: options.shell}) ?? [];
	}

	async #inside(text: string | undefined, given: Simple, words: Parts): Promise<readonly ScriptStep[]> {
		// What is typed stands nowhere: the alias does.
		const isTyped = this.#typed !== undefined && !this.#home.has(given);
		const defined = isTyped ? this.#run.definitionOf(this.#model.nameOf(given, this.#run) ?? '') : undefined;
		const command = defined && !isEvent(defined) && defined.kind === 'simple' ? defined : given;
		const {span, special} = command;
		const record = this.#home.get(command) ?? this.#record;
		// Of names that can't be told those count that this process has, or that stand in the file.
		const isAnyName = special?.kind === 'eval' && special.isAnyName;
		const more = isAnyName ? [...Object.keys(this.#host.environment), ...this.#namesOf(record)] : [];
		let steps =
			text === undefined
				? maybeSet(words, span, (name) => isOfInterest(name, this.#own), [
						...more,
						...(await this.#namesFrom(words, record)),
					])
				: doneBy(this.#parse(text), span, this.#model.isFish ? 'true' : ':');
		if (record) {
			const names = this.#evaluated.get(command) ?? new Set();
			this.#evaluated.set(command, names);
			for (const {name} of assignmentEvents(steps)) {
				names.add(name);
			}
			if (names.size > 1) {
				// In a loop it is another one each time.
				const lines = [...record.lineRecords.values()].filter(({at}) => at === span.start);
				steps = doneBy(steps, span, undefined);
				for (const line of lines) {
					line.stay();
				}
			}
			this.#settle(steps, record);
		}
		return steps;
	}

	#namesOf(record: FileRecord<Tag> | undefined): readonly string[] {
		const known = record && (this.#named.get(record.path) ?? this.#interesting(record.file.text));
		if (record && known) {
			this.#named.set(record.path, known);
		}
		return known ?? [];
	}

	#interesting(text: string): readonly string[] {
		return wordsIn(text)
			.filter((name) => isOfInterest(name, this.#own))
			.slice(0, mostNames);
	}

	/** Commands that print what a file reads by `<`. */
	#inputsOf({path, file}: FileRecord<Tag>): readonly string[] {
		const read = (): readonly string[] =>
			[...file.text.matchAll(/(?<!<)<[ \t]*([\w~$"./{}-]{1,200})/g)].slice(0, mostNamed).map(([, one]) => `cat ${one}`);
		const commands = this.#inputs.get(path) ?? read();
		this.#inputs.set(path, commands);
		return commands;
	}

	/** Names that stand in the files which commands in words are given. */
	async #namesFrom(words: Parts, record: FileRecord<Tag> | undefined): Promise<readonly string[]> {
		const scripts = words.flatMap((part) =>
			part.kind === 'computed' && part.script && part.script.length <= longestOutput ? [part.script] : [],
		);
		// What can't be told may be read from any file that this one reads.
		const read = scripts.length === 0 && record ? this.#inputsOf(record) : [];
		const args = [...scripts, ...read].flatMap((script) => argumentsIn(this.#parse(script)));
		const paths = new Set(args.flatMap((parts) => this.text(parts) ?? []).filter((path) => /[/.]/.test(path)));
		const found: string[] = [];
		for (const path of [...paths].slice(0, mostNamed)) {
			const place = this.locate(path);
			if (!this.#named.has(place) && this.#named.size < mostFiles) {
				const isFile = (await this.#disk.kindAt(place)) === 'file';
				const file = isFile ? await this.#host.files.readText(place, {limit: largestSourced}) : undefined;
				this.#named.set(place, file?.ok ? this.#interesting(file.text) : []);
			}
			found.push(...(this.#named.get(place) ?? []));
		}
		return found;
	}

	async #event(event: ScriptEvent): Promise<void> {
		const record = this.#home.get(event) ?? this.#record;
		if (!record) {
			return;
		}
		const {reach, needs} = event.context;
		if (reach === 'function') {
			if (event.kind === 'assignment') {
				this.#line(event, record).follow('function', this.text(event.value));
				this.#model.wake(event.name, this.#run);
			}
			return;
		}
		const run = this.#run;
		const [need, ...more] = needs;
		if (need) {
			const [found] = [await this.#exists(need.path)];
			const inner = {...event, context: {reach, needs: more}} as ScriptEvent;
			this.#home.set(inner, record);
			return run.fork(need.exists ? found : opposite(found), () => this.#event(inner));
		}
		await run.fork(reach === 'conditional' ? 'unknown' : 'yes', () => this.#act(event, record));
	}

	async #exists(path: Parts): ReturnType<ConditionGrounds['last']> {
		const text = this.text(path);
		return text === undefined ? 'unknown' : (await this.#disk.kindAt(text)) === undefined ? 'no' : 'yes';
	}

	async #act(written: ScriptEvent, record: FileRecord<Tag>): Promise<void> {
		const reading = this.#reading;
		const event = this.#model.meant(written) ?? written;
		switch (event.kind) {
			case 'assignment':
				this.#assign(event, record);
				return;
			case 'export':
				this.#model.export(event.name, event.isOn, this.#run);
				return;
			case 'source': {
				const text = this.text(event.path);
				const target = text === undefined ? undefined : this.locate(text);
				if (target === undefined || !reading) {
					this.#run.status = 'unknown';
				} else if (!(await this.include(target, {...reading, from: {record, at: event.start}}))) {
					this.#run.status = (await this.#disk.kindAt(target)) === undefined ? 'no' : 'unknown';
				}
				return;
			}
			case 'command':
				if (reading) {
					await reading.options.commands?.[event.name]?.(
						event.args.map((parts) => this.text(parts)),
						{...reading, from: {record, at: event.start}},
					);
				}
		}
	}

	#isLeftOut(event: ScriptEvent): boolean {
		const record = this.#home.get(event) ?? this.#record;
		const line = record && event.kind === 'assignment' ? this.#line(event, record) : undefined;
		return line !== undefined && this.#without?.gone.has(line) === true;
	}

	#assign(event: AssignmentEvent, record: FileRecord<Tag>): void {
		const {name, effect} = event;
		const run = this.#run;
		const line = this.#line(event, record);
		const without = this.#without;
		if (this.#typed && !line.isMet && effect !== 'commented' && effect !== 'broken') {
			const by = this.#typed.setBy.get(line) ?? {isExported() {}};
			this.#typed.setBy.set(line, by);
			this.#model.assignTo(event, by, run);
			return;
		}
		if (without && line.isMet && !without.found.has(line)) {
			const isNothing = without.gone.has(line) || effect === 'commented' || effect === 'broken';
			if (!isNothing) {
				this.#model.assignTo(event, {isExported() {}}, run);
			}
			return;
		}
		without?.found.add(line);
		if (effect === 'commented' || effect === 'broken') {
			line.follow(run.reach, this.text(event.value));
			return;
		}
		const isOfShell = effect === 'assigns' && !event.keepsExport && !event.isUnexported && record.syntax !== 'fish';
		if (isOfShell && this.#model.get(name, run).some((one) => one.isExported && one.isLikely)) {
			// A variable of csh or PowerShell beside the one that programs get.
			line.follow(run.reach, this.text(event.value));
			return;
		}
		this.#model.assignTo(event, line, run);
		const mine = this.#model.get(name, run).filter((one) => one.by === line && one.is === 'set');
		const likely = mine.filter((one) => one.isLikely);
		const [first] = likely;
		const isOne = likely.every((one) => one.text === first?.text);
		const isSure =
			effect === 'unsets' || this.#model.get(name, run).every((one) => one.by === line && one.text === first?.text);
		line.follow(
			(isSure || first?.text === undefined) && !without ? run.reach : 'conditional',
			isOne ? (first?.text ?? (effect === 'unsets' ? '' : undefined)) : undefined,
		);
	}

	/** Qualifiers of zsh behind the pattern can't be told: they leave files out, seldom these. */
	#patternOf(parts: Parts): string | undefined {
		return this.text(parts.at(-1)?.kind === 'computed' ? parts.slice(0, -1) : parts);
	}
}
