// Finds many words in a tight text in one pass: an index by their first letters, so that each place in the text is compared with few of them.
import type {Tight} from './tight.js';

/** `size`: how many of the characters between are the words themselves. */
export type Place = {readonly from: number; readonly to: number; readonly size: number};

export type WordIndex = {
	readonly words: readonly string[];
	readonly byStart: ReadonlyMap<number, readonly number[]>;
};

const fewest = 3;
/** Places that are remembered of one word: the last ones, where a text says the same again and again. */
const mostPlaces = 256;
/** A shorter word must end where it ends in the text. */
const shortest = 7;

export function indexWords(all: Iterable<string>): WordIndex {
	const words = [...new Set(all)].filter((word) => word.length >= 2);
	const byStart = new Map<number, number[]>();
	for (const [number, word] of words.entries()) {
		const key = keyAt(word, 0);
		byStart.set(key, [...(byStart.get(key) ?? []), number]);
	}
	return {words, byStart};
}

/** Of words of two letters the third is any: they are found under each. */
function keyAt(text: string, at: number): number {
	const third = at + fewest - 1 < text.length ? text.charCodeAt(at + 2) : 0;
	return (text.charCodeAt(at) * 31 + text.charCodeAt(at + 1)) * 1031 + third;
}

/** Where each word stands, by its number. `steps` counts comparisons, so that growth can be measured without a clock. */
export function findWords({words, byStart}: WordIndex, {text, starts}: Tight): {
	readonly places: ReadonlyMap<number, readonly Place[]>;
	readonly steps: number;
} {
	const places = new Map<number, Place[]>();
	let steps = 0;
	for (let at = 0; at < text.length; at += 1) {
		if (starts[at] !== 1) {
			continue;
		}
		steps += 1;
		for (const number of candidates(byStart, text, at)) {
			steps += 1;
			const word = words[number] ?? '';
			const to = at + word.length;
			if (text.startsWith(word, at) && (word.length >= shortest || to >= text.length || starts[to] === 1)) {
				const known = places.get(number) ?? [];
				if (known.length >= mostPlaces) {
					known.splice(0, mostPlaces / 2);
				}
				known.push({from: at, to, size: word.length});
				places.set(number, known);
			}
		}
	}
	return {places, steps};
}

const none: readonly number[] = [];

function candidates(byStart: WordIndex['byStart'], text: string, at: number): readonly number[] {
	const found = byStart.get(keyAt(text, at)) ?? none;
	const short = byStart.get((text.charCodeAt(at) * 31 + text.charCodeAt(at + 1)) * 1031);
	return short ? [...found, ...short] : found;
}
