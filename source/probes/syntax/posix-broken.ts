// Lines that look like an assignment to a person but set nothing in a POSIX shell.
import {kindOf} from '../../core/credential-kind.js';
import type {PosixWord} from './posix-tokens.js';
import {readWord} from './posix-words.js';
import type {AssignmentEvent} from './script.js';
import {literalText} from './script.js';

type Broken = Pick<AssignmentEvent, 'name' | 'value' | 'nameSpan' | 'valueSpan' | 'statement'> & {
	readonly problem: string;
};

const namePattern = /^[A-Za-z_]\w*$/;

/** The command as the assignment it was meant to be, with why it sets nothing; undefined if it wasn't meant as one. */
export function isBrokenAssignment(words: readonly PosixWord[]): Broken | undefined {
	const isExport = words[0]?.raw === 'export' || words[0]?.raw === 'declare' || words[0]?.raw === 'typeset';
	const rest = (isExport ? words.slice(1) : words).filter(({raw}, index) => index > 0 || !/^-[a-z]+$/.test(raw));
	const [first, second, third] = rest;
	if (!first) {
		return undefined;
	}
	const powershell = /^\$\{?env:(\w+)\}?(=?)/i.exec(first.raw);
	if (powershell) {
		const problem = 'this is PowerShell; here it would be export NAME=value';
		const [whole = '', name = '', sign] = powershell;
		return sign === '=' || (second?.raw === '=' && third)
			? make(first, name, whole.replace('=', ''), sign === '=' ? first : third, problem)
			: undefined;
	}
	const dollar = /^\$([A-Za-z_]\w*)(=?)/.exec(first.raw);
	if (dollar && (dollar[2] === '=' || (second?.raw === '=' && third))) {
		const problem = 'a name is assigned without the $ before it';
		return make(first, dollar[1] ?? '', `$${dollar[1]}`, dollar[2] === '=' ? first : third, problem);
	}
	if (namePattern.test(first.raw) && second && /^=(?!\()/.test(second.raw)) {
		const value = second.raw === '=' ? third : second;
		return make(first, first.raw, first.raw, value ?? second, 'there must be no blanks around the =');
	}
	if (
		first.assignment &&
		first.assignment.value.start === first.assignment.value.end &&
		second &&
		looksLikeValue(second)
	) {
		return make(first, first.assignment.name, first.assignment.name, second, 'there must be no blank behind the =');
	}
	if (words[0]?.raw === 'set' || words[0]?.raw === 'setenv') {
		return foreign(words);
	}
	const colon = /^([A-Za-z_]\w*):/.exec(first.raw);
	if (isExport && colon) {
		const isJoined = first.raw.length > (colon[0]?.length ?? 0);
		return make(
			first,
			colon[1] ?? '',
			colon[1] ?? '',
			isJoined ? first : second,
			'the name is followed by : instead of =',
		);
	}
	return undefined;
}

/** `set NAME=value` of cmd, `set -gx NAME value` of fish, `setenv NAME value` of csh. */
function foreign(words: readonly PosixWord[]): Broken | undefined {
	const [command, first, second, third] = words;
	if (command?.raw === 'setenv' && first && namePattern.test(first.raw)) {
		return make(first, first.raw, first.raw, second, 'setenv is csh; here it is export NAME=value');
	}
	if (command?.raw === 'set' && first?.assignment) {
		return make(
			first,
			first.assignment.name,
			first.assignment.name,
			first,
			'set NAME=value sets nothing here; it is export NAME=value',
		);
	}
	const isFish = /^(-[a-zA-Z]*[gxU][a-zA-Z]*|--export|--global|--universal)$/.test(first?.raw ?? '');
	if (isFish && second && namePattern.test(second.raw) && third) {
		return make(second, second.raw, second.raw, third, 'set -x is fish; here it is export NAME=value');
	}
	return undefined;
}

function looksLikeValue(word: PosixWord): boolean {
	const text = literalText(word.parts) ?? '';
	return (
		!word.assignment && (word.isQuoted || /^https?:\/\//.test(text) || (text.length > 12 && kindOf(text) !== 'unknown'))
	);
}

/** `value` may be the word of the name itself, if they are written as one. */
function make(at: PosixWord, name: string, written: string, value: PosixWord | undefined, problem: string): Broken {
	const nameStart = at.start + Math.max(0, at.raw.indexOf(name));
	const nameSpan = {start: nameStart, end: nameStart + name.length};
	const statement = {start: at.start, end: value?.end ?? at.end};
	if (!value) {
		return {name, value: [], nameSpan, valueSpan: {start: at.end, end: at.end}, statement, problem};
	}
	if (value.assignment) {
		const {start, end, parts} = value.assignment.value;
		return {name, value: parts, nameSpan, valueSpan: {start, end}, statement, problem};
	}
	if (value !== at) {
		// `NAME ="value"`: the sign is part of the word.
		const sign = value.raw.startsWith('=') && value.raw.length > 1 ? 1 : 0;
		return {
			name,
			value: readWord(value.raw, sign).parts,
			nameSpan,
			valueSpan: {start: value.start + sign, end: value.end},
			statement,
			problem,
		};
	}
	const start = value.start + written.length + 1;
	return {
		name,
		value: readWord(value.raw, written.length + 1).parts,
		nameSpan,
		valueSpan: {start, end: value.end},
		statement,
		problem,
	};
}
