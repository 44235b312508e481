// What the commands of POSIX shells do to variables, by their names.
import type {Span} from '../../core/place.js';
import type {Removal} from '../../core/readings.js';
import {evaluating, leavingOf} from './leaving.js';
import {assignmentOf} from './posix-assignment.js';
import {declared} from './posix-declare.js';
import {arithmeticOf, testOf} from './posix-tests.js';
import type {PosixWord} from './posix-tokens.js';
import {
	type AssignmentEvent,
	filled,
	isFalse,
	isTrue,
	isUnknown,
	literalText,
	nameIn,
	oneOf,
	type Parts,
	receiving,
	type ScriptEvent,
	type ScriptStep,
	type Special,
	type StatementContext,
	type Test,
	top,
} from './script.js';
import {spoken} from './spoken.js';

export type PosixContext = {
	readonly shell: string;
	readonly commands: ReadonlySet<string>;
	/** Takes the whole command out, and what has to stay for it. */
	readonly whole: Removal;
	/** What the command reads. */
	input(): PosixInput | undefined;
	/** Of the line in which it ends. */
	readonly lineEnd: number;
	/** A script that is part of the text itself. */
	inner(start: number, end: number): readonly ScriptStep[];
};

export type PosixInput = {readonly file: Parts} | {readonly text: Parts};

type Made = {readonly effects?: readonly ScriptEvent[]; readonly status?: Test; readonly special?: Special};

export const declares = new Set(['export', 'declare', 'typeset', 'readonly', 'local', 'integer', 'float']);
/** They hardly ever fail. */
const harmless = new Set(
	': true echo printf alias unalias set setopt unsetopt umask trap bind bindkey complete autoload zstyle zmodload compdef unset hash wait'.split(
		' ',
	),
);

export function posixCommand(
	name: string,
	args: readonly PosixWord[],
	command: readonly PosixWord[],
	words: readonly PosixWord[],
	context: PosixContext,
): Made {
	const first = args[0];
	const shell = context.shell;
	if (declares.has(name)) {
		return declared(name, args, {
			shell,
			removal: (word, count) => removalIn(words, word, count, context),
		});
	}
	if (namesOf(name, args).some(({parts}) => literalText(parts) === undefined)) {
		return madeOf(command, context);
	}
	// In zsh arithmetic makes an integer of what isn't set.
	const counts = (name.startsWith('((') || name === 'let') && shell === 'zsh';
	const counting = (variable: string): Special => ({
		kind: 'stands',
		name: variable,
		for: [{kind: 'text', text: variable}],
		isChanged: true,
	});
	const fill = (names: readonly string[], status: Test): Made => ({
		status,
		...(counts && names.length === 1 && {special: counting(names[0] ?? '')}),
		effects: names.map((one) =>
			filled(one, command[0] ?? zero, oneOf(names.length, command[0] ?? zero, context.whole)),
		),
	});
	if (name.startsWith('((')) {
		const names = [
			...name.matchAll(/(?<!\w)([A-Za-z_]\w*)\s*(?:[-+*/%&|^]?=(?!=)|\+\+|--)|(?:\+\+|--)([A-Za-z_]\w*)/g),
		];
		return fill(
			names.map(([, one, other]) => one ?? other ?? ''),
			arithmeticOf(name),
		);
	}
	const leaving = leavingOf(name, args);
	if (leaving) {
		return leaving;
	}
	switch (name) {
		case 'true':
		case ':':
			return {status: isTrue};
		case 'false':
			return {status: isFalse};
		case '[':
		case 'test':
			return {status: testOf(name === '[' ? args.slice(0, -1) : args, {isDouble: false, shell})};
		case '[[':
			return {status: shell === 'sh' ? isUnknown : testOf(args.slice(0, -1), {isDouble: true, shell})};
		case 'set':
		case 'setopt':
		case 'unsetopt':
			return setting(name, args);
		case 'unset':
			return unsetting(args, words, context);
		case '.':
		case 'source':
			return first ? sourcing(first, name, context) : {status: isUnknown};
		case 'env':
			return {
				effects: args
					.filter(({assignment}) => assignment)
					.map((word) =>
						assignmentOf(word, {effect: 'assigns', isForOne: true}, {statement: spanIn(words, words.indexOf(word))}),
					),
			};
		case 'alias':
			return aliasing(args, context);
		case 'unalias':
			return {
				status: isTrue,
				special: {
					kind: 'forgets',
					names: first?.raw === '-a' ? undefined : args.flatMap(({parts}) => literalText(parts) ?? []),
					what: 'aliases',
				},
			};
		case 'enable':
		case 'disable': {
			const isOn = name === 'enable' && !args.some(({raw}) => /^-\w*n/.test(raw));
			const names = args.flatMap(({parts}) => nameIn(parts) ?? (literalText(parts) === '.' ? '.' : []));
			// What zsh has as a word of its own stays.
			const isKept = shell === 'sh' || (shell === 'zsh' && names.some((one) => declares.has(one)));
			const isOther = shell === 'zsh' && args.some(({raw}) => /^-/.test(raw));
			return isKept || isOther ? {status: isTrue} : {status: isTrue, special: {kind: 'disables', names, isOn}};
		}
		case 'trap': {
			const isOften = args.slice(1).some(({raw}) => /^(SIG)?(DEBUG|ERR|ZERR|RETURN|CHLD|WINCH|USR[12])$/i.test(raw));
			return isOften && first
				? {
						status: isTrue,
						special: {...evaluating([first], (word) => insideOf(word, 0, context)).special, isPerhaps: true},
					}
				: {status: isTrue};
		}
		case 'add-zsh-hook': {
			const hook = args.filter(({raw}) => !raw.startsWith('-'))[1];
			const called = hook && literalText(hook.parts);
			return called === undefined ? {} : {status: isTrue, special: {kind: 'hooks', name: called}};
		}
		case 'eval':
			return evaluating(args, (word) => insideOf(word, 0, context));
		case 'emulate': {
			const at = args.findIndex(({raw}) => raw === '-c');
			return at < 0 ? {status: isTrue} : evaluating(args.slice(at + 1, at + 2), (word) => insideOf(word, 0, context));
		}
		case 'read':
		case 'mapfile':
		case 'readarray':
		case 'vared':
		case 'getln':
			return {status: isUnknown, effects: receiving(args)};
		case 'zstyle':
		case 'strftime':
			return {status: isUnknown, effects: /^-[sbt]$/.test(first?.raw ?? '') ? receiving(args.slice(1)) : []};
		case 'getopts':
			return {status: isUnknown, effects: receiving(args.slice(1, 2))};
		case 'let':
			return fill(
				args.flatMap(({raw}) => /^["']?([A-Za-z_]\w*)/.exec(raw)?.[1] ?? []),
				isUnknown,
			);
		case 'shopt':
			return {status: /^-[su]$/.test(first?.raw ?? '') ? isTrue : isUnknown};
		case 'print':
		case 'printf':
			return fill(
				args
					.slice(0, -1)
					.flatMap(({raw}, at) => (/^-[a-z]*v$/.test(raw) ? (nameIn(args[at + 1]?.parts ?? []) ?? []) : [])),
				isTrue,
			);
		case 'command':
		case 'type':
		case 'which':
		case 'whence':
		case 'hash':
			return {status: programOf(name, args)};
		case 'shift':
			return fill(positional, isTrue);
		default:
			return {
				...(harmless.has(name) ? {status: isTrue} : {}),
				...(context.commands.has(name)
					? {
							effects: [
								{
									kind: 'command',
									name,
									args: args.map(({parts}) => parts),
									context: top,
									start: command[0]?.start ?? 0,
								},
							],
							status: isUnknown,
						}
					: {}),
			};
	}
}

/** The words by which a command is told what to fill or to unset. */
function namesOf(name: string, args: readonly PosixWord[]): readonly PosixWord[] {
	const words = args.filter(({raw}, at) => !raw.startsWith('-') && !/^-\w*[dinNptu]$/.test(args[at - 1]?.raw ?? ''));
	switch (name) {
		case 'read':
		case 'unset':
			return name === 'read' ? words : args;
		case 'mapfile':
		case 'readarray':
			return words.slice(-1);
		case 'getopts':
			return args.slice(1, 2);
		case 'let':
			return args.filter(({raw}) => /^["']?\$\w+=/.test(raw));
		case 'print':
		case 'printf':
			return args.filter((_, at) => /^-[a-z]*v$/.test(args[at - 1]?.raw ?? ''));
		default:
			return [];
	}
}

/** A command of which a name, or its own, is made from something. */
export function madeOf(command: readonly PosixWord[], {shell}: PosixContext): Made {
	return {status: isUnknown, special: {kind: 'eval', text: spoken(command, shell !== 'zsh')}};
}

function sourcing(first: PosixWord, name: string, {shell, input}: PosixContext): Made {
	const script = /^[<=]\((.*)\)$/s.exec(first.raw)?.[1];
	const isInput = /^\/(dev\/stdin|dev\/fd\/0|proc\/self\/fd\/0)$/.test(literalText(first.parts) ?? '');
	const given = script === undefined ? (isInput ? input() : undefined) : {text: [{kind: 'computed' as const, script}]};
	if (given && 'text' in given) {
		return {status: {kind: 'kept'}, special: {kind: 'eval', text: given.text}};
	}
	// dash has no source; what else goes by the name of sh has it.
	const context = shell === 'sh' && name !== '.' ? perhaps : top;
	const path = given?.file ?? first.parts;
	return {effects: [{kind: 'source', path, context, start: first.start}], status: {kind: 'kept'}};
}

/** `command -v NAME` and its kin. */
function programOf(name: string, args: readonly PosixWord[]): Test {
	const names = args.filter(({raw}) => !/^[-+]/.test(raw));
	const flags = args.filter(({raw}) => raw.startsWith('-')).map(({raw}) => raw);
	if (names.length !== 1 || !names[0] || (name === 'command' && !flags.some((flag) => /v/i.test(flag)))) {
		return isUnknown;
	}
	return {kind: 'program', name: names[0].parts, isFile: name === 'which' || name === 'hash' || flags.includes('-P')};
}

function setting(name: string, args: readonly PosixWord[]): Made {
	const words = args.map(({raw}) => raw);
	if (name !== 'set') {
		const option = words.find(isAllExport);
		const isOn = (name === 'setopt') !== /^no/i.test(option ?? '');
		return {status: isTrue, ...(option === undefined ? {} : {special: {kind: 'sets', isExporting: isOn}})};
	}
	let how: {readonly isExporting?: boolean} = {};
	for (let at = 0; at < words.length; at += 1) {
		const word = words[at] ?? '';
		if (/^(--?$|[^-+])/.test(word)) {
			const given = args.slice(/^-/.test(word) ? at + 1 : at).map(({parts}) => parts);
			return {status: isTrue, special: {kind: 'sets', ...how, given}};
		}
		if (word.includes('A')) {
			// An array of zsh.
			break;
		}
		const isOption = word.endsWith('o');
		if (word.includes('a') || (isOption && isAllExport(words[at + 1] ?? ''))) {
			how = {isExporting: word.startsWith('-')};
		}
		at += isOption ? 1 : 0;
	}
	return {status: isTrue, special: {kind: 'sets', ...how}};
}

/** zsh takes it in capitals and with lines between the words too, and `no` before it. */
function isAllExport(option: string): boolean {
	return /^(no)?allexport$/i.test(option.replaceAll('_', ''));
}

function unsetting(args: readonly PosixWord[], words: readonly PosixWord[], context: PosixContext): Made {
	const names = args.filter(({parts}) => nameIn(parts) !== undefined);
	if (args.some(({raw}) => /^-[a-z]*f/.test(raw))) {
		const forgotten = names.flatMap(({parts}) => nameIn(parts) ?? []);
		return {status: isUnknown, special: {kind: 'forgets', names: forgotten, what: 'functions'}};
	}
	return {
		status: isTrue,
		effects: names.map(
			(word): AssignmentEvent => ({
				kind: 'assignment',
				name: nameIn(word.parts) ?? '',
				value: [],
				effect: 'unsets',
				context: top,
				...removalIn(words, word, names.length, context),
				nameSpan: {start: word.start, end: word.end},
				valueSpan: {start: word.end, end: word.end},
			}),
		),
	};
}

/** The script inside of a quoted word: `alias c='NAME=value claude'`, `eval 'export NAME=value'`. */
function insideOf(word: PosixWord, skip: number, context: PosixContext): readonly ScriptStep[] | undefined {
	const [, before = '', quote = ''] = /^([^"']*)(["'])/.exec(word.raw) ?? [];
	const text = literalText(word.parts);
	const inside = quote === '' ? word.raw.slice(skip) : word.raw.slice(before.length + 1, -1);
	const isWhole = quote === '' || (word.raw.endsWith(quote) && word.raw.length >= before.length + 2);
	// Literal only: the result of an escape or expansion doesn't stand anywhere in the text.
	if (!isWhole || text === undefined || !text.endsWith(inside) || text.length - inside.length !== skip) {
		return undefined;
	}
	const start = word.start + word.raw.length - inside.length - quote.length;
	return context.inner(start, start + inside.length);
}

function aliasing(args: readonly PosixWord[], context: PosixContext): Made {
	for (const word of args) {
		const [prefix, name] = /^([\w.:-]+)=/.exec(literalText(word.parts) ?? word.raw) ?? [];
		if (prefix !== undefined && name !== undefined) {
			const steps = insideOf(word, prefix.length, context);
			const text = literalText(word.parts)?.slice(prefix.length);
			return {status: isTrue, special: {kind: 'alias', name, steps, text, until: context.lineEnd}};
		}
	}
	return {status: isTrue};
}

/** The whole command where this word is all that it does, else the word. */
export function removalIn(words: readonly PosixWord[], word: PosixWord, count: number, context: PosixContext): Removal {
	return count === 1
		? context.whole
		: {statement: spanIn(words, words.indexOf(word)), among: {names: count, ...context.whole}};
}

/** One word of a command, with the blanks that part it from its neighbour. */
export function spanIn(words: readonly PosixWord[], index: number): Span {
	const word = words[index];
	const before = words[index - 1];
	const after = words[index + 1];
	const {start, end} = word ?? zero;
	return after ? {start, end: after.start} : {start: before?.end ?? start, end};
}

export const zero = {start: 0, end: 0};

const perhaps: StatementContext = {reach: 'conditional', needs: []};
const positional = ['1', '2', '3', '4', '5', '6', '7', '8', '9'];
