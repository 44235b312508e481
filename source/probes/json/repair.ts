// The edits that make JSON of a text with comments and commas too many; every value stays as it is.
import {visit} from 'jsonc-parser';

export type Removal = {readonly start: number; readonly end: number; readonly text: ''};

/** undefined: something else is wrong too, or nothing of this kind is. */
export function repairOf(text: string): readonly Removal[] | undefined {
	const removals: Removal[] = [];
	let comma: number | undefined;
	const something = () => {
		comma = undefined;
	};
	const end = () => {
		if (comma !== undefined) {
			removals.push({start: comma, end: comma + 1, text: ''});
		}
		comma = undefined;
	};
	try {
		visit(
			text,
			{
				onComment: (offset, length) => void removals.push({...wholeLine(text, offset, offset + length), text: ''}),
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
		// Nested too deeply.
		return undefined;
	}
	const sorted = removals.sort((one, other) => one.start - other.start);
	return sorted.length > 0 && isJson(without(text, sorted)) ? sorted : undefined;
}

/** A comment that stands alone goes with its line. */
function wholeLine(text: string, start: number, end: number): {readonly start: number; readonly end: number} {
	const lineStart = text.lastIndexOf('\n', start - 1) + 1;
	const lineEnd = text.indexOf('\n', end);
	const isAlone = text.slice(lineStart, start).trim() === '' && (lineEnd < 0 || text.slice(end, lineEnd).trim() === '');
	return isAlone && lineEnd >= 0 ? {start: lineStart, end: lineEnd + 1} : {start, end};
}

function without(text: string, removals: readonly Removal[]): string {
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
