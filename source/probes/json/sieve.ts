// A sieve for JSON that is too large to keep: what is nested deep is emptied while the bytes come in; lines stay where they are.
import {BeyondBudget, budgets} from '../../core/budget.js';

const quote = 0x22;
const backslash = 0x5c;
const newline = 0x0a;
/** What lies in this many brackets is kept: `projects`, a project, and what is said of it. */
const kept = 3;
/** The limit for one text inside, and for everything that is left. Bytes. */
const longest = 64 * 1024;
const most = 4 * 1024 * 1024;

const closers: Readonly<Record<number, number>> = {91: 0x5d, 123: 0x7d};

/**
 * Takes the bytes of a JSON text part by part, and gives back what is left of each. Whole JSON stays whole, and broken brackets, quotes and
 * ends stay broken; other mistakes in what is left out aren't seen.
 */
export function makeSieve(): (bytes: Uint8Array) => Uint8Array {
	const stack: number[] = [];
	let isText = false;
	let isEscaped = false;
	let length = 0;
	let total = 0;
	return (bytes) => {
		const out = new Uint8Array(bytes.length);
		let size = 0;
		const keep = (from: number, to: number) => {
			out.set(bytes.subarray(from, to), size);
			size += to - from;
		};
		let at = 0;
		while (at < bytes.length) {
			if (isText) {
				const end = endOfText(bytes, at, isEscaped);
				length += end.at - at;
				if (stack.length <= kept) {
					if (length > longest) {
						throw new BeyondBudget('holds a text of more than 64 KiB');
					}
					keep(at, end.at);
				}
				isText = !end.isOver;
				isEscaped = end.isEscaped;
				at = end.at;
				continue;
			}
			const byte = bytes[at] ?? 0;
			const closer = closers[byte];
			if (byte === quote) {
				isText = true;
				length = 0;
			} else if (closer !== undefined) {
				stack.push(closer);
				if (stack.length > budgets.depth) {
					throw new BeyondBudget(`has more than ${budgets.depth} brackets within one another`);
				}
			}
			const isClosed = byte === 0x5d || byte === 0x7d;
			const isWrong = isClosed && stack.pop() !== byte;
			const isEdge = (closer !== undefined && stack.length === kept + 1) || (isClosed && stack.length === kept);
			if (stack.length <= kept || isEdge || isWrong || byte === newline) {
				out[size] = byte;
				size += 1;
			}
			at += 1;
		}
		total += size;
		if (total > most) {
			throw new BeyondBudget('says too much: more than 4 MiB');
		}
		return out.slice(0, size);
	};
}

/** Up to and with its closing quote, or to the end of this part. */
function endOfText(bytes: Uint8Array, from: number, isEscaped: boolean) {
	let at = isEscaped ? from + 1 : from;
	while (at < bytes.length) {
		const byte = bytes[at];
		if (byte === quote) {
			return {at: at + 1, isOver: true, isEscaped: false};
		}
		if (byte === backslash) {
			at += 1;
		}
		at += 1;
	}
	return {at: bytes.length, isOver: false, isEscaped: at > bytes.length};
}
