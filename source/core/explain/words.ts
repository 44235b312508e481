// Finds many words in a tight text in one pass: an index by their first letters, so that each place in the text is compared with few of them.
import type {Tight} from './tight.js';

/** `size`: how many of the characters between are the words themselves. */
export type WordPlace = {readonly from: number; readonly to: number; readonly size: number};

/** Words with the numbers of the terms that each stands for, by a key of their first four letters, or of two where they are shorter. */
export type WordIndex = readonly (readonly Entry[] | undefined)[];
type Entry = {readonly word: string; readonly last: number; readonly terms: readonly number[]};

/** Places that are remembered of one term: the last ones, where a text says the same again and again. */
const mostPlaces = 12;
/** A shorter word must end where it ends in the text, but for an s. */
const shortest = 7;

export function indexWords(words: ReadonlyMap<string, readonly number[]>): WordIndex {
	const index: (Entry[] | undefined)[] = new Array(keys);
	for (const [word, terms] of words) {
		const key = keyAt(word, 0, word.length < 4 ? 2 : 4);
		index[key] = [...(index[key] ?? []), {word, last: word.charCodeAt(word.length - 1), terms}];
	}
	return index;
}

const keys = 16_381;

function keyAt(text: string, at: number, letters: 2 | 4): number {
	const two = text.charCodeAt(at) * 257 + text.charCodeAt(at + 1);
	return (letters === 2 ? two : two * 66_049 + text.charCodeAt(at + 2) * 257 + text.charCodeAt(at + 3)) % keys;
}

/** Where each term stands, by its number, in order, the last ones. `steps` counts comparisons, so that growth can be measured without a clock. */
export function findWords(
	index: WordIndex,
	{text, starts}: Tight,
): {readonly places: ReadonlyMap<number, readonly WordPlace[]>; readonly steps: number} {
	const places = new Map<number, WordPlace[]>();
	const isEnd = (at: number) => at >= text.length || starts[at] === 1;
	let steps = 0;
	const note = (at: number, candidates: readonly Entry[] = []) => {
		steps += candidates.length;
		for (const {word, last, terms} of candidates) {
			const to = at + word.length;
			if (
				text.charCodeAt(to - 1) === last &&
				text.startsWith(word, at) &&
				(word.length >= shortest || isEnd(to) || (text.charCodeAt(to) === 115 && isEnd(to + 1)))
			) {
				for (const term of terms) {
					const known = places.get(term) ?? [];
					if (known.length < mostPlaces) {
						known.push({from: at, to, size: word.length});
						places.set(term, known);
					}
				}
			}
		}
	};
	// From the end: there stand the places that are remembered.
	for (let at = starts.lastIndexOf(1); at >= 0; at = at === 0 ? -1 : starts.lastIndexOf(1, at - 1)) {
		steps += 1;
		note(at, index[keyAt(text, at, 2)]);
		note(at, index[keyAt(text, at, 4)]);
	}
	for (const known of places.values()) {
		known.reverse();
	}
	return {places, steps};
}
