// What a test in a start-up file comes to in a new interactive shell: true, false, true if a file exists, or not to be told.
import type {PosixWord} from './posix-tokens.js';
import type {Context, Parts} from './script.js';

export type Condition =
	| {readonly kind: 'true'}
	| {readonly kind: 'false'}
	/** True if all of them exist; `missing` is its opposite. */
	| {readonly kind: 'files' | 'missing'; readonly paths: readonly Parts[]}
	| {readonly kind: 'unknown'};

export const unknown: Condition = {kind: 'unknown'};

export function both(one: Condition, other: Condition): Condition {
	if (one.kind === 'false' || other.kind === 'false') {
		return {kind: 'false'};
	}
	if ([one, other].some(({kind}) => kind === 'unknown' || kind === 'missing')) {
		return unknown;
	}
	const paths = [one, other].flatMap((each) => (each.kind === 'files' ? each.paths : []));
	return paths.length === 0 ? {kind: 'true'} : {kind: 'files', paths};
}

export function either(one: Condition, other: Condition): Condition {
	return opposite(both(opposite(one), opposite(other)));
}

export function opposite(condition: Condition): Condition {
	switch (condition.kind) {
		case 'true':
			return {kind: 'false'};
		case 'false':
			return {kind: 'true'};
		case 'files':
			return {kind: 'missing', paths: condition.paths};
		case 'missing':
			return {kind: 'files', paths: condition.paths};
		default:
			return unknown;
	}
}

/** What stands behind `condition &&` in that context. */
export function under(context: Context, condition: Condition): Context {
	switch (condition.kind) {
		case 'true':
			return context;
		case 'files':
			return needing(context, condition.paths, true);
		case 'missing':
			return condition.paths.length === 1 ? needing(context, condition.paths, false) : perhaps(context);
		default:
			return perhaps(context);
	}
}

function needing(context: Context, paths: readonly Parts[], exists: boolean): Context {
	return {...context, needs: [...context.needs, ...paths.map((path) => ({path, exists}))]};
}

export function perhaps(context: Context): Context {
	return context.reach === 'top' ? {...context, reach: 'conditional'} : context;
}

/** Of a simple command, by its words: `[ … ]`, `[[ … ]]`, `test …`, `true`. */
export function conditionOf(words: readonly PosixWord[], shell: string | undefined): Condition {
	const [first, ...rest] = words;
	if (first?.raw === '!') {
		return opposite(conditionOf(rest, shell));
	}
	if (first?.raw === 'true' || first?.raw === ':') {
		return {kind: 'true'};
	}
	if (first?.raw === 'false') {
		return {kind: 'false'};
	}
	if (!['[', '[[', 'test'].includes(first?.raw ?? '')) {
		return unknown;
	}
	return tests(
		rest.filter(({raw}) => raw !== ']' && raw !== ']]'),
		shell,
	);
}

function tests(words: readonly PosixWord[], shell: string | undefined): Condition {
	const split = words.findIndex(({raw}) => raw === '&&' || raw === '-a');
	if (split > 0) {
		return both(tests(words.slice(0, split), shell), tests(words.slice(split + 1), shell));
	}
	if (words.some(({raw}) => raw === '||' || raw === '-o')) {
		return words[0]?.raw === '-o' && /^(interactive|login)$/.test(words[1]?.raw ?? '') ? {kind: 'true'} : unknown;
	}
	const [first, second, third] = words;
	if (first?.raw === '!') {
		return opposite(tests(words.slice(1), shell));
	}
	if (words.length === 2 && first && second) {
		return unary(first.raw, second, shell);
	}
	if (words.length === 3 && first && second && third && bare(first) === '$-' && third.raw.includes('i')) {
		return second.raw === '!=' ? {kind: 'false'} : /^==?$|^=~$/.test(second.raw) ? {kind: 'true'} : unknown;
	}
	return unknown;
}

function unary(operator: string, word: PosixWord, shell: string | undefined): Condition {
	if (/^-[fersdhL]$/.test(operator)) {
		return {kind: 'files', paths: [word.parts]};
	}
	if (operator === '-t') {
		return {kind: 'true'};
	}
	const name = /^\$\{?(\w+)(?::?-)?\}?$/.exec(bare(word))?.[1];
	const isSet =
		name === undefined
			? undefined
			: ['PS1', 'HOME', 'USER', 'TERM', 'PATH'].includes(name)
				? true
				: /^(BASH|ZSH|KSH|FISH)(_VERSION)?$/.test(name)
					? shell === name.replace('_VERSION', '').toLowerCase()
					: undefined;
	if (isSet === undefined || (operator !== '-n' && operator !== '-z')) {
		return unknown;
	}
	return (operator === '-n') === isSet ? {kind: 'true'} : {kind: 'false'};
}

function bare(word: PosixWord): string {
	return word.raw.replace(/^"([^"]*)"$/, '$1');
}
