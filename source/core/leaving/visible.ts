// Characters that drive a terminal or are invisible, written so that they can be seen. Every pattern here goes through a text once.

import {isUsual} from './usual.js';

/** Colours and moves of the cursor, as programs write them. */
const control = /\u001b\[[0-?]{0,64}[ -/]{0,8}[@-~]/g;
/** Titles, links and other words to the terminal itself. */
const words = /\u001b(?:\][^\u0007\u001b]*(?:\u0007|\u001b\\)|[PX^_][^\u001b]*\u001b\\)/g;

/** No character in it controls the terminal, hides, or turns the direction: `\u{202e}` stands for such a character. Line breaks stay, tabs are blanks. */
export function visible(text: string): string {
	const lines = text.replace(/\r\n/g, '\n').replace(/\t/g, '  ');
	if (isUsual(lines)) {
		return lines;
	}
	// Unicode's categories C, what is never drawn by itself, and what ends a line elsewhere; not the signs that make an emoji of a letter.
	const unseen = /(?!\n|\ufe0e|\ufe0f)[\p{C}\p{Default_Ignorable_Code_Point}\p{Zl}\p{Zp}]/gu;
	return (
		lines
			.replace(unseen, (found) => `\\u{${(found.codePointAt(0) ?? 0).toString(16)}}`)
			// Heaps of accents cover the lines around them.
			.replace(/(\p{M}{4})\p{M}+/gu, '$1…')
	);
}

/** The same in one line: a name with a line break in it can't make up a line of ours. */
export function visibleLine(text: string): string {
	return visible(text).replace(/\n/g, '\\u{a}');
}

/** Of a program's or a server's words: without its colours and titles, and the rest visible. */
export function plain(text: string): string {
	return visible(text.replace(words, '').replace(control, ''));
}

/** JSON in which every such character is escaped, so that printing it does nothing; what is read from it is the same. */
export function escapeJson(json: string): string {
	if (isUsual(json)) {
		return json;
	}
	return json.replace(/(?!\n)[\p{C}\p{Default_Ignorable_Code_Point}\p{Zl}\p{Zp}]/gu, (found) =>
		[...Array(found.length).keys()].map((at) => `\\u${found.charCodeAt(at).toString(16).padStart(4, '0')}`).join(''),
	);
}
