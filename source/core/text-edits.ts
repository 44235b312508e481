// Edits of a text as a pure function: what isn't edited stays byte for byte, and a secret stays a Secret until host/ writes it.

import type {TextEdit} from './fix.js';
import type {Words} from './host.js';
import type {Removal} from './readings/shell-files.js';
import type {Secret} from './secret.js';

/** A piece of a new text. `json`: to be written as a JSON string. */
export type Segment = string | {readonly secret: Secret; readonly as: 'text' | 'json'};

export type Edited =
	| {readonly ok: true; readonly segments: readonly Segment[]}
	/** One line, without secrets. */
	| {readonly ok: false; readonly detail: string};

/** Takes it out. */
export function removalOf({statement, leave, among}: Removal): TextEdit {
	return {...statement, text: leave ?? '', ...(among && {among: {names: among.names, edit: removalOf(among)}})};
}

/** In the order of the text, each once (two causes may ask for the same); a command that loses all its names goes as a whole. */
export function settledEdits(edits: readonly TextEdit[]): readonly TextEdit[] {
	const once = uniqueOf(edits);
	const settled = uniqueOf(
		once.map((edit) => {
			const {among} = edit;
			const together = among && once.filter((other) => other.among && isSame(other.among.edit, among.edit));
			return together && together.length >= among.names ? among.edit : edit;
		}),
	);
	return settled.filter(
		(edit) => !(takesOut(edit) && settled.some((other) => takesOut(other) && isWithin(edit, other))),
	);
}

/** What may be left where something is taken out: a command or a word that does nothing. */
export function isNothing(text: string): boolean {
	return /^(?:|:|true|false|begin; end|_|\$\{\w+-\})$/.test(text);
}

function takesOut({start, end, text}: TextEdit): boolean {
	return start < end && typeof text === 'string' && isNothing(text);
}

/** The larger one takes it along. */
function isWithin(edit: TextEdit, other: TextEdit): boolean {
	return other.start <= edit.start && edit.end <= other.end && other.end - other.start > edit.end - edit.start;
}

function uniqueOf(edits: readonly TextEdit[]): readonly TextEdit[] {
	const ordered = [...edits].sort((a, b) => a.start - b.start || Number(a.end > a.start) - Number(b.end > b.start));
	const found: TextEdit[] = [];
	for (const edit of ordered) {
		if (!found.some((other) => isSame(edit, other))) {
			found.push(edit);
		}
	}
	return found;
}

/**
 * Applies edits whose positions are those of `text`, in any order. Removals may overlap; any other overlap is refused, as are
 * positions outside of the text.
 */
export function applyTextEdits(text: string, edits: readonly TextEdit[]): Edited {
	const segments: Segment[] = [];
	let last: TextEdit | undefined;
	let at = 0;
	for (const edit of settledEdits(edits)) {
		if (!(Number.isInteger(edit.start) && edit.start >= 0 && edit.start <= edit.end && edit.end <= text.length)) {
			return {ok: false, detail: "a place to edit isn't in the file"};
		}
		if (edit.start === edit.end && edit.text === '') {
			return {ok: false, detail: 'a command that sets it does more, and has to be changed by hand'};
		}
		if (edit.start < at) {
			if (!last || !isRemoval(edit) || !isRemoval(last)) {
				return {ok: false, detail: 'two edits want to change the same place'};
			}
			at = Math.max(at, edit.end);
		} else {
			segments.push(text.slice(at, edit.start), ...segmentsOf(edit.text));
			at = edit.end;
		}
		last = edit;
	}
	segments.push(text.slice(at));
	return {ok: true, segments: segments.filter((segment) => segment !== '')};
}

/** The text with every secret as `write` has it: the hint for a preview. */
export function joinSegments(
	segments: readonly Segment[],
	write: (secret: Secret, as: 'text' | 'json') => string,
): string {
	return segments.map((one) => (typeof one === 'string' ? one : write(one.secret, one.as))).join('');
}

function segmentsOf(words: Words): readonly Segment[] {
	return listOf(words).map((word) => (typeof word === 'string' ? word : {secret: word, as: 'text'}));
}

function listOf(words: Words): readonly (string | Secret)[] {
	return typeof words === 'string' || 'reveal' in words ? [words] : words;
}

function isRemoval({start, end, text}: TextEdit): boolean {
	return end > start && listOf(text).every((word) => word === '');
}

function isSame(a: TextEdit, b: TextEdit): boolean {
	const [mine, other] = [listOf(a.text), listOf(b.text)];
	return (
		a.start === b.start &&
		a.end === b.end &&
		mine.length === other.length &&
		mine.every((word, index) => {
			const same = other[index];
			return typeof word === 'string' || typeof same === 'string' || same === undefined
				? word === same
				: word.equals(same);
		})
	);
}
