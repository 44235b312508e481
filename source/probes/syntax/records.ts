// The lines that assign variables, as they are found while scripts are followed: each once, with all that became of it.

import type {TextFile} from '../../core/host.js';
import type {Assignment, AssignmentSyntax, BareExports} from '../../core/readings.js';
import {Secret} from '../../core/secret.js';
import {plainValue} from '../../core/variables.js';
import type {Lines} from './lines.js';
import type {ExportObserver} from './model.js';
import {type AssignmentEvent, eventsOf, type ScriptStep} from './script.js';

type Changing<T> = {-readonly [Name in keyof T]: T[Name]};

/** One file that was read. */
export type FileRecord<Tag extends object> = {
	readonly path: string;
	readonly file: TextFile;
	readonly lines: Lines;
	/** None any more once nothing is followed again. */
	steps: readonly ScriptStep[];
	readonly syntax: AssignmentSyntax;
	readonly tag: Tag;
	/** By what they do and where. */
	readonly lineRecords: Map<string, LineRecord<Tag>>;
	/** What it read, and where. */
	readonly sourced: {readonly at: number; readonly record: FileRecord<Tag>}[];
	/** How often it was followed. */
	runs: number;
};

export class LineRecord<Tag extends object> implements ExportObserver {
	readonly at: number;
	readonly assignment: Changing<Assignment> & Tag;
	#isMet = false;
	/** What it comes to is the same each time. */
	#text: string | undefined;
	readonly #as: string;

	/** `as`: the known variable whose place it takes. */
	constructor(event: AssignmentEvent, {path, file, lines, syntax, tag}: FileRecord<Tag>, as: string) {
		this.at = event.nameSpan.start;
		this.#as = as;
		const {name, effect, statement, nameSpan, valueSpan, problem, leave, among} = event;
		const text = effect === 'unsets' ? '' : file.text.slice(valueSpan.start, valueSpan.end);
		this.assignment = {
			name,
			value: new Secret(text),
			plain: undefined,
			site: {kind: 'file', path, ...lines.at(nameSpan.start)},
			syntax,
			effect,
			reach: 'function',
			isLiteral: false,
			statement,
			nameSpan,
			valueSpan,
			digest: file.digest,
			...(problem === undefined ? {} : {problem}),
			...(leave === undefined ? {} : {leave}),
			...(among && {among}),
			...tag,
		};
	}

	isExported(isOn: boolean): void {
		const {assignment} = this;
		if (assignment.effect === 'exports' || assignment.effect === 'assigns') {
			assignment.effect = isOn ? 'exports' : 'assigns';
		}
	}

	get isMet(): boolean {
		return this.#isMet;
	}

	/** It is met, and gives a process the variable, or its shell. */
	get isSetter(): boolean {
		const {reach, effect} = this.assignment;
		return reach !== 'function' && (effect === 'exports' || effect === 'assigns');
	}

	/** It can't be taken out. */
	stay(): void {
		const {start} = this.assignment.statement;
		Object.assign(this.assignment, {statement: {start, end: start}, leave: undefined, among: undefined});
	}

	/** It was met: `text` undefined if it can't be told. */
	follow(reach: Assignment['reach'], text: string | undefined): void {
		const {assignment} = this;
		const known = this.#isMet && this.#text !== text ? undefined : text;
		this.#text = known;
		if (reach === 'top' || assignment.reach === 'function') {
			assignment.reach = reach;
		}
		this.#isMet = true;
		if (known !== undefined && assignment.effect !== 'unsets') {
			Object.assign(assignment, this.#shown(known));
		}
		assignment.isLiteral = known !== undefined;
	}

	/** The same line with what it comes to in the end. */
	inForce(text: string | undefined, isSure: boolean): Assignment & Tag {
		const {assignment} = this;
		const isAsIs = isSure && assignment.effect === 'exports' && assignment.isLiteral && text === this.#text;
		if (isAsIs && assignment.reach === 'top') {
			return assignment;
		}
		return {
			...assignment,
			effect: 'exports',
			reach: isSure ? 'top' : 'conditional',
			isLiteral: text !== undefined,
			...(text === undefined ? {} : this.#shown(text)),
		};
	}

	#shown(text: string): Pick<Assignment, 'value' | 'plain'> {
		const plain = plainValue(this.#as, text);
		return {value: new Secret(text, plain === undefined ? 'credential' : 'setting'), plain};
	}
}

/** `export NAME`, which sets nothing, is told with the lines that do. */
export function markBareExports<Tag extends object>(records: readonly FileRecord<Tag>[]): void {
	const lines = records
		.flatMap(({lineRecords}) => [...lineRecords.values()].map(({assignment}) => assignment))
		.filter(({effect}) => effect === 'exports' || effect === 'assigns');
	const known = new Map<string, {lines: number; statements: BareExports['statements'][number][]}>();
	for (const {name, reach} of lines) {
		const one = known.get(name) ?? {lines: 0, statements: []};
		one.lines += reach === 'function' ? 0 : 1;
		known.set(name, one);
	}
	for (const {path, file, steps, syntax, tag} of records) {
		for (const event of eventsOf(steps)) {
			if (event.kind === 'export' && event.isOn) {
				const site = {kind: 'file' as const, path};
				known.get(event.name)?.statements.push({...event, ...tag, site, syntax, digest: file.digest});
			}
		}
	}
	for (const line of lines) {
		const exportedBy = known.get(line.name);
		if (exportedBy && exportedBy.statements.length > 0) {
			line.exportedBy = exportedBy;
		}
	}
}

/** All lines of a file and of what it read, in the order of reading. */
export function assignmentsIn<Tag extends object>(record: FileRecord<Tag>): readonly (Assignment & Tag)[] {
	return [
		...[...record.lineRecords.values()].map((line) => ({at: line.at, found: [line.assignment]})),
		...record.sourced.map(({at, record: inner}) => ({at, found: assignmentsIn(inner)})),
	]
		.sort((a, b) => a.at - b.at)
		.flatMap(({found}) => found);
}
