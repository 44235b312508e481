// What was meant by a mistyped word: a known word within two edits.
import {editDistance} from '../../core/edit-distance.js';

const most = 2;

/** The nearest of these words, the first one of equals; undefined: none is near. Capitals aren't a slip, so the same word in other letters is the nearest. */
export function nearest(word: string, words: readonly string[]): string | undefined {
	const typed = word.toLowerCase();
	return words
		.map((one) => ({one, distance: editDistance(typed, one, most)}))
		.filter(({distance}) => distance <= most)
		.sort((a, b) => a.distance - b.distance)[0]?.one;
}

/** Two lines: what there isn't, and what was meant, or else where to look. */
export function notThere(problem: string, meant: string | undefined, otherwise = 'claude-fix help says more.'): string {
	return `${problem}.\n${meant === undefined ? otherwise : `Did you mean ${meant}?`}`;
}
