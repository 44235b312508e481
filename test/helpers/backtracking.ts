// How often a pattern goes back on a text, counted by V8 itself: no clock, so a busy machine says the same.
import {setFlagsFromString} from 'node:v8';

setFlagsFromString('--allow-natives-syntax');
/** V8's own, for its tests: with so many steps back from one beginning it gives up, and matches nothing. */
const limitedPattern = new Function(
	'pattern',
	'flags',
	'limit',
	'return %NewRegExpWithBacktrackLimit(pattern, flags, limit)',
) as (pattern: string, flags: string, limit: number) => RegExp;

/** Characters of a text that is tried, and steps back from one beginning that are many: fewer than a run through all of it has. */
const size = 12_000;
const many = 3000;
/** From one beginning: more than going through all of it a few times. */
const tooMany = 40 * size;
const beginnings = 12;

/** The text on which a pattern needs more than time in proportion to its length: from many beginnings a run to the end, or from one far more. */
export function slowText({source, flags}: {readonly source: string; readonly flags: string}): string | undefined {
	const sticky = `${flags.replace(/[gy]/g, '')}y`;
	// The empty alternative fits always, unless it is given up.
	const counted = withCountedLoops(source);
	const [few, all] = [many, tooMany].map((limit) => limitedPattern(`(?:${counted})|`, sticky, limit));
	const isGivenUp = (pattern: RegExp | undefined, text: string, at: number): boolean => {
		if (!pattern) {
			return false;
		}
		pattern.lastIndex = at;
		return pattern.exec(text) === null;
	};
	for (const {text, step} of textsFor(source)) {
		const starts = Array.from(
			{length: beginnings},
			(_, index) => step * Math.floor((index * size) / (3 * beginnings * step)),
		);
		const slow = new Set(starts).size > 1 ? starts.filter((at) => isGivenUp(few, text, at)) : [];
		if (slow.length > beginnings / 3 || slow.some((at) => isGivenUp(all, text, at))) {
			return text;
		}
	}
	return undefined;
}

/** V8 doesn't count the steps of a loop over one character or a fixed text; it does where something is looked for inside. */
function withCountedLoops(source: string): string {
	const token =
		/(\\u[0-9a-fA-F]{4}|\\u\{\w+\}|\\[pP]\{[^}]+\}|\\x\w\w|\\.|\[(?:\\.|[^\]\\])*\]|.)([*+]|\{\d+,\d*\})?/gsu;
	return source.replace(token, (whole, what: string, times: string | undefined) =>
		times === undefined ? whole : what === ')' ? `(?=|x))${times}` : `(?:${what}(?=|x))${times}`,
	);
}

/** Repetitions of single characters and of the pattern's own words, with and without another of its words before, and something else after. */
function* textsFor(source: string): Generator<{readonly text: string; readonly step: number}> {
	const words = wordsOf(source);
	const characters = [
		'a',
		'A',
		'0',
		' ',
		'\t',
		'\n',
		'\r',
		'-',
		'_',
		'.',
		'/',
		'\\',
		'"',
		"'",
		'=',
		'(',
		'[',
		'{',
		'$',
		'é',
		'a ',
		'x=',
		'a.',
		'\\"',
		...new Set(source.replace(/[\w\s]/g, '')),
	];
	for (const part of new Set([...characters, ...words])) {
		yield* ['\u0000', `${part}\u0001`].map((end) => ({
			text: part.repeat(Math.ceil(size / part.length)) + end,
			step: part.length,
		}));
	}
	for (const word of words) {
		for (const part of [' ', 'a', '0', '.', '/', '=', '"', '\t', '\n']) {
			yield {text: `${(word + part).repeat(Math.ceil(size / (word.length + 1)))}\u0000`, step: word.length + 1};
		}
		for (const part of [' ', 'a', '0', '-', '.', '/']) {
			yield {text: `${word}${part.repeat(size)}\u0000`, step: 1};
		}
	}
}

/** What a pattern spells out: its alternatives, the members of its classes, with escapes resolved. */
function wordsOf(source: string): readonly string[] {
	const plain = source
		.replace(/\(\?(?:[:=!]|<[=!]|<\w+>)/g, '(')
		.replace(/\\u([0-9a-f]{4})/gi, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16)))
		.replace(/\\[bBdDwWsSpPkn]/g, ' ')
		.replace(/\\(.)/g, '$1')
		.replace(/[?*+]/g, '');
	return [...new Set(plain.match(/[\w:/@.#%-]{2,}(?: [\w.-]+)?/g) ?? [])].slice(0, 16);
}
