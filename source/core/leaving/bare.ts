// A text without what can stand inside of a word and isn't part of it: colours, invisible characters, and both as programs write them.

import {isUsual} from './usual.js';

export type Bare = {
	readonly text: string;
	/** Where the character at this position begins in the text as it was. */
	start(at: number): number;
	/** Where it ends there. */
	end(at: number): number;
};

const escapes = String.raw`\u001b|\\[uU]001[bB]|\\[xX]1[bB]|\\[uU]\{1[bB]\}|\\033|\\[eE](?=\[)`;
const hex = '[0-9a-fA-F]';
const written = [
	// A control sequence, raw or written out. Not what is said to the terminal: it may go on and hold a whole secret.
	String.raw`(?:${escapes})\[[0-?]{0,64}[ -/]{0,8}[@-~]`,
	// A character, written out.
	String.raw`\\[xX]${hex}{2}|\\[uU]${hex}{4}|\\[uU]\{${hex}{1,6}\}`,
].join('|');
const invisible = String.raw`(?!\n|\r\n|\t)[\p{C}\p{M}\p{Default_Ignorable_Code_Point}\p{Zl}\p{Zp}]`;
const writtenOnly = new RegExp(written, 'gu');
/** Made when first needed. */
let all: RegExp | undefined;

/** What can be taken out of this text. */
function unseenIn(text: string): RegExp | undefined {
	if (isUsual(text.replaceAll('\t', ' '))) {
		return text.includes('\\') ? writtenOnly : undefined;
	}
	all ??= new RegExp(`${written}|${invisible}`, 'gu');
	return all;
}

export function withoutUnseen(text: string): Bare {
	const unseen = unseenIn(text);
	if (!unseen) {
		return {text, start: (at) => at, end: (at) => at + 1};
	}
	let bare = '';
	const starts: number[] = [];
	const ends: number[] = [];
	const keep = (from: number, to: number): void => {
		for (let at = from; at < to; at++) {
			starts.push(at);
			ends.push(at + 1);
		}
		bare += text.slice(from, to);
	};
	let last = 0;
	for (const {0: found, index} of text.matchAll(unseen)) {
		keep(last, index);
		last = index + found.length;
		const code = Number.parseInt(/^\\(?:x|u\{?)([0-9a-f]+)\}?$/i.exec(found)?.[1] ?? '0', 16);
		if (code > 0x20 && code < 0x7f) {
			bare += String.fromCharCode(code);
			starts.push(index);
			ends.push(last);
		}
	}
	keep(last, text.length);
	return {text: bare, start: (at) => starts[at] ?? text.length, end: (at) => ends[at] ?? text.length};
}
