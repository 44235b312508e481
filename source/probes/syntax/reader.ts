// Reads scripts as a shell would, one after the other and what they source: which variables a new process ends up with, and who said so.
import type {Assignment, AssignmentSyntax, LookedAt} from '../../core/facts.js';
import type {Host, TextFile} from '../../core/host.js';
import {Secret} from '../../core/secret.js';
import {isOfInterest, plainValue} from '../../core/variables.js';
import type {OwnNames} from '../own-names.js';
import {isAbsolute, join} from '../paths.js';
import {Lines} from './lines.js';
import {Scope} from './scope.js';
import type {AssignmentEvent, Context, Parts, Scanner, ScriptEvent} from './script.js';

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
		Record<string, (args: readonly (string | undefined)[], read: Reading<Tag>) => Promise<void>>
	>;
};

/** One file that is being read. */
export type Reading<Tag extends object> = {
	readonly path: string;
	readonly depth: number;
	readonly context: Context;
	readonly options: ReadOptions<Tag>;
	readonly isExporting: boolean;
};

const mostFiles = 60;
const mostDepth = 3;
const mostOfFolder = 40;
const largestFile = 1024 * 1024;
const largestSourced = 256 * 1024;

type Changing<T> = {-readonly [Name in keyof T]: T[Name]};

export class ScriptReader<Tag extends object> {
	readonly files: LookedAt[] = [];
	readonly assignments: (Assignment & Tag)[] = [];
	readonly #host: Host;
	/** Relative paths are taken from here. */
	readonly #folder: string;
	readonly #seen: Set<string>;
	readonly #scope: Scope;
	readonly #own: OwnNames;

	/** `seen`: paths that were read before are left out. */
	constructor(host: Host, folder: string, own: OwnNames = new Map(), seen: Set<string> = new Set()) {
		this.#host = host;
		this.#own = own;
		this.#scope = new Scope(host);
		this.#folder = folder;
		this.#seen = seen;
	}

	/** Reads a file and what it sources; false if there is nothing to read. */
	async read(path: string, options: ReadOptions<Tag>): Promise<boolean> {
		return this.include(path, {path, depth: 0, context: {reach: 'top', needs: []}, options, isExporting: false});
	}

	/** A file that another one reads. */
	async include(path: string, from: Reading<Tag>): Promise<boolean> {
		const isLater = from.context.reach !== 'top' && from.options.later?.has(path);
		if (isLater || this.#seen.has(path) || this.files.length >= mostFiles || from.depth > mostDepth) {
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
		this.files.push({path, state: 'read'});
		await this.#scan(path, file, from);
		return true;
	}

	/** A path as the scripts mean it. */
	locate(path: string): string {
		const {platform} = this.#host;
		return isAbsolute(path, platform) ? join(platform, path) : join(platform, this.#folder, path);
	}

	/** A value as far as it is known here, for paths and arguments. */
	text(parts: Parts): string | undefined {
		return this.#scope.resolve(parts)?.text;
	}

	async #scan(path: string, file: TextFile, from: Reading<Tag>): Promise<void> {
		const {scan, shell, commands = {}} = from.options;
		const events = scan(file.text, {
			isExporting: from.isExporting,
			commands: new Set(Object.keys(commands)),
			...(shell === undefined ? {} : {shell}),
		});
		const lines = new Lines(file.text);
		for (const event of events) {
			if (event.kind === 'each') {
				this.#scope.setFiles(event.name, event.patterns);
				continue;
			}
			const context = await this.#reached(event.context, from.context);
			const reading = {...from, path, context, depth: from.depth + 1};
			if (event.kind === 'assignment') {
				this.#assign({path, file, lines}, {...event, context}, from.options);
			} else if (event.kind === 'export') {
				this.#export(event, context);
			} else if (context.reach === 'function') {
				// Not run on its own.
			} else if (event.kind === 'source') {
				const isExporting = from.isExporting || event.isExporting;
				for (const target of await this.#targets(event.path)) {
					await this.include(target, {...reading, isExporting});
				}
			} else {
				await commands[event.name]?.(
					event.args.map((parts) => this.text(parts)),
					reading,
				);
			}
		}
	}

	/** The files that a script sources there: one, or whatever a loop over a folder finds. */
	async #targets(path: Parts): Promise<readonly string[]> {
		const patterns = this.#scope.filesOf(path);
		if (!patterns) {
			const target = this.text(path);
			return target ? [this.locate(target)] : [];
		}
		const {platform, files} = this.#host;
		const found: string[] = [];
		for (const pattern of patterns) {
			// Qualifiers of zsh behind the pattern can't be told: they leave files out, seldom these.
			const text = this.text(pattern.at(-1)?.kind === 'computed' ? pattern.slice(0, -1) : pattern);
			const [, folder, before, after] = /^([^*]*)\/([^*/]*)\*([^*/]*)$/.exec(text ?? '') ?? [];
			if (folder !== undefined && before !== undefined && after !== undefined) {
				const names = await files.list(this.locate(folder));
				const fitting = names.filter(
					(name) => !name.startsWith('.') && name.startsWith(before) && name.endsWith(after),
				);
				found.push(...fitting.slice(0, mostOfFolder).map((name) => join(platform, this.locate(folder), name)));
			}
		}
		return found;
	}

	/** Whether the files that a statement waits for are there, in the context of the file that it stands in. */
	async #reached(context: Context, outer: Context): Promise<Context> {
		let reach = context.reach;
		// The files of a loop are there.
		const needs = context.needs.filter(({path}) => !this.#scope.filesOf(path));
		for (const need of reach === 'function' ? [] : needs) {
			const path = this.text(need.path);
			const exists = path !== undefined && (await this.#host.files.resolve(this.locate(path))) !== undefined;
			const isMet = exists === need.exists;
			reach = path === undefined ? 'conditional' : isMet ? reach : 'function';
		}
		const order = ['top', 'conditional', 'function'] as const;
		const worst = order[Math.max(order.indexOf(reach), order.indexOf(outer.reach))] ?? reach;
		return {reach: worst, needs: []};
	}

	#assign(
		{path, file, lines}: {path: string; file: TextFile; lines: Lines},
		event: AssignmentEvent,
		{syntax, tag}: ReadOptions<Tag>,
	): void {
		const {name, context} = event;
		const before = this.#scope.get(name);
		const resolved = this.#scope.resolve(event.value, name);
		const prefix = event.isAppended ? (before ? before.text : '') : '';
		const text = resolved === undefined || prefix === undefined ? undefined : prefix + resolved.text;
		const isKept = (event.keepsExport || syntax === 'posix' || syntax === 'envrc') && this.#scope.isExported(name);
		const effect = event.effect === 'assigns' && context.reach !== 'function' && isKept ? 'exports' : event.effect;
		this.#remember(event, effect, text);
		if (!isOfInterest(name, this.#own)) {
			return;
		}
		const written = file.text.slice(event.valueSpan.start, event.valueSpan.end);
		const plain = text === undefined ? undefined : plainValue(this.#own.get(name) ?? name, text);
		const reach = resolved?.isFallback && context.reach === 'top' ? 'conditional' : context.reach;
		this.assignments.push({
			name,
			value: new Secret(effect === 'unsets' ? '' : (text ?? written), plain === undefined ? 'credential' : 'setting'),
			plain,
			site: {kind: 'file', path, ...lines.at(event.nameSpan.start)},
			syntax,
			effect,
			reach,
			isLiteral: text !== undefined,
			statement: event.statement,
			nameSpan: event.nameSpan,
			valueSpan: event.valueSpan,
			digest: file.digest,
			...(event.problem === undefined ? {} : {problem: event.problem}),
			...(event.leave === undefined ? {} : {leave: event.leave}),
			...tag,
		});
	}

	#remember({name, context}: AssignmentEvent, effect: AssignmentEvent['effect'], text: string | undefined): void {
		if (context.reach === 'function' || effect === 'commented' || effect === 'broken') {
			return;
		}
		if (effect === 'unsets') {
			if (context.reach === 'top') {
				this.#scope.unset(name);
			}
			return;
		}
		this.#scope.set(name, context.reach === 'top' ? text : undefined);
		if (effect === 'exports') {
			this.#scope.export(name, true);
		}
	}

	/** `export NAME` behind `NAME=value`: the assignment is what exports. */
	#export({name, isOn}: Extract<ScriptEvent, {kind: 'export'}>, {reach}: Context): void {
		if (reach === 'function') {
			return;
		}
		this.#scope.export(name, isOn);
		const last = this.assignments.findLast(
			(one) => one.name === name && ['assigns', 'exports', 'unsets'].includes(one.effect) && one.reach !== 'function',
		);
		if (last && last.effect !== 'unsets') {
			(last as Changing<Assignment>).effect = isOn ? 'exports' : 'assigns';
		}
	}
}
