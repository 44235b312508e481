// `set` of fish: its flags and scopes, what it assigns or erases, and what sets nothing.
import type {Removal} from '../../core/readings.js';
import {type FishWord, readFishWord} from './fish-tokens.js';
import {
	type AssignmentEvent,
	filled,
	isFalse,
	isTrue,
	isUnknown,
	type Parts,
	type ScriptEvent,
	type Special,
	type Test,
	top,
} from './script.js';

export type Made = {
	readonly effects?: readonly ScriptEvent[];
	readonly status?: Test;
	readonly special?: Special;
	/** What it comes to hangs on what was there before. */
	readonly isJudgedFirst?: boolean;
};

export const scopes = [
	['l', 'local'],
	['f', 'function'],
	['g', 'global'],
	['U', 'universal'],
] as const;

const namePattern = /^[A-Za-z_]\w*$/;

export function setOf(args: readonly FishWord[], removalOf: (word: FishWord, count: number) => Removal): Made {
	const flags: string[] = [];
	let at = 0;
	while (/^-/.test(args[at]?.raw ?? '') && args[at]?.raw !== '--') {
		flags.push(args[at]?.raw ?? '');
		at += 1;
	}
	const has = (letter: string, long: string): boolean =>
		flags.some((flag) => flag === `--${long}` || (/^-[a-zA-Z]+$/.test(flag) && flag.includes(letter)));
	const words = args.slice(args[at]?.raw === '--' ? at + 1 : at);
	const [variable, ...values] = words;
	const given = scopes.filter(([letter, long]) => has(letter, long));
	if (given.length > 1 || (has('x', 'export') && has('u', 'unexport'))) {
		return {status: isFalse};
	}
	const scope = given[0]?.[1];
	const scoped = scope === undefined ? {} : {scope};
	if (!variable || has('n', 'names') || has('S', 'show')) {
		return {status: isTrue};
	}
	if (has('q', 'query')) {
		const names = words.map(({raw}) => raw);
		return {status: names.every((name) => namePattern.test(name)) ? {kind: 'set', names, ...scoped} : isUnknown};
	}
	if (has('e', 'erase')) {
		const names = words.filter(({raw}) => namePattern.test(raw));
		const parts = words.flatMap(({raw}) => /^([A-Za-z_]\w*)\[/.exec(raw)?.[1] ?? []);
		return {
			effects: [
				...names.map((word) => ({...make(word, [], 'unsets', removalOf(word, names.length)), ...scoped})),
				...parts.map((name) => filled(name, variable, removalOf(variable, 1), scoped)),
			],
			status: names.length === words.length ? {kind: 'set', names: names.map(({raw}) => raw), ...scoped} : isUnknown,
			isJudgedFirst: true,
		};
	}
	const removal = removalOf(variable, 1);
	const joined = /^([A-Za-z_]\w*)=/.exec(variable.raw);
	if (joined?.[1] !== undefined) {
		const nameSpan = {start: variable.start, end: variable.start + joined[1].length};
		const event: AssignmentEvent = {
			kind: 'assignment',
			name: joined[1],
			value: readFishWord(variable.raw, joined[0].length).parts,
			effect: 'broken',
			context: top,
			...removal,
			nameSpan,
			valueSpan: {start: nameSpan.end + 1, end: variable.end},
			problem: 'fish parts name and value by a blank: set -gx NAME value',
		};
		return {effects: [event], status: isFalse};
	}
	if (!namePattern.test(variable.raw)) {
		const name = /^([A-Za-z_]\w*)\[/.exec(variable.raw)?.[1];
		const exporting = has('x', 'export') ? {effect: 'exports' as const} : {};
		return {status: isUnknown, effects: name ? [filled(name, variable, removal, {...scoped, ...exporting})] : []};
	}
	if (values[0]?.raw === '=' && values.length > 1) {
		const problem = 'fish takes the = for a part of the value: set -gx NAME value';
		return {effects: [{...make(variable, values.slice(1), 'broken', removal), problem}], status: {kind: 'kept'}};
	}
	const isUnexported = has('u', 'unexport');
	const isExported = has('x', 'export') && !isUnexported;
	const joins = has('a', 'append') ? 'append' : has('p', 'prepend') ? 'prepend' : undefined;
	const isComputed = values.some(({parts}) =>
		parts.some((part) => part.kind === 'computed' && part.script !== undefined),
	);
	return {
		effects: [
			{
				...make(variable, values, isExported ? 'exports' : 'assigns', removal),
				...scoped,
				values: values.map(({parts}) => parts),
				...(isUnexported ? {isUnexported} : isExported ? {} : {keepsExport: true}),
				...(joins === undefined ? {} : {joins}),
				...(flags.includes('--path') ? {isPath: true} : {}),
			},
		],
		status: isComputed ? isUnknown : {kind: 'kept'},
	};
}

/** Several values of a list go out with a blank between them. */
export function make(
	variable: FishWord,
	values: readonly FishWord[],
	effect: AssignmentEvent['effect'],
	removal: Removal,
): AssignmentEvent {
	const value = values.flatMap(
		({parts}, index): Parts => (index === 0 ? parts : [{kind: 'text', text: ' '}, ...parts]),
	);
	return {
		kind: 'assignment',
		name: variable.raw,
		value,
		effect,
		context: top,
		...removal,
		nameSpan: {start: variable.start, end: variable.end},
		valueSpan: {start: values[0]?.start ?? variable.end, end: values.at(-1)?.end ?? variable.end},
	};
}
