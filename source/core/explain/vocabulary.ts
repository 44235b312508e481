// The words of the catalogue, ready to be looked for, and what a text says of them.
import type {Cause} from '../cause.js';
import {ideas} from './data/ideas.js';
import {ownMarks, vagueMarks} from './data/marks.js';
import {type Tight, tightWord} from './tight.js';
import {findWords, indexWords, type Place, type WordIndex} from './words.js';

export type Level = 'own' | 'says' | 'hints';

type Join = 'beside' | 'soon' | 'after' | 'near';
type Pattern = {
	readonly id: string;
	readonly level: Level;
	/** As it is written in the catalogue. */
	readonly words: string;
	readonly parts: readonly {readonly join: Join; readonly numbers: readonly number[]}[];
};

export type Vocabulary = {
	readonly index: WordIndex;
	readonly patterns: readonly Pattern[];
	readonly marks: ReadonlySet<number>;
	readonly vague: ReadonlySet<number>;
};

export type Said = {readonly id: string; readonly level: Level; readonly words: string; readonly place: Place};

/** How far apart parts of a pattern may stand, in letters and digits. */
const reach: Readonly<Record<Join, number>> = {beside: 0, soon: 24, after: 60, near: 250};

const joins: Readonly<Record<string, Join>> = {'^': 'soon', '~': 'after', '&': 'near'};

const made = new WeakMap<readonly Cause[], Vocabulary>();

export function vocabularyOf(causes: readonly Cause[]): Vocabulary {
	const known = made.get(causes) ?? makeVocabulary(causes);
	made.set(causes, known);
	return known;
}

function makeVocabulary(causes: readonly Cause[]): Vocabulary {
	const parsed = causes.flatMap(({id, words}) =>
		(['own', 'says', 'hints'] as const).flatMap((level) =>
			words[level].map((one) => ({id, level, words: one, parts: partsOf(one)})),
		),
	);
	const index = indexWords([
		...parsed.flatMap(({parts}) => parts.flatMap(({choices}) => choices)),
		...[...ownMarks, ...vagueMarks].map(tightWord),
	]);
	const numbers = new Map(index.words.map((word, number) => [word, number]));
	const numberOf = (word: string) => numbers.get(word) ?? -1;
	return {
		index,
		patterns: parsed.map(({parts, ...rest}) => ({
			...rest,
			parts: parts.map(({join, choices}) => ({join, numbers: choices.map(numberOf)})),
		})),
		marks: new Set(ownMarks.map((mark) => numberOf(tightWord(mark)))),
		vague: new Set(vagueMarks.map((mark) => numberOf(tightWord(mark)))),
	};
}

function partsOf(words: string): readonly {readonly join: Join; readonly choices: readonly string[]}[] {
	let join: Join = 'beside';
	return [...words.matchAll(/<([^<>]+)>|[\^~&]|[^<>~&^]+/g)].flatMap(([found, idea]) => {
		const sign = joins[found];
		if (sign) {
			join = sign;
			return [];
		}
		const choices = (idea === undefined ? [found] : (ideas[idea] ?? [])).map(tightWord).filter((word) => word !== '');
		if (choices.length === 0) {
			return [];
		}
		const part = {join, choices};
		join = 'beside';
		return [part];
	});
}

export function said(vocabulary: Vocabulary, tight: Tight): {
	readonly said: readonly Said[];
	/** 0: nothing is about Claude; 1: only words that others use as well; 2: it is. */
	readonly about: 0 | 1 | 2;
	readonly steps: number;
} {
	const {places, steps} = findWords(vocabulary.index, tight);
	const found = vocabulary.patterns.flatMap(({id, level, words, parts}) => {
		const place = lastPlace(parts, places, tight.stretches);
		return place ? [{id, level, words, place}] : [];
	});
	const about = [...places.keys()].some((number) => vocabulary.marks.has(number) && !vocabulary.vague.has(number))
		? 2
		: [...places.keys()].some((number) => vocabulary.marks.has(number) || vocabulary.vague.has(number))
			? 1
			: 0;
	return {said: found, about, steps};
}

/** The last place where the parts of a pattern stand as they should. */
function lastPlace(
	parts: Pattern['parts'],
	places: ReadonlyMap<number, readonly Place[]>,
	stretches: Int32Array,
): Place | undefined {
	let chain: readonly Place[] | undefined;
	for (const {join, numbers} of parts) {
		const here = numbers
			.flatMap((number) => places.get(number) ?? [])
			.sort((one, other) => one.from - other.from || one.to - other.to);
		chain = chain === undefined ? here : joined(chain, here, join, stretches);
		if (chain.length === 0) {
			return undefined;
		}
	}
	return chain?.at(-1);
}

function joined(
	before: readonly Place[],
	here: readonly Place[],
	join: Join,
	stretches: Int32Array,
): readonly Place[] {
	const found: Place[] = [];
	let at = 0;
	for (const place of here) {
		// The last one that ends before this begins.
		while (at + 1 < before.length && (before[at + 1]?.to ?? 0) <= place.from) {
			at += 1;
		}
		const one = before[at];
		if (!one) {
			break;
		}
		const isAfter = one.to <= place.from && place.from - one.to <= reach[join];
		const other = join === 'near' ? before.slice(at, at + 2).find(({from}) => from >= place.to && from - place.to <= reach.near) : undefined;
		if (isAfter && (join === 'near' || stretches[one.from] === stretches[place.from] || join === 'beside')) {
			found.push({from: one.from, to: place.to, size: one.size + place.size});
		} else if (other) {
			found.push({from: place.from, to: other.to, size: place.size + other.size});
		}
	}
	return found;
}
