// One simple command of fish as a step: set, export, source, tests, and what sets nothing.

import type {Span} from '../../core/place.js';
import type {Removal} from '../../core/readings.js';
import {type Made, make, scopes, setOf} from './fish-set.js';
import {testOfFish} from './fish-tests.js';
import {type FishToken, type FishWord, readFishWord} from './fish-tokens.js';
import {evaluating, leavingOf} from './leaving.js';
import {wholeLines} from './lines.js';
import {
	type AssignmentEvent,
	assignmentEvents,
	filled,
	isFalse,
	isInteractive,
	isTrue,
	isUnknown,
	literalText,
	type Parts,
	receiving,
	type ScriptEvent,
	type ScriptStep,
	type Simple,
	type Test,
	top,
} from './script.js';
import {spoken} from './spoken.js';

export type FishContext = {
	/** Of the command. */
	readonly end: number;
	readonly commands: ReadonlySet<string>;
	/** Takes the whole command out, and what has to stay for it. */
	readonly whole: Removal;
	/** A script that is part of the text itself. */
	inner(start: number, end: number): readonly ScriptStep[];
};

const namePattern = /^[A-Za-z_]\w*$/;
const zero = {start: 0, end: 0};

export function fishSimple(text: string, given: readonly FishWord[], context: FishContext): Simple {
	const span = {start: given[0]?.start ?? 0, end: given.at(-1)?.end ?? 0};
	const found = given.findIndex(({raw}) => !/^[A-Za-z_]\w*=/.test(raw));
	const prefixes = found < 0 ? given : given.slice(0, found);
	const words = (found < 0 ? [] : given.slice(found)).filter(({raw}, index) => index > 0 || raw !== 'builtin');
	const [name, ...args] = words;
	const called = literalText(name?.parts ?? []);
	const removalOf = (word: FishWord, count: number): Removal =>
		count === 1 ? context.whole : {statement: blankBefore(text, word), among: {names: count, ...context.whole}};
	const made: Made = !name
		? {status: isFalse}
		: called === undefined || namesOf(called, args).some(({parts}) => literalText(parts) === undefined)
			? spelled(words)
			: commandOf(text, called, args, context, removalOf);
	return {
		kind: 'simple',
		name: name?.parts,
		args: args.map(({parts}) => parts),
		effects: [
			...given.flatMap((word) => bySubstitution(word, context)),
			...prefixes.map((word) => prefixed(text, word, name === undefined, context)),
			...(made.effects ?? []),
		],
		status: made.status ?? (name ? {kind: 'command', name: name.parts} : isUnknown),
		words: given.map(({raw, start, end}) => ({raw, span: {start, end}})),
		span,
		...(made.special ? {special: made.special} : {}),
		...(made.isJudgedFirst ? {isJudgedFirst: true} : {}),
	};
}

/** The words by which a command is told what to set. */
function namesOf(name: string, args: readonly FishWord[]): readonly FishWord[] {
	const words = args.filter(({raw}) => !raw.startsWith('-'));
	switch (name) {
		case 'set':
			return args.some(({raw}) => /^(-[a-zA-Z]*e|--erase$)/.test(raw)) ? words : words.slice(0, 1);
		case 'read':
			return words.slice(-1);
		case 'export':
			return words;
		default:
			return [];
	}
}

/** A command of which a name, or its own, is made from something. */
function spelled(words: readonly FishWord[]): Made {
	const [name] = words;
	const isAnyName =
		/^(set|export)$/.test(name?.raw ?? '') && !words.some(({raw}) => /^(-[a-zA-Z]*[el]|--(erase|local))/.test(raw));
	return {
		status: isUnknown,
		special: {kind: 'eval', text: spoken(words, true, name?.raw === 'export'), ...(isAnyName && {isAnyName})},
	};
}

/** `(set -gx NAME value)` sets it in this shell. */
function bySubstitution({parts, raw, start}: FishWord, context: FishContext): readonly AssignmentEvent[] {
	return parts.flatMap((part) => {
		const script = part.kind === 'computed' ? (part.script ?? '') : '';
		const at = start + raw.indexOf(script);
		const steps = script.includes(' ') ? context.inner(at, at + script.length) : [];
		const isSure = steps.every(({kind}) => kind === 'simple');
		return assignmentEvents(steps, false)
			.filter((event) => event.scope !== 'local' && event.context.reach === 'top')
			.map((event) => (isSure ? event : {...event, context: {reach: 'conditional', needs: []}}));
	});
}

/** `NAME=value command`; without a command it sets nothing. */
function prefixed(text: string, word: FishWord, isAlone: boolean, context: FishContext): AssignmentEvent {
	const name = word.raw.slice(0, word.raw.indexOf('='));
	const valueStart = word.start + name.length + 1;
	const blanks = /^[ \t]*/.exec(text.slice(word.end, word.end + 200))?.[0].length ?? 0;
	return {
		kind: 'assignment',
		name,
		value: readFishWord(text, valueStart).parts,
		nameSpan: {start: word.start, end: word.start + name.length},
		valueSpan: {start: valueStart, end: word.end},
		...(isAlone
			? {...context.whole, effect: 'broken', context: top, problem: 'in fish it is set -gx NAME value'}
			: {
					statement: {start: word.start, end: word.end + blanks},
					effect: 'assigns',
					context: {...top, reach: 'function'},
				}),
	};
}

function commandOf(
	text: string,
	name: string,
	args: readonly FishWord[],
	context: FishContext,
	removalOf: (word: FishWord, count: number) => Removal,
): Made {
	const [first] = args;
	const leaving = leavingOf(name, args);
	if (leaving) {
		return leaving;
	}
	switch (name) {
		case 'set':
			return setOf(args, removalOf);
		case 'export':
			return {
				effects: args.flatMap((word) => exportEvents(text, word, args, removalOf(word, args.length))),
				status: isTrue,
			};
		case 'setenv':
			return first && namePattern.test(first.raw)
				? {effects: [make(first, args.slice(1, 2), 'exports', context.whole)], status: isTrue}
				: {};
		case 'source':
		case '.':
			return sourcing(text, args, context);
		case 'true':
		case ':':
		case 'echo':
		case 'printf':
		case 'abbr':
		case 'bind':
		case 'complete':
			return {status: isTrue};
		case 'functions':
			return /^(-e|--erase)$/.test(first?.raw ?? '')
				? {status: isUnknown, special: {kind: 'forgets', names: args.slice(1).map(({raw}) => raw), what: 'both'}}
				: {status: first ? isUnknown : isTrue};
		case 'false':
			return {status: isFalse};
		case 'test':
		case '[':
			return {status: testOfFish(name === '[' ? args.slice(0, -1) : args)};
		case 'status':
			return {status: /^(--)?(is-)?interactive$/.test(first?.raw ?? '') ? isInteractive : isUnknown};
		case 'type':
		case 'command':
		case 'builtin':
			return {status: programOf(name, args)};
		case 'read':
			return reading(args);
		case 'fish_add_path':
			return {status: isUnknown, effects: [filled('PATH', first ?? zero, context.whole, {effect: 'exports'})]};
		case 'alias':
			return aliasing(args, context);
		case 'eval':
			return evaluating(args, (word) => insideOf(word, /^/, context));
		default:
			return context.commands.has(name)
				? {
						effects: [
							{kind: 'command', name, args: args.map(({parts}) => parts), context: top, start: first?.start ?? 0},
						],
						status: isUnknown,
					}
				: {};
	}
}

function sourcing(text: string, args: readonly FishWord[], {end}: FishContext): Made {
	const [first] = args;
	const isInput = args.every(({raw}) => raw === '-');
	const at = isInput ? /^[ \t]*<[ \t]*/.exec(text.slice(end, end + 100))?.[0].length : undefined;
	const file = at === undefined ? (isInput ? undefined : first) : readFishWord(text, end + at);
	if (!file) {
		return {};
	}
	const {parts, start} = file;
	const [only, ...more] = parts;
	const script = only?.kind === 'computed' && more.length === 0 ? only.script : undefined;
	const pipe = script?.lastIndexOf('|') ?? -1;
	return script !== undefined && script.slice(pipe + 1).trim() === 'psub'
		? evaluating([{parts: [{kind: 'computed', script: script.slice(0, Math.max(0, pipe))}]}])
		: {effects: [{kind: 'source', path: parts, context: top, start}], status: {kind: 'kept'}};
}

function programOf(name: string, args: readonly FishWord[]): Test {
	const names = args.filter(({raw}) => !raw.startsWith('-'));
	const isAsked = name === 'type' || args.some(({raw}) => /^(-[a-z]*[qvs]|--(query|search))/.test(raw));
	const [only] = names;
	return only && names.length === 1 && isAsked && name !== 'builtin'
		? {kind: 'program', name: only.parts, isFile: name === 'command'}
		: isUnknown;
}

function reading(args: readonly FishWord[]): Made {
	const has = (letter: string, long: string): boolean =>
		args.some(({raw}) => raw === `--${long}` || (/^-[a-zA-Z]+$/.test(raw) && raw.includes(letter)));
	const scope = scopes.find(([letter, long]) => has(letter, long))?.[1];
	const how = {...(has('x', 'export') ? {effect: 'exports' as const} : {}), ...(scope === undefined ? {} : {scope})};
	return {status: isUnknown, effects: receiving(args, how)};
}

/** The script in the quotes of a word, if it is literal. */
function insideOf(word: FishWord, prefix: RegExp, context: FishContext): readonly ScriptStep[] | undefined {
	const [before = ''] = prefix.exec(word.raw) ?? [];
	const quote = /^["']/.exec(word.raw.slice(before.length))?.[0] ?? '';
	const inside = word.raw.slice(before.length + quote.length, word.raw.length - quote.length);
	if (literalText(word.parts) !== before.replace(/["']$/, '') + inside || (quote !== '' && !word.raw.endsWith(quote))) {
		return undefined;
	}
	const start = word.start + before.length + quote.length;
	return context.inner(start, start + inside.length);
}

/** `alias NAME 'script'`, `alias NAME='script'`. */
function aliasing(args: readonly FishWord[], context: FishContext): Made {
	const [first, second] = args.filter(({raw}) => !/^(-s|--save)$/.test(raw));
	if (first && second) {
		const name = literalText(first.parts) ?? '';
		const steps = insideOf(second, /^/, context);
		return {status: isTrue, special: {kind: 'alias', name, steps, text: literalText(second.parts), until: 0}};
	}
	const [prefix, name] = /^([\w.:-]+)=/.exec(first?.raw ?? '') ?? [];
	if (!first || prefix === undefined || name === undefined) {
		return {status: isTrue};
	}
	const steps = insideOf(first, /^[\w.:-]+=/, context);
	const text = literalText(first.parts)?.slice(prefix.length);
	return {status: isTrue, special: {kind: 'alias', name, steps, text, until: 0}};
}

function blankBefore(text: string, {start, end}: FishWord): Span {
	let from = start;
	while (text[from - 1] === ' ' || text[from - 1] === '\t') {
		from -= 1;
	}
	return {start: from, end};
}

/** `export NAME=value` and `export NAME` are a function of fish's own. */
function exportEvents(
	text: string,
	word: FishWord,
	args: readonly FishWord[],
	removal: Removal,
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
				scope: 'global',
				context: top,
				...removal,
				nameSpan: {start: nameStart, end: nameStart + name.length},
				valueSpan: {start, end: word.end - (isQuoted ? 1 : 0)},
			},
		];
	}
	const next = args[args.indexOf(word) + 1];
	if (namePattern.test(word.raw) && next?.raw.startsWith('=')) {
		const value = next.raw === '=' ? args[args.indexOf(word) + 2] : next;
		const problem = 'there must be no blanks around the =';
		return [{...make(word, value ? [value] : [], 'broken', removal), problem}];
	}
	return namePattern.test(word.raw)
		? [
				// It is a function, which gives a value to what has none.
				{...make(word, [], 'exports', removal), scope: 'global', onlyIf: 'unset', isByFunction: true},
				{
					kind: 'export',
					name: word.raw,
					isOn: true,
					context: top,
					nameSpan: {start: word.start, end: word.end},
					...removal,
				},
			]
		: [];
}

/** `# set -gx NAME value`. */
export function commentEvent(
	text: string,
	{start, end, isOwnLine}: Extract<FishToken, {kind: 'comment'}>,
): AssignmentEvent | undefined {
	const found = /^#[#\s]*(?:set\s+(?:-{1,2}[a-zA-Z]+\s+)*([A-Za-z_]\w*)\s+|export\s+([A-Za-z_]\w*)=)/.exec(
		text.slice(start, Math.min(end, start + 200)),
	);
	const name = found?.[1] ?? found?.[2];
	if (!isOwnLine || !found || name === undefined) {
		return undefined;
	}
	const value = readFishWord(text.slice(start, end), found[0].length);
	const nameStart = start + found[0].lastIndexOf(name);
	return {
		kind: 'assignment',
		name,
		value: value.parts,
		effect: 'commented',
		context: top,
		statement: wholeLines(text, {start, end}),
		nameSpan: {start: nameStart, end: nameStart + name.length},
		valueSpan: {start: start + value.start, end: start + value.end},
	};
}
