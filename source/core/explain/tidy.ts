// Takes a pasted text out of its wrapping: colours, boxes, bullets, log prefixes, entities, escapes, odd quotes and blanks.
import {entities, ornaments, prefixes, ticked} from './data/wrapping.js';

/** What is looked at, at most, and how many different lines are judged. It is the end that is read: there stands what went wrong. */
const most = {characters: 64 * 1024, lines: 1200, judged: 300} as const;

/** The lines of a text as its author wrote them, as far as that can be known, from its end; and whether a beginning was left out. */
export function tidy(text: string): {readonly lines: readonly string[]; readonly isCut: boolean} {
	const end = text.slice(-most.characters);
	const all = unescaped(withoutColours(end)).split(/\r\n|\n|\r|\u2028|\u2029/);
	const lines = all.slice(-most.lines).map(bare);
	const judged = lines.length > most.judged ? lastOfEach(lines).slice(-most.judged) : lines;
	const isShort = lines.length < all.length || new Set(lines).size > new Set(judged).size;
	return {lines: judged, isCut: end.length < text.length || isShort};
}

/** In a log the same lines come again and again: each counts where it stands last. */
function lastOfEach(lines: readonly string[]): readonly string[] {
	return [...new Set(lines.toReversed())].toReversed();
}

function withoutColours(text: string): string {
	return text
		.replace(/\u001b\][^\u0007\u001b]{0,2048}(?:\u0007|\u001b\\)/g, '')
		.replace(/(?:\u001b|\\u001b|\\x1b|\\033|\\e|\^\[|\u241b)\[[0-?]{0,40}[ -/]{0,8}[@-~]/gi, '')
		.replace(/\u001b[@-_]?/g, '')
		.replace(/\[\d{1,3}(?:;\d{1,3}){0,12}m/g, '')
		.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, '');
}

function unescaped(text: string): string {
	const once = (escaped: string) =>
		escaped
			.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]{2,6}));/gi, (found, hex, decimal, name) => {
				const code = hex ? Number.parseInt(hex, 16) : Number(decimal);
				return name ? (entities[name.toLowerCase()] ?? found) : code < 0x110000 ? String.fromCodePoint(code) : found;
			})
			.replace(/\\u00([2-7][0-9a-f]|b7|a0)/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
	return once(once(text))
		.replace(/\\{1,8}r(?=\\{1,8}n)/g, '')
		.replace(/\\{1,8}n/g, '\n')
		.replace(/<\/?(?:b|i|em|strong|br|p|span|div|code|pre|li|ul|td|tr|a)\b[^<>]{0,80}>/gi, ' ')
		.normalize('NFKC')
		.replace(/[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/g, '')
		.replace(/[“”„«»″]/g, '"')
		.replace(/[‘’‚‹›′´`]/g, "'")
		.replace(/[‐‑‒–—−]/g, '-');
}

function bare(line: string): string {
	if (line === '' || ticked.test(line)) {
		return '';
	}
	// A table of a document.
	if (/^\s{0,8}\|(?:[^|]{0,300}\|){2,40}\s{0,4}$/.test(line)) {
		return '';
	}
	let rest = trimmed(line.replace(ornaments, ' ')).replace(/(^|\s)\*\*(?=[^*\s])|(?<=[^*\s])\*\*(?=\s|$)/g, '$1');
	for (let round = 0; round < 6; round += 1) {
		const prefix = prefixes.find((pattern) => pattern.test(rest));
		if (!prefix) {
			break;
		}
		rest = rest.replace(prefix, '').trim();
	}
	return rest;
}

/** Without blanks and the bars of a box around it. */
function trimmed(line: string): string {
	let end = line.length;
	while (end > 0 && /[\s|]/.test(line[end - 1] ?? '')) {
		end -= 1;
	}
	return line.slice(0, end).trimStart();
}
