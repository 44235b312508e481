// A text as its letters and digits alone: the same however it was wrapped, quoted, escaped or punctuated. Remembers where words began.
import {namesake} from './data/marks.js';

/** How much a line is worth: 2: a program's own words, 1: words that anyone may write, 0: a story. */
export type Grade = 0 | 1 | 2;

/** Where a word begins: in which line, and in which stretch: lines that a window may have broken are one stretch. */
export type WordBegin = {readonly line: string; readonly stretch: number; readonly grade: Grade};

export type Tight = {
	/** Lower case, letters and digits only. */
	readonly text: string;
	/** By the places in `text` where words begin, in order. */
	readonly begins: ReadonlyMap<number, WordBegin>;
};

/** Whether a line may go on in the next one: it is as long as the narrowest window that is reckoned with, but for a final blank. */
export function isWrapped(line: string): boolean {
	return line.length >= 36;
}

/** On one line, with the lines put together that a window may have broken. */
export function unwrapped(lines: readonly string[], by = ''): string {
	return lines.map((line, at) => line + (isWrapped(line) && at + 1 < lines.length ? by : '\n')).join('');
}

/** What a window may have broken is worth what it begins with. */
export function tightened(lines: readonly {readonly text: string; readonly grade: Grade}[]): Tight {
	const all = lines.map(({text}) => text);
	const begins = new Map<number, WordBegin>();
	let [text, at] = ['', 0];
	for (const [stretch, joined] of whole(unwrapped(all, joint)).split('\n').entries()) {
		const grade = lines[at]?.grade ?? 0;
		for (const part of joined.split(joint)) {
			const line = all[at] ?? '';
			for (const word of wordsIn(part)) {
				begins.set(text.length, {line, stretch, grade});
				text += word;
			}
			at += 1;
		}
	}
	return {text: spelt(text), begins};
}

/** Stands where a line ends that may go on in the next one. */
const joint = '\u0000';

/** Words also begin inside of names, between letters and digits, and with each sign of a script without blanks. */
const inside = /(?<=\p{Ll})(?=\p{Lu})|(?<=\p{L})(?=\p{N})|(?<=\p{N})(?=\p{L})|(?=[\u2e80-\uffff])/gu;

const wordsIn = (line: string): readonly string[] =>
	line
		.replace(inside, ' ')
		.toLowerCase()
		.split(/[^\p{L}\p{N}]+/u)
		.filter((word) => word !== '');

const broken = (word: string) => [...word].join(`${joint}?`);
const verbs = 'is are was were do does did has have had could would should must'.split(' ').map(broken).join('|');
const contraction = new RegExp(`\\b(?:(${verbs})${joint}?n|(${broken('can')}))[\\\\'${joint}]{0,8}t\\b`, 'gi');

/** "isn't" is "is not", as are "isnt", "isn\\'t" and one that is broken in the middle; no other apostrophe ends a word. */
const whole = (text: string): string =>
	text
		.replace(contraction, (found: string, negated?: string, can?: string) => {
			const verb = negated ?? can ?? '';
			return `${verb} not${found.slice(verb.length).replace(/[^\0]/g, '')}`;
		})
		.replace(/\\{0,8}'/g, '')
		.replace(namesake, '');

/** One spelling of two: organisation and organization. As long as before. */
const spelt = (text: string): string => text.replace(/(organi|authori|recogni)s(?=[aei])/g, '$1z');

/** The same for words of the vocabulary, which are written without apostrophes. */
export const tightWord = (words: string): string => spelt(words.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ''));
