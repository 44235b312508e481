// The words of the catalogue, ready to be looked for, and what a text says of them.
import type {Cause, CauseWords} from '../cause.js';
import {grouped} from '../grouped.js';
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
	readonly parts: readonly {readonly join: Join; readonly term: string}[];
};

export type Vocabulary = {
	readonly index: WordIndex;
	/** By the term that they begin with. */
	readonly patterns: ReadonlyMap<string, readonly Pattern[]>;
};

export type Said = Pick<Pattern, 'id' | 'level' | 'words'> & {
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
	const patterns = causes.flatMap(({id, words: known}) =>
		(['own', 'says', 'hints'] as const).flatMap((level) =>
			known[level].map((words): Pattern => ({id, level, words, parts: partsOf(words)})),
		),
	);
	const terms = new Set([...ownMarks, ...vagueMarks, ...patterns.flatMap(({parts}) => parts.map(({term}) => term))]);
	const spellings = [...terms].flatMap((term) => {
		const choices = term.startsWith('<') ? (ideas[term.slice(1, -1)] ?? []) : [term];
		return [...new Set(choices.map(tightWord))].map((word) => [word, term] as const);
	});
	return {
		index: indexWords(grouped(spellings)),
		patterns: grouped(patterns.map((pattern) => [pattern.parts[0]?.term ?? '', pattern])),
	};
}

function partsOf(words: string): Pattern['parts'] {
	let join: Join = 'beside';
	return words.split(/(<[^<>]+>|[~^&])/).flatMap((piece) => {
		const term = piece.trim();
		const part = term === '' || joins[term] ? [] : [{join, term}];
		join = joins[term] ?? (term === '' ? join : 'beside');
		return part;
	});
}

/** What a text says. `about`: 0: nothing is about Claude; 1: only words that others use as well; 2: it is. */
export function findSaid(
	{index, patterns}: Vocabulary,
	tight: Tight,
): {readonly said: readonly Said[]; readonly about: 0 | 1 | 2; readonly steps: number} {
	const {places, steps} = findWords(index, tight);
	const {begins} = tight;
	const gradeOf = ({from, last}: WordPlace) =>
		Math.min(begins.get(from)?.grade ?? 0, begins.get(last)?.grade ?? 0) as Grade;
	const said = [...places.keys()]
		.toReversed()
		.flatMap((term) => patterns.get(term) ?? [])
		.flatMap(({id, level, words, parts}) => {
			const place = lastPlace(parts, places, begins);
			const grade = place ? gradeOf(place) : 0;
			return place && (grade > 0 || level === 'own')
				? [{id, level, words, place, grade, line: begins.get(place.from)?.line ?? ''}]
				: [];
		});
	const isTold = (mark: string) => places.get(mark)?.some((place) => gradeOf(place) > 0) ?? false;
	const isOwn = ownMarks.some((mark) => !vagueMarks.includes(mark) && isTold(mark));
	return {said, about: isOwn ? 2 : vagueMarks.some(isTold) ? 1 : 0, steps};
}

/** The last place where the parts of a pattern stand as they should. */
function lastPlace(
	parts: Pattern['parts'],
	places: ReadonlyMap<string, readonly WordPlace[]>,
	begins: Tight['begins'],
): WordPlace | undefined {
	return parts
		.reduce<readonly WordPlace[]>((chain, {join, term}, at) => {
			const here = places.get(term) ?? [];
			return at === 0 ? here : here.flatMap((place) => joined(chain, place, join, begins) ?? []);
		}, [])
		.at(-1);
}

/** With the one before it, or behind it where only their distance counts. */
function joined(
	before: readonly WordPlace[],
	place: WordPlace,
	join: Join,
	begins: Tight['begins'],
): WordPlace | undefined {
	const isReached = (gap: number) => gap >= 0 && gap <= reach[join];
	const stretchOf = ({from}: WordPlace) => begins.get(from)?.stretch;
	const isSame = (one: WordPlace) => join === 'near' || join === 'beside' || stretchOf(one) === stretchOf(place);
	const one =
		before.findLast((other) => isReached(place.from - other.to) && isSame(other)) ??
		(join === 'near' ? before.find(({from}) => isReached(from - place.to)) : undefined);
	return (
		one && {
			from: Math.min(one.from, place.from),
			last: Math.max(one.last, place.last),
			to: Math.max(one.to, place.to),
			size: one.size + place.size,
		}
	);
}
