// What looks like a secret in a text: one pass over its words, each of them looked at once and never again, so that no text keeps us busy.
import {isHint} from '../hint.js';
import type {Stretch} from './known.js';
import {isRandom, isReadable} from './words.js';

/** `every`: also words that only their owner would know to be harmless, where a program's own words may be anything. */
export type Eagerness = 'usual' | 'every';

/** A vendor's prefix where a word begins, or Anthropic's anywhere; a JSON Web Token. */
const prefixes =
	/(?:^|-)(?:sk-(?:ant-|proj-|or-v\d-)?|eyJ)|sk-ant-|^(?:cr_|gsk_|xai-|hf_|r8_|fw_|pplx-|nvapi-|gh[opsu]_|github_pat_|glpat-|xox[abprs]-|ABSK|AKIA|ASIA|AIza)/g;
/** How names of secrets end. */
const secretName = /(?:key|token|secret|passwor[dt]|passwd|passphrase|pwd|credentials?|_pat|_pass|_auth|_dsn)$/i;
const assignment = /\\?["')\]]{0,2}\s{0,9}[:=]\s{0,9}\\?["'`]?/y;
const scheme = /\\?["']?\s{0,9}[:=]\s{0,9}\\?["']?(?:Basic|Token|Digest|ApiKey)\s{1,9}/iy;
/** On its line: what stands below the word is another text, a place for instance. */
const behindBearer = /[^\S\r\n]{1,9}\\?["']?/y;
const unquoted = /[^\s"'`,;<>{}$\\…]+/y;
const lineBreak = /\\?\r?\n/y;
/** Nothing longer is a value in quotes. */
const longestQuoted = 4000;

export function lookalikesIn(text: string, eagerness: Eagerness): readonly Stretch[] {
	const found: Stretch[] = [];
	const words = /[\w-]+/g;
	// The end of a stretch with "+", "/" and "=" that was looked at as a whole.
	let seen = 0;
	for (let match = words.exec(text); match; match = words.exec(text)) {
		const {0: word, index: start} = match;
		const end = start + word.length;
		let look = keyAt(text, word, start, eagerness) ?? namedAt(text, word, end);
		if (!look && !isHintHead(text, word, end) && (isRandom(word) || (eagerness === 'every' && !isReadable(word)))) {
			look = {start, end};
		}
		if (!look && start >= seen) {
			seen = skip(text, start, (code) => isWordCode(code) || code === 0x2b || code === 0x2f || code === 0x3d);
			look = isBase64(text, start, seen) ? {start, end: seen} : undefined;
		}
		if (look) {
			found.push(look);
			// What is hidden isn't looked at again.
			words.lastIndex = Math.max(end, look.end);
		}
	}
	return found;
}

/** A word with a vendor's prefix, from there to its end, over odd letters inside and onto the next line where it was wrapped. */
function keyAt(text: string, word: string, start: number, eagerness: Eagerness): Stretch | undefined {
	const end = start + word.length;
	for (const {0: prefix, index} of word.matchAll(prefixes)) {
		const from = index + (prefix.startsWith('-') ? 1 : 0);
		const body = word.length - index - prefix.length;
		const isToken = prefix.endsWith('eyJ');
		const isLong = isToken ? body >= 8 && text[end] === '.' : body >= (prefix.includes('sk-') ? 8 : 10);
		if (isLong && !(word.length - from < 40 && isHint(`${word.slice(from)}${text.slice(end, end + 3)}`))) {
			return {start: start + from, end: onwards(text, end, isToken, eagerness === 'every' ? 6 : 20)};
		}
	}
	return undefined;
}

/** The part of a hint before its dots: it is as short as can be already. */
function isHintHead(text: string, word: string, end: number): boolean {
	return text.startsWith('...', end) && isHint(`${word}...`);
}

/** Over odd letters and, of a JSON Web Token, dots; then over one line break, if the whole next line could be the rest of a key. */
function onwards(text: string, from: number, isToken: boolean, least: number): number {
	let end = from;
	for (;;) {
		const next = isToken && text[end] === '.' ? end + 1 : skip(text, end, (code) => code > 0x7f, 8);
		const after = skip(text, next, isWordCode);
		if (next === end || after === next) {
			break;
		}
		end = after;
	}
	lineBreak.lastIndex = end;
	const line = end + (lineBreak.exec(text)?.[0].length ?? 0);
	const rest = line > end ? skip(text, line, isWordCode) : line;
	const isAlone = rest === text.length || /\s/.test(text[rest] ?? '');
	return rest - line >= least && isAlone && /[\dA-Z]/.test(text.slice(line, rest)) ? rest : end;
}

/** "Bearer …", "Authorization: Basic …", "x-api-key: …", "SOME_TOKEN=…", `"password": "…"`. */
function namedAt(text: string, word: string, end: number): Stretch | undefined {
	if (/bearer$/i.test(word)) {
		return valueAt(text, behind(behindBearer, text, end), (found) => found.length >= (/[\d_-]/.test(found) ? 12 : 20));
	}
	if (/authorization$/i.test(word)) {
		return valueAt(text, behind(scheme, text, end), ({length}) => length >= 6);
	}
	const least = /x-api-key$|passw|pwd$|_pass$/i.test(word) ? 8 : 12;
	return secretName.test(word)
		? valueAt(text, behind(assignment, text, end), ({length}) => length >= least)
		: undefined;
}

/** Where the pattern ends that begins here; undefined: it doesn't. */
function behind(pattern: RegExp, text: string, from: number): number | undefined {
	pattern.lastIndex = from;
	const match = pattern.exec(text);
	return match ? from + match[0].length : undefined;
}

function valueAt(text: string, start: number | undefined, isSecret: (found: string) => boolean): Stretch | undefined {
	if (start === undefined) {
		return undefined;
	}
	const quote = text[start - 1] ?? '';
	unquoted.lastIndex = start;
	const bare = unquoted.exec(text)?.[0] ?? '';
	// In quotes blanks belong to it.
	const end = (/["'`]/.test(quote) ? closingOf(text, start, quote) : undefined) ?? start + bare.length;
	const found = text.slice(start, end);
	return bare !== '' && isSecret(found) && !isHint(found) && !isHint(bare) ? {start, end} : undefined;
}

/** On the same line and not far. */
function closingOf(text: string, start: number, quote: string): number | undefined {
	for (let at = start; at < text.length && at - start < longestQuoted && text[at] !== '\n'; at++) {
		if (text[at] === quote) {
			return at > start && text[at - 1] === '\\' ? at - 1 : at;
		}
	}
	return undefined;
}

/** Paths have slashes too, and are made of words. */
function isBase64(text: string, start: number, end: number): boolean {
	const isAlone = !/[/.~:\w]/.test(text[start - 1] ?? '');
	return isAlone && end - start >= 32 && end - start <= longestQuoted && isRandom(text.slice(start, end));
}

function isWordCode(code: number): boolean {
	const isLetter = (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a);
	return isLetter || (code >= 0x30 && code <= 0x39) || code === 0x5f || code === 0x2d;
}

function skip(text: string, from: number, is: (code: number) => boolean, most = text.length): number {
	let at = from;
	while (at < text.length && at - from < most && is(text.charCodeAt(at))) {
		at++;
	}
	return at;
}
