// One simple command of a POSIX shell as a step: its assignments, what it does to variables, what it comes to.

import {assignmentOf} from './posix-assignment.js';
import {isBrokenAssignment} from './posix-broken.js';
import {declares, madeOf, type PosixContext, posixCommand, removalIn, spanIn, zero} from './posix-commands.js';
import type {PosixWord} from './posix-tokens.js';
import {type AssignmentEvent, filled, isTrue, isUnknown, literalText, type Simple, top} from './script.js';

export function posixSimple(words: readonly PosixWord[], context: PosixContext): Simple {
	const span = {start: words[0]?.start ?? 0, end: words.at(-1)?.end ?? 0};
	const base = {kind: 'simple' as const, words: words.map(({raw, start, end}) => ({raw, span: {start, end}})), span};
	const broken = isBrokenAssignment(words);
	if (broken) {
		const event: AssignmentEvent = {
			kind: 'assignment',
			...broken,
			...context.whole,
			effect: 'broken',
			context: top,
		};
		const command = words[0]?.raw ?? '';
		const made = declares.has(command) ? posixCommand(command, words.slice(1), words, words, context) : {};
		return {
			...base,
			name: undefined,
			args: [],
			effects: [event, ...defaults(words, context)],
			status: isUnknown,
			...(made.special && {special: made.special}),
		};
	}
	const found = words.findIndex(
		(word, at) =>
			!word.assignment &&
			!isPrecommand(word.raw, words[at + 1], context.shell) &&
			!(word.raw === '-p' && words[at - 1]?.raw === 'command'),
	);
	const first = found < 0 ? words.length : found;
	const assigned = words.slice(0, first).filter(({assignment}) => assignment);
	const command = words.slice(first);
	const [name, ...args] = command;
	if (!name) {
		const path = assigned.find(({raw}) => /^path\+?=/.test(raw));
		return {
			...base,
			name: undefined,
			args: [],
			effects: [
				...defaults(words, context),
				...assigned.map((word) =>
					assignmentOf(word, {effect: 'assigns', keepsExport: true}, removalIn(words, word, assigned.length, context)),
				),
				...(path && context.shell === 'zsh' ? [filled('PATH', path, context.whole)] : []),
			],
			status: assigned.some(({parts}) => parts.some((part) => part.kind === 'computed' && part.script !== undefined))
				? isUnknown
				: isTrue,
		};
	}
	const called = name.raw.startsWith('((') ? name.raw : literalText(name.parts);
	const isPersistent = context.shell === 'sh' && called !== undefined && posixSpecial.has(called);
	const prefixed = assigned.map((word) =>
		assignmentOf(word, isPersistent ? {effect: 'assigns', keepsExport: true} : {effect: 'assigns', isForOne: true}, {
			statement: spanIn(words, words.indexOf(word)),
		}),
	);
	const made = called === undefined ? madeOf(command, context) : posixCommand(called, args, command, words, context);
	const indirect = words.flatMap(({parts}) =>
		parts.flatMap((part) => (part.kind === 'computed' && part.indirect) || []),
	);
	const special = made.special ?? (indirect.length > 0 ? {kind: 'eval' as const, text: indirect} : undefined);
	return {
		...base,
		name: name.parts,
		args: args.map(({parts}) => parts),
		effects: [...defaults(words, context), ...prefixed, ...(made.effects ?? [])],
		status: made.status ?? {kind: 'command', name: name.parts},
		...(special && {special}),
	};
}

const posixSpecial = new Set(
	': . break continue eval exec exit export readonly return set shift times trap unset'.split(' '),
);

/** What `${NAME:=word}` in the words of a command assigns before it runs. */
function defaults(words: readonly PosixWord[], context: PosixContext): readonly AssignmentEvent[] {
	const all = words
		.flatMap(({parts}) => parts)
		.flatMap((part) => (part.kind === 'variable' && part.assigns ? [part] : []));
	const isOnly =
		all.length === 1 && words.length === 2 && words[0]?.raw === ':' && /^"?\$\{[^$]*\}"?$/.test(words[1]?.raw ?? '');
	return all.map((part) => {
		const {nameSpan, valueSpan, whole, isAlways} = part.assigns ?? {
			nameSpan: zero,
			valueSpan: zero,
			whole: zero,
			isAlways: false,
		};
		return {
			kind: 'assignment',
			name: part.name,
			value: part.otherwise ?? [],
			effect: 'assigns',
			...(isAlways ? {} : {onlyIf: part.isBlankToo ? 'blank' : 'unset'}),
			keepsExport: true,
			context: top,
			...(isOnly ? context.whole : {statement: whole, leave: `\${${part.name}-}`}),
			nameSpan,
			valueSpan,
		};
	});
}

/** `command` of zsh runs no builtin. */
function isPrecommand(raw: string, next: PosixWord | undefined, shell: string): boolean {
	return (
		['builtin', 'noglob', 'nocorrect', 'time', '-'].includes(raw) ||
		(raw === 'command' && shell !== 'zsh' && next !== undefined && (!next.raw.startsWith('-') || next.raw === '-p'))
	);
}
