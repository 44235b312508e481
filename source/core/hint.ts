// How a secret is shown: the form in which the Console lists keys (contract.md, "hint").
import {isPlaceholder, prefixOf} from './credential-kind.js';

/** Shorter values show their length. */
export const shortestHinted = 20;

/** Prefix, three characters, "...", the last four; the length of a shorter one; a known placeholder as it is. */
export function hintOf(text: string): string {
	if (isPlaceholder(text)) {
		return text.trim().replace(/[\p{C}\p{Zl}\p{Zp}]/gu, '·');
	}
	const count = [...text].length;
	if (count < shortestHinted) {
		return count === 0 ? '(empty)' : `(${count} characters)`;
	}
	const prefix = prefixOf(text);
	const rest = [...text.slice(prefix.length)];
	const shown =
		rest.length < 12 ? `${prefix}...` : `${prefix}${rest.slice(0, 3).join('')}...${rest.slice(-4).join('')}`;
	return shown.replace(/[^\x20-\x7e]+/gu, '·').replace(/ +/g, ' ');
}

/** Whether a word is a hint already: nothing more of it can be hidden. */
export function isHint(text: string): boolean {
	const at = text.indexOf('...');
	if (at < 0) {
		return /^(?:\(\d{1,9} characters\)|\(empty\)|\*\*\*|[…·]*)$/.test(text);
	}
	const before = text.slice(0, at);
	return before.length - prefixOf(before).length <= 3 && text.length - at - 3 <= 4;
}
