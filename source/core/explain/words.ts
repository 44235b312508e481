// Finds many words in a tight text in one pass: an index by their first letters, so that each place in the text is compared with few of them.
import type {Tight} from './tight.js';

/** `size`: how many of the characters between are the words themselves. */
export type Place = {readonly from: number; readonly to: number; readonly size: number};

/** Words, each with the numbers of the terms that it stands for. */
export type WordIndex = readonly (readonly Entry[] | undefined)[];
type Entry = {readonly word: string; readonly terms: readonly number[]};

/** Places that are remembered of one term: the last ones, where a text says the same again and again. */
const mostPlaces = 12;
/** A shorter word must end where it ends in the text, but for an s. */
const shortest = 7;

export function indexWords(words: ReadonlyMap<string, readonly number[]>): WordIndex {
	const index: (Entry[] | undefined)[] = new Array(keys);
	for (const [word, terms] of words) {
		const key = keyAt(word, 0);
		index[key] = [...(index[key] ?? []), {word, terms}];
	}
	return index;
}

const keys = 16_381;

/** Of the first two letters, since words may be as short as that. */
function keyAt(text: string, at: number): number {
	return (text.charCodeAt(at) * 257 + text.charCodeAt(at + 1)) % keys;
}

/** Where each term stands, by its number, in order. `steps` counts comparisons, so that growth can be measured without a clock. */
export function findWords(
	index: WordIndex,
	{text, starts}: Tight,
): {readonly places: ReadonlyMap<number, readonly Place[]>; readonly steps: number} {
	const places = new Map<number, Place[]>();
	const isEnd = (at: number) => at >= text.length || starts[at] === 1;
	let steps = 0;
	for (let at = 0; at < text.length; at += 1) {
		const candidates = starts[at] === 1 && at + 1 < text.length ? index[keyAt(text, at)] : undefined;
		steps += 1 + (candidates?.length ?? 0);
		for (const {word, terms} of candidates ?? []) {
			const to = at + word.length;
			if (
				text.startsWith(word, at) &&
				(word.length >= shortest || isEnd(to) || (text.charCodeAt(to) === 115 && isEnd(to + 1)))
			) {
				for (const term of terms) {
					const known = places.get(term) ?? [];
					known.splice(0, known.length >= mostPlaces ? mostPlaces / 2 : 0);
					known.push({from: at, to, size: word.length});
					places.set(term, known);
				}
			}
		}
	}
	return {places, steps};
}
