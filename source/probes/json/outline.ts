// A first look at JSON, in one pass and without keeping anything: how deep it is nested and how much there is of it.

/**
 * `marks`: commas, colons, opening brackets and escapes, each of which makes a parser that keeps a tree keep something; or names, values and
 * what is neither, where there are more of those than JSON can have between its marks.
 */
export type Outline = {readonly depth: number; readonly marks: number};

const quote = 0x22;
const backslash = 0x5c;
const slash = 0x2f;
const star = 0x2a;

/** Stops where one of these is exceeded. Texts end with their line, as for jsonc-parser; comments are passed over. */
export function outlineOf(text: string, most: Outline): Outline {
	let depth = 0;
	let deepest = 0;
	let marks = 0;
	let words = 0;
	for (let at = 0; at < text.length; at += 1) {
		switch (text.charCodeAt(at)) {
			case quote:
				words += 1;
				for (at += 1; at < text.length && !isEndOfText(text.charCodeAt(at)); at += 1) {
					if (text.charCodeAt(at) === backslash) {
						at += isEndOfText(text.charCodeAt(at + 1)) && text.charCodeAt(at + 1) !== quote ? 0 : 1;
						marks += 1;
					}
				}
				break;
			case slash:
				at = endOfComment(text, at);
				break;
			case 0x5b:
			case 0x7b:
				depth += 1;
				marks += 1;
				deepest = Math.max(deepest, depth);
				break;
			case 0x5d:
			case 0x7d:
				depth -= 1;
				break;
			case 0x2c:
			case 0x3a:
				marks += 1;
				break;
			default:
				words += isBeginning(text, at) ? 1 : 0;
				break;
		}
		if (deepest > most.depth || marks > most.marks || words > most.marks) {
			break;
		}
	}
	return {depth: deepest, marks: Math.max(marks, words)};
}

/** Of a number, a word, or of something that JSON doesn't have. */
function isBeginning(text: string, at: number): boolean {
	const code = text.charCodeAt(at);
	return code > 0x20 && !(isLetter(code) && isLetter(text.charCodeAt(at - 1)));
}

/** Also digits, and what stands in numbers. */
function isLetter(code: number): boolean {
	return (
		(code >= 0x61 && code <= 0x7a) ||
		(code >= 0x30 && code <= 0x39) ||
		(code >= 0x41 && code <= 0x5a) ||
		code === 0x2e ||
		code === 0x2b ||
		code === 0x2d
	);
}

function isEndOfText(code: number): boolean {
	return code === quote || code === 0x0a || code === 0x0d;
}

/** The last character of a comment; `at` where there is none. */
function endOfComment(text: string, at: number): number {
	const next = text.charCodeAt(at + 1);
	const end = next === slash ? text.indexOf('\n', at) : next === star ? text.indexOf('*/', at + 2) : at;
	return end < 0 ? text.length : end === at || next === slash ? end : end + 1;
}
