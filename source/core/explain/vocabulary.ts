// The words of the catalogue, ready to be looked for, and what a text says of them.
import type {Cause, CauseWords} from '../cause.js';
import {ideas} from './data/ideas.js';
import {ownMarks, vagueMarks} from './data/marks.js';
import {type Grade, type Tight, tightWord} from './tight.js';
import {findWords, indexWords, type WordIndex, type WordPlace} from './words.js';

export type Level = keyof CauseWords;

/** How two parts of a pattern stand to each other, and how far apart they may, in letters and digits. */
const reach = {beside: 0, soon: 24, after: 60, near: 250} as const;
type Join = keyof typeof reach;
const joins: Readonly<Record<string, Join>> = {'^': 'soon', '~': 'after', '&': 'near'};

/** A part is a term: words, or an idea with all that says it. */
type Pattern = {
	readonly id: string;
	readonly level: Level;
	/** As it is written in the catalogue. */
	readonly words: string;
	readonly parts: readonly {readonly join: Join; readonly term: number}[];
};

export type Vocabulary = {
	readonly index: WordIndex;
	/** By the term that they begin with. */
	readonly patterns: ReadonlyMap<number, readonly Pattern[]>;
	readonly marks: ReadonlySet<number>;
	readonly vague: ReadonlySet<number>;
};

export type Said = {
	readonly id: string;
	readonly level: Level;
	readonly words: string;
	readonly place: WordPlace;
	readonly grade: Grade;
	/** The line where it begins. */
	readonly line: string;
};

const made = new WeakMap<readonly Cause[], Vocabulary>();

export function vocabularyOf(causes: readonly Cause[]): Vocabulary {
	const known = made.get(causes) ?? makeVocabulary(causes);
	made.set(causes, known);
	return known;
}

function makeVocabulary(causes: readonly Cause[]): Vocabulary {
	const terms = new Map<string, number>();
	const words = new Map<string, number[]>();
	const termOf = (name: string, choices: readonly string[]): number => {
		const term = terms.get(name) ?? terms.size;
		if (term < terms.size) {
			return term;
		}
		terms.set(name, term);
		for (const word of new Set(choices.map(tightWord))) {
			words.set(word, [...(words.get(word) ?? []), term]);
		}
		return term;
	};
	const patterns = new Map<number, Pattern[]>();
	for (const {id, words: known} of causes) {
		for (const level of ['own', 'says', 'hints'] as const) {
			for (const one of known[level]) {
				const parts = partsOf(one, termOf);
				const first = parts[0]?.term ?? -1;
				patterns.set(first, [...(patterns.get(first) ?? []), {id, level, words: one, parts}]);
			}
		}
	}
	const marked = (marks: readonly string[]) => new Set(marks.map((mark) => termOf(mark, [mark])));
	const [marks, vague] = [marked(ownMarks), marked(vagueMarks)];
	return {index: indexWords(words), patterns, marks, vague};
}

function partsOf(words: string, termOf: (name: string, choices: readonly string[]) => number): Pattern['parts'] {
	let join: Join = 'beside';
	const parts: {readonly join: Join; readonly term: number}[] = [];
	for (const piece of words.split(/(<[^<>]+>|[~^&])/)) {
		const name = piece.trim();
		const sign = joins[name];
		if (sign) {
			join = sign;
		} else if (name !== '') {
			parts.push({join, term: termOf(name, name.startsWith('<') ? (ideas[name.slice(1, -1)] ?? []) : [name])});
			join = 'beside';
		}
	}
	return parts;
}

/** What a text says. `about`: 0: nothing is about Claude; 1: only words that others use as well; 2: it is. */
export function findSaid(
	{index, patterns, marks, vague}: Vocabulary,
	tight: Tight,
): {readonly said: readonly Said[]; readonly about: 0 | 1 | 2; readonly steps: number} {
	const {places, steps} = findWords(index, tight);
	const terms = [...places.keys()].toReversed();
	const found = terms
		.flatMap((term) => patterns.get(term) ?? [])
		.flatMap(({id, level, words, parts}) => {
			const place = lastPlace(parts, places, tight.stretches);
			const grade = place ? gradeOf(place, tight) : 0;
			return place && (grade > 0 || level === 'own')
				? [{id, level, words, place, grade, line: tight.lines.findLast(({at}) => at <= place.from)?.line ?? ''}]
				: [];
		});
	const told = terms.filter((term) => places.get(term)?.some((place) => gradeOf(place, tight) > 0));
	const isOwn = told.some((term) => marks.has(term) && !vague.has(term));
	return {said: found, about: isOwn ? 2 : told.some((term) => vague.has(term)) ? 1 : 0, steps};
}

function gradeOf({from, to}: WordPlace, {stretches, grades}: Tight): Grade {
	const [first = 0, last = 0] = [grades[stretches[from] ?? 0], grades[stretches[to - 1] ?? 0]];
	return Math.min(first, last) as Grade;
}

/** The last place where the parts of a pattern stand as they should. */
function lastPlace(
	parts: Pattern['parts'],
	places: ReadonlyMap<number, readonly WordPlace[]>,
	stretches: Int32Array,
): WordPlace | undefined {
	return parts
		.reduce<readonly WordPlace[]>((chain, {join, term}, at) => {
			const here = places.get(term) ?? [];
			return at === 0 ? here : joined(chain, here, join, stretches);
		}, [])
		.at(-1);
}

function joined(
	before: readonly WordPlace[],
	here: readonly WordPlace[],
	join: Join,
	stretches: Int32Array,
): readonly WordPlace[] {
	const isReached = (gap: number) => gap >= 0 && gap <= reach[join];
	const isAnywhere = join === 'near' || join === 'beside';
	return here.flatMap((place) => {
		const one =
			before.findLast(
				({from, to}) => isReached(place.from - to) && (isAnywhere || stretches[from] === stretches[place.from]),
			) ?? (join === 'near' ? before.find(({from}) => isReached(from - place.to)) : undefined);
		return one
			? [{from: Math.min(one.from, place.from), to: Math.max(one.to, place.to), size: one.size + place.size}]
			: [];
	});
}
