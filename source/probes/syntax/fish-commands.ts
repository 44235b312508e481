// What one command of fish does to variables: set, export, setenv, source, and what sets nothing.
import type {Span} from '../../core/place.js';
import {type FishToken, type FishWord, readFishWord} from './fish-tokens.js';
import {commandSpan, wholeLines} from './lines.js';
import {type AssignmentEvent, type Context, type Parts, type ScanOptions, type ScriptEvent, textOf} from './script.js';

const namePattern = /^[A-Za-z_]\w*$/;

export function commandEvents(
	text: string,
	command: readonly FishWord[],
	context: Context,
	options: ScanOptions,
): readonly ScriptEvent[] {
	const [first, ...args] = command;
	const whole = {start: first?.start ?? 0, end: command.at(-1)?.end ?? 0};
	const statement = commandSpan(text, whole);
	const name = textOf(first?.parts ?? []) ?? '';
	const raw = first?.raw ?? '';
	const prefix = /^([A-Za-z_]\w*)=/.exec(raw);
	if (prefix?.[1] !== undefined && first) {
		const valueStart = first.start + prefix[0].length;
		const base = {
			kind: 'assignment' as const,
			name: prefix[1],
			value: readFishWord(text, valueStart).parts,
			statement,
			nameSpan: {start: first.start, end: first.start + prefix[1].length},
			valueSpan: {start: valueStart, end: first.end},
		};
		return args.length === 0
			? [{...base, effect: 'broken', context, problem: 'in fish it is set -gx NAME value'}]
			: [{...base, effect: 'assigns', context: {...context, reach: 'function'}}];
	}
	switch (name) {
		case 'set':
			return setEvents(args, context, statement);
		case 'export':
			return args.flatMap((word) => exportEvents(text, word, args, context, statement));
		case 'setenv': {
			const [variable, value] = args;
			return variable && namePattern.test(variable.raw)
				? [make(variable, value ? [value] : [], 'exports', context, statement)]
				: [];
		}
		case 'source':
		case '.':
			return args[0] ? [{kind: 'source', path: args[0].parts, isExporting: false, context}] : [];
		default:
			return options.commands?.has(name) ? [{kind: 'command', name, args: args.map(({parts}) => parts), context}] : [];
	}
}

/** `export NAME=value` and `export NAME` are a function of fish's own. */
function exportEvents(
	text: string,
	word: FishWord,
	args: readonly FishWord[],
	context: Context,
	statement: Span,
): readonly ScriptEvent[] {
	const [prefix, name] = /^["']?([A-Za-z_]\w*)=/.exec(word.raw) ?? [];
	if (prefix !== undefined && name !== undefined) {
		const isQuoted = /^["']/.test(prefix);
		const [first, ...rest] = word.parts;
		const start = word.start + prefix.length;
		const value: Parts = isQuoted
			? [{kind: 'text', text: first?.kind === 'text' ? first.text.slice(name.length + 1) : ''}, ...rest]
			: readFishWord(text, start).parts;
		const nameStart = word.start + (isQuoted ? 1 : 0);
		return [
			{
				kind: 'assignment',
				name,
				value,
				effect: 'exports',
				context,
				statement,
				nameSpan: {start: nameStart, end: nameStart + name.length},
				valueSpan: {start, end: word.end - (isQuoted ? 1 : 0)},
			},
		];
	}
	const next = args[args.indexOf(word) + 1];
	if (namePattern.test(word.raw) && next?.raw.startsWith('=')) {
		const value = next.raw === '=' ? args[args.indexOf(word) + 2] : next;
		return [
			{
				...make(word, value ? [value] : [], 'broken', context, statement),
				problem: 'there must be no blanks around the =',
			},
		];
	}
	return namePattern.test(word.raw) ? [{kind: 'export', name: word.raw, isOn: true, context}] : [];
}

function setEvents(args: readonly FishWord[], context: Context, statement: Span): readonly ScriptEvent[] {
	const flags: string[] = [];
	let at = 0;
	while (/^-/.test(args[at]?.raw ?? '') && args[at]?.raw !== '--') {
		flags.push(args[at]?.raw ?? '');
		at += 1;
	}
	const has = (letter: string, long: string): boolean =>
		flags.some((flag) => flag === `--${long}` || (/^-[a-zA-Z]+$/.test(flag) && flag.includes(letter)));
	const [variable, ...values] = args.slice(args[at]?.raw === '--' ? at + 1 : at);
	if (!variable || has('q', 'query') || has('n', 'names') || has('S', 'show')) {
		return [];
	}
	if (has('e', 'erase')) {
		return [variable, ...values]
			.filter(({raw}) => namePattern.test(raw))
			.map((word) => make(word, [], 'unsets', context, statement));
	}
	const joined = /^([A-Za-z_]\w*)=/.exec(variable.raw);
	if (joined?.[1] !== undefined) {
		const nameSpan = {start: variable.start, end: variable.start + joined[1].length};
		const valueSpan = {start: nameSpan.end + 1, end: variable.end};
		const value = readFishWord(variable.raw, joined[0].length).parts;
		const problem = 'fish parts name and value by a blank: set -gx NAME value';
		return [
			{kind: 'assignment', name: joined[1], value, effect: 'broken', context, statement, nameSpan, valueSpan, problem},
		];
	}
	if (!namePattern.test(variable.raw)) {
		return [];
	}
	if (values[0]?.raw === '=' && values.length > 1) {
		const problem = 'fish takes the = for a part of the value: set -gx NAME value';
		return [{...make(variable, values.slice(1), 'broken', context, statement), problem}];
	}
	const isLocal = has('l', 'local') || has('f', 'function');
	const isExported = has('x', 'export');
	const isUnexported = has('u', 'unexport');
	const unexport: ScriptEvent = {kind: 'export', name: variable.raw, isOn: false, context};
	return [
		...(isUnexported ? [unexport] : []),
		{
			...make(variable, values, isExported && !isUnexported ? 'exports' : 'assigns', context, statement),
			// Of a block alone.
			...(isLocal ? {context: {...context, reach: 'function' as const}} : {}),
			...(!isExported && !isUnexported && !isLocal ? {keepsExport: true} : {}),
			...(has('a', 'append') || has('p', 'prepend') ? {isAppended: true} : {}),
		},
	];
}

/** Several values of a list go out with a blank between them. */
function make(
	variable: FishWord,
	values: readonly FishWord[],
	effect: AssignmentEvent['effect'],
	context: Context,
	statement: Span,
): AssignmentEvent {
	const value = values.flatMap(
		({parts}, index): Parts => (index === 0 ? parts : [{kind: 'text', text: ' '}, ...parts]),
	);
	return {
		kind: 'assignment',
		name: variable.raw,
		value,
		effect,
		context,
		statement,
		nameSpan: {start: variable.start, end: variable.end},
		valueSpan: {start: values[0]?.start ?? variable.end, end: values.at(-1)?.end ?? variable.end},
	};
}

/** `# set -gx NAME value`. */
export function commentEvent(
	text: string,
	{start, end, isOwnLine}: Extract<FishToken, {kind: 'comment'}>,
	context: Context,
): AssignmentEvent | undefined {
	const found = /^#[#\s]*(?:set\s+(?:-{1,2}[a-zA-Z]+\s+)*([A-Za-z_]\w*)\s+|export\s+([A-Za-z_]\w*)=)/.exec(
		text.slice(start, Math.min(end, start + 200)),
	);
	const name = found?.[1] ?? found?.[2];
	if (!isOwnLine || !found || name === undefined) {
		return undefined;
	}
	const value = readFishWord(text.slice(0, end), start + found[0].length);
	const nameStart = start + found[0].lastIndexOf(name);
	return {
		kind: 'assignment',
		name,
		value: value.parts,
		effect: 'commented',
		context,
		statement: wholeLines(text, {start, end}),
		nameSpan: {start: nameStart, end: nameStart + name.length},
		valueSpan: {start: value.start, end: value.end},
	};
}
