// The edits that turn a text with comments and stray commas into JSON; every value stays as it is.
import {visit} from 'jsonc-parser';
import {budgets} from '../../core/budget.js';
import {outlineOf} from './outline.js';

export type JsonRepair = {readonly start: number; readonly end: number; readonly text: ''};

/** undefined: something else is wrong too, there is no such error, or the repair is longer than a person would read before agreeing to it. */
export function repairOf(text: string): readonly JsonRepair[] | undefined {
	if (outlineOf(text, {depth: budgets.depth, marks: budgets.marks}).marks > budgets.marks) {
		return undefined;
	}
	const removals: JsonRepair[] = [];
	const remove = (start: number, end: number) => {
		removals.push({start, end, text: ''});
		if (removals.length > budgets.names) {
			throw new TooMany();
		}
	};
	let comma: number | undefined;
	const something = () => {
		comma = undefined;
	};
	const end = () => {
		if (comma !== undefined) {
			remove(comma, comma + 1);
		}
		comma = undefined;
	};
	try {
		visit(
			text,
			{
				onComment(offset, length) {
					const {start, end: last} = wholeLine(text, offset, offset + length);
					remove(start, last);
				},
				onSeparator(character, offset) {
					comma = character === ',' ? offset : comma;
				},
				onObjectProperty: something,
				onLiteralValue: something,
				onObjectBegin: something,
				onArrayBegin: something,
				onObjectEnd: end,
				onArrayEnd: end,
			},
			{allowTrailingComma: true},
		);
	} catch {
		// Nested too deeply, or too many.
		return undefined;
	}
	const sorted = removals.sort((one, other) => one.start - other.start);
	return sorted.length > 0 && isJson(without(text, sorted)) ? sorted : undefined;
}

/** A comment that stands alone goes with its line. */
function wholeLine(text: string, start: number, end: number): {readonly start: number; readonly end: number} {
	const isBlank = (at: number): boolean => at >= 0 && at < text.length && ' \t\r'.includes(text[at] ?? '');
	let first = start;
	let last = end;
	while (isBlank(first - 1)) {
		first -= 1;
	}
	while (isBlank(last)) {
		last += 1;
	}
	const isAlone = (first === 0 || text[first - 1] === '\n') && text[last] === '\n';
	return isAlone ? {start: first, end: last + 1} : {start, end};
}

class TooMany extends Error {}

function without(text: string, removals: readonly JsonRepair[]): string {
	let at = 0;
	let rest = '';
	for (const {start, end} of removals) {
		rest += text.slice(at, start);
		at = end;
	}
	return rest + text.slice(at);
}

function isJson(text: string): boolean {
	try {
		JSON.parse(text);
		return true;
	} catch {
		return false;
	}
}
