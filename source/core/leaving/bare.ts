// A text without what can stand inside of a word and isn't part of it: colours, invisible characters, and both as programs write them.

export type Bare = {
	readonly text: string;
	/** Where the character at this position begins in the text as it was. */
	start(at: number): number;
	/** Where it ends there. */
	end(at: number): number;
};

const escapes = String.raw`\u001b|\\u001b|\\x1b|\\u\{1b\}|\\033|\\e(?=\[)`;
const between = new RegExp(
	[
		// A control sequence, raw or written out. Not what is said to the terminal: it may go on and hold a whole secret.
		String.raw`(?:${escapes})\[[0-?]{0,64}[ -/]{0,8}[@-~]`,
		// A character, written out.
		String.raw`\\x[0-9a-f]{2}|\\u[0-9a-f]{4}|\\u\{[0-9a-f]{1,6}\}`,
		String.raw`(?!\n|\r\n|\t)[\p{C}\p{M}\p{Default_Ignorable_Code_Point}\p{Zl}\p{Zp}]`,
	].join('|'),
	'giu',
);
/** Without any of these there is nothing to take out. */
const clean = /^[\n\t\x20-\x5b\x5d-\x7e]*$/;

export function withoutUnseen(text: string): Bare {
	if (clean.test(text)) {
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
	for (const {0: found, index} of text.matchAll(between)) {
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
