// Finds many words in a tight text in one pass: an index by their first letters, so that each place in the text is compared with few of them.
import {grouped} from '../grouped.js';
import type {Tight} from './tight.js';

/** `last`: where its last word begins. `size`: how many of the characters between are the words themselves. */
export type WordPlace = {readonly from: number; readonly last: number; readonly to: number; readonly size: number};

/** Words with the names of the terms that each stands for, by their first four letters, or two where they are shorter. */
export type WordIndex = ReadonlyMap<string, readonly Entry[]>;
type Entry = {readonly word: string; readonly terms: readonly string[]};

/** Places that are remembered of one term: the last ones, where a text says the same again and again. */
const mostPlaces = 12;
/** A shorter word must end where it ends in the text, but for an s. */
const shortest = 7;

export const indexWords = (words: ReadonlyMap<string, readonly string[]>): WordIndex =>
	grouped([...words].map(([word, terms]) => [word.slice(0, word.length < 4 ? 2 : 4), {word, terms}]));

/** Where each term stands, in order, the last ones. `steps` counts comparisons, so that growth can be measured without a clock. */
export function findWords(
	index: WordIndex,
	{text, begins}: Tight,
): {readonly places: ReadonlyMap<string, readonly WordPlace[]>; readonly steps: number} {
	const places = new Map<string, WordPlace[]>();
	const isEnd = (at: number) => at >= text.length || begins.has(at);
	let steps = 0;
	// From the end: there stand the places that are remembered.
	for (const at of [...begins.keys()].toReversed()) {
		const candidates = [2, 4].flatMap((letters) => index.get(text.slice(at, at + letters)) ?? []);
		steps += 1 + candidates.length;
		for (const {word, terms} of candidates) {
			const to = at + word.length;
			if (text.startsWith(word, at) && (word.length >= shortest || isEnd(to) || (text[to] === 's' && isEnd(to + 1)))) {
				for (const term of terms) {
					const known = places.get(term) ?? [];
					places.set(term, known.length < mostPlaces ? [{from: at, last: at, to, size: word.length}, ...known] : known);
				}
			}
		}
	}
	return {places, steps};
}
