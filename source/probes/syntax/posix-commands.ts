// What one simple command of a POSIX shell does to variables: assignments, export and its kin, unset, source, and what sets nothing.
import type {Span} from '../../core/place.js';
import {isBrokenAssignment} from './posix-broken.js';
import type {PosixWord} from './posix-tokens.js';
import type {AssignmentEvent, Context, Parts, ScanOptions, ScriptEvent} from './script.js';
import {moved, textOf} from './script.js';

/** An event as a command makes it; `whole`: nothing of the command is left without it. */
export type Effect = {readonly event: ScriptEvent; readonly isWhole: boolean};

export type CommandContext = {
	readonly context: Context;
	readonly options: ScanOptions;
	/** `set -a` is on; the command may change it. */
	allExport: boolean;
	/** Nothing behind `return` at the top is run. */
	isOver: boolean;
	/** Scans a string that is a script itself (alias, eval). */
	readonly scan: (text: string, options: ScanOptions) => readonly ScriptEvent[];
};

const declares = new Set(['export', 'declare', 'typeset', 'readonly', 'local', 'integer', 'float']);

export function effectsOf(words: readonly PosixWord[], state: CommandContext): readonly Effect[] {
	const broken = isBrokenAssignment(words);
	if (broken) {
		return [{event: {kind: 'assignment', ...broken, effect: 'broken', context: state.context}, isWhole: true}];
	}
	const first = words.findIndex((word) => !word.assignment && !isPrecommand(word.raw));
	const assignments = words.slice(0, first < 0 ? words.length : first).filter(({assignment}) => assignment);
	if (first < 0) {
		const effect = state.allExport ? 'exports' : 'assigns';
		return assignments.map((word, index) =>
			assigned(
				word,
				effect,
				state.context,
				spanIn(words, words.indexOf(word)),
				assignments.length === 1 && index === 0,
			),
		);
	}
	const command = words.slice(first);
	const [name, ...args] = command;
	const prefixed = assignments.map((word) =>
		assigned(word, 'assigns', {...state.context, reach: 'function'}, spanIn(words, words.indexOf(word)), false),
	);
	return [...prefixed, ...commandEffects(textOf(name?.parts ?? []) ?? '', args, command, state)];
}

function commandEffects(
	name: string,
	args: readonly PosixWord[],
	words: readonly PosixWord[],
	state: CommandContext,
): readonly Effect[] {
	const {context} = state;
	if (declares.has(name)) {
		return declared(name, args, words, state);
	}
	switch (name) {
		case 'set':
		case 'setopt':
		case 'unsetopt':
			switchAllExport(name, args, state);
			return [];
		case 'unset':
			return args
				.filter(({raw}) => /^[A-Za-z_]\w*$/.test(raw))
				.map((word, _, names) => {
					const nameSpan = {start: word.start, end: word.end};
					const statement = spanIn(words, words.indexOf(word));
					return {
						event: {
							kind: 'assignment',
							name: word.raw,
							value: [],
							effect: 'unsets',
							context,
							statement,
							nameSpan,
							valueSpan: {start: word.end, end: word.end},
						},
						isWhole: names.length === 1,
					};
				});
		case '.':
		case 'source': {
			const path = args[0];
			return path
				? [{event: {kind: 'source', path: path.parts, isExporting: state.allExport, context}, isWhole: false}]
				: [];
		}
		case 'env':
			return args
				.filter(({assignment}) => assignment)
				.map((word) =>
					assigned(word, 'assigns', {...context, reach: 'function'}, spanIn(words, words.indexOf(word)), false),
				);
		case 'alias':
			return args.flatMap((word) => inner(word, {...context, reach: 'function'}, state));
		case 'eval':
			return args.length === 1 && args[0] ? inner(args[0], context, state) : [];
		case 'return':
		case 'exit':
		case 'exec':
			state.isOver ||= context.reach === 'top' && context.needs.length === 0 && (name !== 'exec' || args.length > 0);
			return [];
		default:
			return state.options.commands?.has(name)
				? [{event: {kind: 'command', name, args: args.map(({parts}) => parts), context}, isWhole: false}]
				: [];
	}
}

function declared(
	name: string,
	args: readonly PosixWord[],
	words: readonly PosixWord[],
	state: CommandContext,
): readonly Effect[] {
	const flags = args.filter(({raw}) => /^[-+][A-Za-z]+$/.test(raw)).map(({raw}) => raw);
	const has = (letter: string, sign = '-'): boolean =>
		flags.some((flag) => flag.startsWith(sign) && flag.includes(letter));
	const isOff = (name === 'export' && has('n')) || has('x', '+');
	const isExporting = (name === 'export' || has('x') || state.allExport) && !isOff;
	const context: Context = name === 'local' ? {...state.context, reach: 'function'} : state.context;
	const names = args.filter(
		(word) => word.assignment || /^[A-Za-z_]\w*$/.test(textOf(word.parts) ?? '') || quoted(word),
	);
	const effect = isExporting ? 'exports' : 'assigns';
	return names.flatMap((word): readonly Effect[] => {
		const statement = spanIn(words, words.indexOf(word));
		if (word.assignment) {
			return [assigned(word, effect, context, statement, names.length === 1)];
		}
		const inside = quoted(word);
		if (inside) {
			return [{event: {kind: 'assignment', ...inside, effect, context, statement}, isWhole: names.length === 1}];
		}
		return isExporting || isOff
			? [{event: {kind: 'export', name: textOf(word.parts) ?? '', isOn: isExporting, context}, isWhole: false}]
			: [];
	});
}

/** `export "NAME=value"`. */
function quoted(word: PosixWord): Pick<AssignmentEvent, 'name' | 'value' | 'nameSpan' | 'valueSpan'> | undefined {
	const [, quote = '', name] = /^(["'])([A-Za-z_]\w*)=/.exec(word.raw) ?? [];
	const [first, ...rest] = word.parts;
	if (name === undefined || first?.kind !== 'text' || !first.text.startsWith(`${name}=`)) {
		return undefined;
	}
	const start = word.start + 1;
	const isOneQuote = word.raw.length > 1 && word.raw.endsWith(quote);
	return {
		name,
		value: [{kind: 'text', text: first.text.slice(name.length + 1)}, ...rest],
		nameSpan: {start, end: start + name.length},
		valueSpan: {start: start + name.length + 1, end: word.end - (isOneQuote ? 1 : 0)},
	};
}

function assigned(
	word: PosixWord,
	effect: AssignmentEvent['effect'],
	context: Context,
	statement: Span,
	isWhole: boolean,
): Effect {
	const {name, nameSpan, value, isAppended} = word.assignment ?? {
		name: '',
		nameSpan: {start: word.start, end: word.start},
		value: {start: word.end, end: word.end, parts: [] as Parts},
		isAppended: false,
	};
	return {
		event: {
			kind: 'assignment',
			name,
			value: value.parts,
			isAppended,
			context,
			statement,
			nameSpan,
			valueSpan: {start: value.start, end: value.end},
			...(word.isUnclosed
				? {effect: 'broken' as const, problem: 'the quote is never closed, so the shell reads no further'}
				: {effect}),
		},
		isWhole,
	};
}

/** One word of a command, with the blanks that part it from its neighbour. */
function spanIn(words: readonly PosixWord[], index: number): Span {
	const word = words[index];
	const before = words[index - 1];
	const after = words[index + 1];
	const {start, end} = word ?? {start: 0, end: 0};
	return after ? {start, end: after.start} : before ? {start: before.end, end} : {start, end};
}

function isPrecommand(raw: string): boolean {
	return ['builtin', 'command', 'noglob', 'nocorrect', 'time', '-'].includes(raw);
}

function switchAllExport(name: string, args: readonly PosixWord[], state: CommandContext): void {
	const words = args.map(({raw}) => raw);
	if (name !== 'set') {
		state.allExport = words.some((word) => /^all_?export$/i.test(word)) ? name === 'setopt' : state.allExport;
		return;
	}
	for (const [index, word] of words.entries()) {
		const isNamed = /^[-+]o$/.test(word) && words[index + 1] === 'allexport';
		if (/^[-+][a-zA-Z]*a[a-zA-Z]*$/.test(word) || isNamed) {
			state.allExport = word.startsWith('-');
		}
	}
}

/** The script inside of a quoted word: `alias c='NAME=value claude'`, `eval 'export NAME=value'`. */
function inner(word: PosixWord, context: Context, state: CommandContext): readonly Effect[] {
	const [, before = '', quote = ''] = /^([^"']*)(["'])/.exec(word.raw) ?? [];
	if (quote === '' || !word.raw.endsWith(quote) || word.raw.length < before.length + 2) {
		return [];
	}
	const text = word.raw.slice(before.length + 1, -1);
	const events = moved(state.scan(text, state.options), word.start + before.length + 1, context);
	return events.map((event) => ({event, isWhole: false}));
}
