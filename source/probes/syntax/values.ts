// What a word comes to where it is used: every text that it may have, as far as variables are known there.
import type {Possible, PossibleValues} from './scope.js';
import type {Part, Parts} from './script.js';

export type Text = {
	/** undefined: it can't be told. */
	readonly text: string | undefined;
	/** Not empty, but otherwise unknown. */
	readonly isFilled: boolean;
	/** fish: how many words it is. */
	readonly count: number;
	readonly isLikely: boolean;
};

export type Lookup = {
	get(name: string): PossibleValues<unknown>;
	/** What a command in `$(…)` prints, where that can be told. */
	output(script: string): string | undefined;
	/** Whether a name that no script sets and this process doesn't have is taken for empty, or for what can't be told. */
	readonly isTest: boolean;
};

const most = 8;

export function textsOf(parts: Parts, lookup: Lookup): readonly Text[] {
	let texts: readonly Text[] = [{text: '', isFilled: false, count: 1, isLikely: true}];
	const isAlone = parts.filter((part) => part.kind !== 'text' || part.text !== '' || part.isQuoted).length === 1;
	for (const part of parts) {
		const pieces = piecesOf(part, lookup, isAlone);
		const next = texts.flatMap((text) => pieces.map((piece) => joined(text, piece)));
		texts = next.length > most ? [...next.slice(0, most - 1), {...unknownText, isLikely: true}] : next;
	}
	return texts;
}

export const unknownText: Text = {text: undefined, isFilled: false, count: 1, isLikely: true};

function joined(one: Text, other: Text): Text {
	const isLikely = one.isLikely && other.isLikely;
	if (one.count === 0 || other.count === 0) {
		return {text: '', isFilled: false, count: 0, isLikely};
	}
	return {
		text: one.text === undefined || other.text === undefined ? undefined : one.text + other.text,
		isFilled: one.isFilled || other.isFilled,
		count: Math.max(one.count, other.count),
		isLikely,
	};
}

function piecesOf(part: Part, lookup: Lookup, isAlone: boolean): readonly Text[] {
	if (part.kind === 'text') {
		return [{text: part.text, isFilled: part.text !== '', count: 1, isLikely: true}];
	}
	if (part.kind === 'computed') {
		const text = part.script === undefined ? undefined : lookup.output(part.script);
		return [text === undefined ? unknownText : {text, isFilled: text !== '', count: 1, isLikely: true}];
	}
	return lookup.get(part.name).flatMap((one): readonly Text[] => {
		const isThere = one.is === 'set' && !(part.isBlankToo && one.text === '');
		const isSure = one.is !== 'set' || !part.isBlankToo || one.text !== undefined || one.isFilled;
		const isLikely = (text: Text): Text => ({...text, isLikely: text.isLikely && one.isLikely});
		if (part.instead) {
			return (isSure ? (isThere ? textsOf(part.instead, lookup) : [empty]) : [unknownText]).map(isLikely);
		}
		if (!isThere && part.otherwise) {
			return textsOf(part.otherwise, lookup).map(isLikely);
		}
		return [isLikely(valueIn(one, part, lookup, isAlone))];
	});
}

const empty: Text = {text: '', isFilled: false, count: 1, isLikely: true};

function valueIn(
	one: Possible<unknown>,
	part: Extract<Part, {kind: 'variable'}>,
	lookup: Lookup,
	isAlone: boolean,
): Text {
	if (one.is !== 'set') {
		const isKnown = lookup.isTest || one.by !== undefined || part.otherwise !== undefined;
		return {text: isKnown ? '' : undefined, isFilled: false, count: part.isQuoted ? 1 : one.count, isLikely: true};
	}
	// A list in the middle of a word of fish is as many words.
	if (one.count > 1 && !part.isQuoted && !isAlone) {
		return unknownText;
	}
	return {text: one.text, isFilled: one.isFilled, count: part.isQuoted ? 1 : one.count, isLikely: true};
}
