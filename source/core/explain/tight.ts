// A text as its letters and digits alone: the same however it was wrapped, quoted, escaped or punctuated. Remembers where words and stretches began.

export type Tight = {
	/** Lower case, letters and digits only. */
	readonly text: string;
	/** 1 where a word begins. */
	readonly starts: Uint8Array;
	/** The number of the stretch that each character is in: lines that a window may have broken are one stretch. */
	readonly stretches: Int32Array;
	/** By the number of a stretch. */
	readonly grades: readonly Grade[];
	/** The lines, and where each begins. */
	readonly lines: readonly {readonly at: number; readonly line: string}[];
};

/** How much a line is worth: 2: a program's own words, 1: words that anyone may write, 0: a story. */
export type Grade = 0 | 1 | 2;

/** Whether a line may go on in the next one: it is as long as the narrowest window that is reckoned with, but for a final blank. */
export function isWrapped(line: string): boolean {
	return line.length >= 36;
}

/** On one line, with the lines put together that a window may have broken. */
export function unwrapped(lines: readonly string[]): string {
	return lines.map((line) => (isWrapped(line) ? line : `${line}\n`)).join('');
}

const isLetter = /[\p{L}\p{N}]/u;
const [none, letter, digit, unknown] = [0, 1, 2, 3];
/** Of each character, what it is, as far as it was asked. */
const kinds = new Uint8Array(65_536).fill(unknown, 128).fill(digit, 48, 58).fill(letter, 97, 123);

export function tightened(lines: readonly {readonly text: string; readonly grade: Grade}[]): Tight {
	const size = lines.reduce((sum, {text}) => sum + text.length, 0) + lines.length;
	const grades: Grade[] = [];
	const begun: {readonly at: number; readonly line: string}[] = [];
	const codes = new Uint16Array(size);
	const starts = new Uint8Array(size);
	const stretches = new Int32Array(size);
	let [length, stretch] = [0, 0];
	for (const {text: line, grade} of lines) {
		grades[stretch] ??= grade;
		begun.push({at: length, line});
		const lower = line.toLowerCase();
		const isSame = lower.length === line.length;
		let isInside = false;
		let wasUpper = false;
		let last = none;
		for (let at = 0; at < lower.length && length < size; at += 1) {
			const code = lower.charCodeAt(at);
			if (kinds[code] === unknown) {
				kinds[code] = isLetter.test(String.fromCharCode(code)) ? letter : none;
			}
			const kind = kinds[code] ?? none;
			if (kind === none) {
				// An apostrophe is no end of a word.
				isInside = code === 39 && isInside;
				continue;
			}
			const isUpper = isSame && line.charCodeAt(at) !== code;
			codes[length] = code;
			starts[length] = !isInside || (isUpper && !wasUpper) || kind !== last || code > 0x2e7f ? 1 : 0;
			stretches[length] = stretch;
			length += 1;
			isInside = true;
			wasUpper = isUpper;
			last = kind;
		}
		stretch += isWrapped(line) ? 0 : 1;
	}
	return {text: spelt(written(codes.subarray(0, length))), starts, stretches, grades, lines: begun};
}

/** Faster than a TextDecoder that isn't warm. */
function written(codes: Uint16Array): string {
	const parts: string[] = [];
	for (let at = 0; at < codes.length; at += 4096) {
		parts.push(String.fromCharCode(...codes.subarray(at, at + 4096)));
	}
	return parts.join('');
}

/** One spelling of two: organisation and organization. As long as before. */
function spelt(text: string): string {
	return text.replace(/(organi|authori|recogni)s(?=[aei])/g, '$1z');
}

/** The same for words of the vocabulary. */
export const tightWord = (words: string): string => spelt(words.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ''));
