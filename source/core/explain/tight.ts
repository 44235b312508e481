// A text as its letters and digits alone: the same however it was wrapped, quoted, escaped or punctuated. Remembers where words and stretches began.

export type Tight = {
	/** Lower case, letters and digits only. */
	readonly text: string;
	/** 1 where a word begins. */
	readonly starts: Uint8Array;
	/** The number of the stretch that each character is in: lines that a window may have broken are one stretch. */
	readonly stretches: Int32Array;
};

/** Whether a line may go on in the next one: it is as long as the narrowest window that is reckoned with, but for a final blank. */
export function isWrapped(line: string): boolean {
	return line.length >= 36;
}

/** On one line, with the lines put together that a window may have broken. */
export function unwrapped(lines: readonly string[]): string {
	return lines.map((line) => (isWrapped(line) ? line : `${line}\n`)).join('');
}

const letter = /[\p{L}\p{N}]/u;
const letters = new Int8Array(65_536);

function isLetter(code: number): boolean {
	if (code < 128) {
		return (code >= 97 && code <= 122) || (code >= 48 && code <= 57);
	}
	if (letters[code] === 0) {
		letters[code] = letter.test(String.fromCharCode(code)) ? 1 : -1;
	}
	return letters[code] === 1;
}

export function tightened(lines: readonly string[]): Tight {
	const size = lines.reduce((sum, line) => sum + line.length, 0) + lines.length;
	const codes = new Uint16Array(size);
	const starts = new Uint8Array(size);
	const stretches = new Int32Array(size);
	let [length, stretch] = [0, 0];
	const isDigit = (code: number) => code >= 48 && code <= 57;
	for (const line of lines) {
		const lower = line.toLowerCase();
		const isSame = lower.length === line.length;
		let isInside = false;
		for (let at = 0; at < lower.length && length < size; at += 1) {
			const code = lower.charCodeAt(at);
			if (!isLetter(code)) {
				// An apostrophe is no end of a word.
				isInside = code === 39 && isInside;
				continue;
			}
			const isHump =
				isSame && line.charCodeAt(at) !== code && at > 0 && line.charCodeAt(at - 1) === lower.charCodeAt(at - 1);
			codes[length] = code;
			const isChange = length > 0 && isDigit(code) !== isDigit(codes[length - 1] ?? 0);
			starts[length] = !isInside || isHump || isChange || code > 0x2e7f ? 1 : 0;
			stretches[length] = stretch;
			length += 1;
			isInside = true;
		}
		stretch += isWrapped(line) ? 0 : 1;
	}
	return {text: spelt(decoder.decode(codes.subarray(0, length))), starts, stretches};
}

const decoder = new TextDecoder('utf-16le');

/** One spelling of two: organisation and organization. As long as before. */
function spelt(text: string): string {
	return text.replace(/(organi|authori|recogni)s(?=[aei])/g, '$1z');
}

/** The same for words of the vocabulary. */
export const tightWord = (words: string): string => spelt(words.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ''));
