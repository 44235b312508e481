// What a script does to variables, as events in order: the common ground of the scanners of every shell. Nothing is run.
import type {AssignmentSyntax} from '../../core/facts.js';
import type {Span} from '../../core/place.js';

/** A piece of a value: what it is can be told without running anything, or not. */
export type Part =
	| {readonly kind: 'text'; readonly text: string}
	/** `$NAME`, and `${NAME:-word}` with `otherwise`; `isBlankToo`: the word also takes the place of an empty value (`:-`). */
	| {
			readonly kind: 'variable';
			readonly name: string;
			readonly otherwise?: readonly Part[];
			readonly isBlankToo?: boolean;
	  }
	/** Known only when the shell runs: `$(…)`, an array, arithmetic. */
	| {readonly kind: 'computed'};

export type Parts = readonly Part[];

/** Where a statement stands: whether it is run on its own, and the files that have to exist for that. */
export type Context = {
	readonly reach: 'top' | 'conditional' | 'function';
	readonly needs: readonly Need[];
};

/** A file that has to be there, or must not be. */
export type Need = {readonly path: Parts; readonly exists: boolean};

export const top: Context = {reach: 'top', needs: []};

export type AssignmentEvent = {
	readonly kind: 'assignment';
	readonly name: string;
	readonly value: Parts;
	readonly effect: 'exports' | 'assigns' | 'unsets' | 'commented' | 'broken';
	/** `NAME+=value`. */
	readonly isAppended?: boolean;
	/** fish: exported or not as it was before. */
	readonly keepsExport?: boolean;
	readonly context: Context;
	/** As a span that removes it, see Assignment; `leave` is what has to stay in its place. */
	statement: Span;
	leave?: string;
	readonly nameSpan: Span;
	readonly valueSpan: Span;
	readonly problem?: string;
};

export type ScriptEvent =
	| AssignmentEvent
	/** `export NAME` without a value, `export -n NAME`. */
	| {readonly kind: 'export'; readonly name: string; readonly isOn: boolean; readonly context: Context}
	/** Another file is read here. `isExporting`: after `set -a`. */
	| {readonly kind: 'source'; readonly path: Parts; readonly isExporting: boolean; readonly context: Context}
	/** `for NAME in patterns`: inside, the variable stands for each file that fits. */
	| {readonly kind: 'each'; readonly name: string; readonly patterns: readonly Parts[]}
	/** A command that the caller asked for by name. */
	| {readonly kind: 'command'; readonly name: string; readonly args: readonly Parts[]; readonly context: Context};

export type ScanOptions = {
	/** Commands that are told as events. */
	readonly commands?: ReadonlySet<string>;
	/** The script begins as if after `set -a`. */
	readonly isExporting?: boolean;
	/** For conditions such as `[ -n "$BASH_VERSION" ]`. */
	readonly shell?: string;
};

export type Scanner = (text: string, options?: ScanOptions) => readonly ScriptEvent[];

export type ScriptSyntax = Extract<AssignmentSyntax, 'posix' | 'fish' | 'powershell' | 'csh' | 'envrc'>;

export function textOf(parts: Parts): string | undefined {
	let text = '';
	for (const part of parts) {
		if (part.kind !== 'text') {
			return undefined;
		}
		text += part.text;
	}
	return text;
}

/** A part of a bigger text, its spans moved to where it stands there, in another context. */
export function moved(events: readonly ScriptEvent[], by: number, context: Context): readonly ScriptEvent[] {
	const move = ({start, end}: Span): Span => ({start: start + by, end: end + by});
	return events.map((event) =>
		event.kind === 'assignment'
			? {
					...event,
					context,
					statement: move(event.statement),
					nameSpan: move(event.nameSpan),
					valueSpan: move(event.valueSpan),
				}
			: event.kind === 'each'
				? event
				: {...event, context},
	);
}
