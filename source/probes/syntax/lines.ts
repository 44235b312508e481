// Lines and columns of a text, and the spans that take a statement out of it.

import type {Span} from '../../core/place.js';
import type {Removal} from '../../core/readings.js';

/** Where an offset stands, both from 1. LF and CRLF end a line; a lone CR doesn't. */
export class Lines {
	readonly #starts: readonly number[];

	constructor(text: string) {
		const starts = [0];
		for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
			starts.push(at + 1);
		}
		this.#starts = starts;
	}

	at(offset: number): {readonly line: number; readonly column: number} {
		let low = 0;
		let high = this.#starts.length - 1;
		while (low < high) {
			const middle = Math.ceil((low + high) / 2);
			if ((this.#starts[middle] ?? 0) <= offset) {
				low = middle;
			} else {
				high = middle - 1;
			}
		}
		return {line: low + 1, column: offset - (this.#starts[low] ?? 0) + 1};
	}
}

/** From the beginning of the first line of a span to behind the line break of its last. */
export function wholeLines(text: string, {start, end}: Span): Span {
	const last = text.indexOf('\n', end);
	return {start: text.lastIndexOf('\n', start - 1) + 1, end: last < 0 ? text.length : last + 1};
}

/**
 * What to take out of a shell script for a command to be gone and nothing else: its lines if it is alone there, else the
 * command with one separator beside it.
 */
export function commandSpan(text: string, {start, end}: Span): Span {
	const before = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
	const lineEnd = text.indexOf('\n', end);
	const after = text.slice(end, lineEnd < 0 ? text.length : lineEnd);
	const isLast = /^\s*(?:;\s*)?(?:#.*)?$/.test(after);
	if (/^\s*$/.test(before) && isLast) {
		return wholeLines(text, {start, end});
	}
	const right = /^[ \t]*(?:;(?!;)|&&|\|\|)[ \t]*/.exec(after);
	if (right && !isLast) {
		return {start, end: end + right[0].length};
	}
	const left = /[ \t]{0,200}(?:(?<!;);|&&|\|\|)[ \t]{0,200}$/.exec(before.slice(-200));
	if (left) {
		return {start: start - left[0].length, end};
	}
	return right ? {start, end: end + right[0].length} : {start, end};
}

/**
 * As above, for a language whose bodies must not be empty: its lines, if it is free (a statement of its own outside of every block)
 * and alone there; else something that does nothing takes its place.
 */
export function removalFrom(text: string, span: Span, isFree: boolean, nothing: string): Removal {
	const before = text.slice(text.lastIndexOf('\n', span.start - 1) + 1, span.start);
	const lineEnd = text.indexOf('\n', span.end);
	const after = text.slice(span.end, lineEnd < 0 ? text.length : lineEnd);
	return isFree && /^\s*$/.test(before) && /^\s*(?:;\s*)?(?:#.*)?$/.test(after)
		? {statement: wholeLines(text, span)}
		: {statement: span, leave: nothing};
}
