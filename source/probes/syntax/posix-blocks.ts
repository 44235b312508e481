// What stands in a POSIX shell between words that open and close: if, while, for, case, functions, braces and brackets.
import type {Span} from '../../core/place.js';
import type {Cursor} from './cursor.js';
import type {PosixWord} from './posix-tokens.js';
import {literalText, type Parts, type ScriptStep} from './script.js';

/** The grammar of what stands in a block. */
type Grammar = {
	readonly cursor: Cursor<PosixWord>;
	readonly isZsh: boolean;
	list(isEnd: () => boolean): readonly ScriptStep[];
	command(): ScriptStep;
};

export const closing = new Set(['then', 'do', 'elif', 'else', 'fi', 'done', 'esac', '}']);

/** undefined: no block begins here. */
export function blockOf(parser: Grammar): ScriptStep | undefined {
	const {cursor, isZsh} = parser;
	if (cursor.operator() === '(') {
		cursor.move();
		if (cursor.operator() === ')' && isZsh) {
			// A function without a name is run at once.
			cursor.move();
			return calledOf(parser);
		}
		const body = parser.list(() => cursor.operator() === ')');
		cursor.move(cursor.operator() === ')' ? 1 : 0);
		return {kind: 'group', body, isApart: true};
	}
	switch (cursor.word()) {
		case 'if':
			return ifOf(parser);
		case 'while':
		case 'until': {
			const isUntil = cursor.word() === 'until';
			cursor.move();
			const test = parser.list(() => cursor.word() === 'do');
			return {kind: 'while', test, isUntil, body: bodyOf(parser)};
		}
		case 'for':
		case 'select':
		case 'foreach':
			return forOf(parser);
		case 'case':
			return caseOf(parser);
		case '{':
			return bracesOf(parser);
		case 'function':
			return functionOf(parser);
		case 'repeat': {
			if (!isZsh) {
				return undefined;
			}
			const times = Number(cursor.word(1));
			cursor.move(2);
			const body = cursor.word() === 'do' ? bodyOf(parser) : [parser.command()];
			const values =
				times > 0 && times < 10
					? Array.from({length: times}, (_, index): Parts => [{kind: 'text', text: String(index)}])
					: undefined;
			return {kind: 'for', name: '_', values, isOverFiles: false, body};
		}
		case 'coproc':
			cursor.move();
			return {kind: 'group', body: [parser.command()], isApart: true};
		default:
			return cursor.word() !== undefined && cursor.operator(1) === '(' && cursor.operator(2) === ')'
				? functionOf(parser)
				: undefined;
	}
}

/** `do … done`, or what takes its place. */
function bodyOf(parser: Grammar): readonly ScriptStep[] {
	const {cursor, isZsh} = parser;
	cursor.skip(/^[\n;]$/);
	if (cursor.takes('do')) {
		return listTo(parser, 'done');
	}
	if (cursor.word() === '{') {
		return [bracesOf(parser)];
	}
	return isZsh && cursor.next() ? [parser.command()] : [];
}

function listTo(parser: Grammar, end: string): readonly ScriptStep[] {
	const body = parser.list(() => parser.cursor.word() === end);
	parser.cursor.takes(end);
	return body;
}

function bracesOf(parser: Grammar): ScriptStep {
	const {cursor, isZsh} = parser;
	cursor.move();
	const group: ScriptStep = {kind: 'group', body: listTo(parser, '}'), isApart: false};
	if (isZsh && cursor.takes('always')) {
		cursor.skip(/^\n$/);
		return {kind: 'group', body: [group, parser.command()], isApart: false};
	}
	return group;
}

function ifOf(parser: Grammar): ScriptStep {
	const {cursor} = parser;
	const branches: {test: readonly ScriptStep[]; body: readonly ScriptStep[]}[] = [];
	let otherwise: readonly ScriptStep[] = [];
	const short = (): readonly ScriptStep[] => (cursor.word() === '{' ? [bracesOf(parser)] : []);
	while (cursor.takes('if', 'elif')) {
		const test = parser.list(() => cursor.word() === 'then');
		if (!cursor.takes('then')) {
			branches.push({test, body: short()});
			otherwise = cursor.takes('else') ? short() : otherwise;
			continue;
		}
		branches.push({test, body: parser.list(() => false)});
		if (cursor.takes('else')) {
			otherwise = parser.list(() => false);
		}
		if (cursor.takes('fi') || cursor.word() !== 'elif') {
			break;
		}
	}
	return {kind: 'if', branches, otherwise};
}

function forOf(parser: Grammar): ScriptStep {
	const {cursor} = parser;
	const isForeach = cursor.word() === 'foreach';
	const isSelect = cursor.word() === 'select';
	cursor.move();
	const name = cursor.word() ?? '';
	const {start, end} = cursor.next() ?? {start: 0, end: 0};
	cursor.move();
	const others: {name: string; nameSpan: Span}[] = [];
	for (let word = cursor.next(); word?.kind === 'word' && parser.isZsh && /^\w/.test(name); word = cursor.next()) {
		if (!/^(?!(?:in|do)$)[A-Za-z_]\w*$/.test(word.raw)) {
			break;
		}
		others.push({name: word.raw, nameSpan: {start: word.start, end: word.end}});
		cursor.move();
	}
	const values = valuesOf(parser);
	const patterns = values?.filter(({raw}) => /[*?]/.test(raw)) ?? [];
	const isKnown = /^[A-Za-z_]\w*$/.test(name);
	return {
		kind: 'for',
		name,
		...(others.length > 0 && {others}),
		nameSpan: {start, end},
		values: isKnown && !isSelect ? values?.map(({parts}) => parts) : undefined,
		isOverFiles: patterns.length > 0 && patterns.length === values?.length,
		body: isForeach ? listTo(parser, 'end') : bodyOf(parser),
	};
}

/** `in a b`, or `(a b)` of zsh. */
function valuesOf({cursor}: Grammar): readonly PosixWord[] | undefined {
	const isShort = cursor.operator() === '(';
	if (!isShort && !cursor.takes('in')) {
		return undefined;
	}
	cursor.move(isShort ? 1 : 0);
	const values: PosixWord[] = [];
	// What stands in brackets behind a pattern are qualifiers of zsh.
	let isInBrackets = false;
	for (let token = cursor.next(); token; token = cursor.next()) {
		const isBracket = token.kind === 'operator' && (token.text === '(' || token.text === ')');
		if (token.kind === 'operator' && !isBracket) {
			break;
		}
		cursor.move();
		if (token.kind === 'word') {
			values.push(...(isInBrackets ? [] : [token]));
		} else if (isShort && token.text === ')' && !isInBrackets) {
			break;
		} else {
			isInBrackets = token.text === '(';
		}
	}
	return values;
}

function caseOf(parser: Grammar): ScriptStep {
	const {cursor} = parser;
	const subject = cursor.next(1);
	cursor.move(2);
	cursor.skip(/^\n$/);
	const closes = cursor.word() === '{' ? '}' : 'esac';
	cursor.takes('in', '{');
	const branches: {patterns: readonly Parts[]; body: readonly ScriptStep[]; goesOn: 'no' | 'body' | 'pattern'}[] = [];
	for (;;) {
		cursor.skip(/^[\n;]$/);
		if (!cursor.next() || cursor.takes(closes)) {
			break;
		}
		const before = cursor.moved;
		const patterns = patternsOf(parser);
		const body = parser.list(() => cursor.word() === closes);
		const end = /^;[;&|]/.test(cursor.operator() ?? '') ? cursor.operator() : undefined;
		branches.push({patterns, body, goesOn: end === ';&' ? 'body' : end === ';;&' || end === ';|' ? 'pattern' : 'no'});
		cursor.move(end !== undefined || cursor.moved === before ? 1 : 0);
		if (end === undefined) {
			cursor.takes(closes);
			break;
		}
	}
	return {kind: 'case', subject: subject?.kind === 'word' ? subject.parts : [{kind: 'computed'}], branches};
}

/** Up to the `)` of a pattern of `case`. */
function patternsOf({cursor}: Grammar): readonly Parts[] {
	const patterns: Parts[] = [];
	let current: Parts = [];
	let depth = 0;
	cursor.move(cursor.operator() === '(' ? 1 : 0);
	for (let token = cursor.next(); token; token = cursor.next()) {
		const text = token.kind === 'operator' ? token.text : undefined;
		if (text !== undefined && !/^[()|]$/.test(text)) {
			break;
		}
		if (text === '|' && depth > 0) {
			break;
		}
		cursor.move();
		if (token.kind === 'word') {
			current = [...current, ...token.parts];
		} else if (text === ')' && depth === 0) {
			break;
		} else if (text === '|') {
			patterns.push(current);
			current = [];
		} else {
			depth += text === '(' ? 1 : -1;
			current = [...current, {kind: 'computed'}];
		}
	}
	return [...patterns, current];
}

function calledOf(parser: Grammar): ScriptStep {
	parser.cursor.skip(/^\n$/);
	const body = [parser.command()];
	return {kind: 'call', body, args: parser.cursor.words().map(({parts}) => parts)};
}

function functionOf(parser: Grammar): ScriptStep {
	const {cursor, isZsh} = parser;
	const isKeyword = cursor.takes('function');
	if (isZsh && cursor.word() === '{') {
		return calledOf(parser);
	}
	const names: string[] = [];
	do {
		const token = cursor.next();
		names.push(token?.kind === 'word' ? (literalText(token.parts) ?? '') : '');
		cursor.move();
		// zsh takes several names.
	} while (isZsh && isKeyword && cursor.word() !== undefined && cursor.word() !== '{');
	if (cursor.operator() === '(' && cursor.operator(1) === ')') {
		cursor.move(2);
	}
	cursor.skip(/^\n$/);
	const body = cursor.next() ? [parser.command()] : [];
	const [name = '', ...others] = names;
	const more = others.map((other): ScriptStep => ({kind: 'function', name: other, body}));
	const isHook = isZsh && names.some((one) => /^(precmd|preexec|chpwd|periodic|zshaddhistory|TRAP[A-Z\d]+)$/.test(one));
	const step: ScriptStep = {kind: 'function', name, body, ...(isHook && {isHook})};
	return more.length === 0 ? step : {kind: 'group', body: [step, ...more], isApart: false};
}
