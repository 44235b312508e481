// Takes a pasted text out of its wrapping: colours, boxes, bullets, log prefixes, entities, escapes, odd quotes and blanks.
import {
	colours,
	columns,
	entities,
	escapes,
	odd,
	ornaments,
	prefixes,
	record,
	recorded,
	tableRow,
	ticked,
} from './data/wrapping.js';
import {excerpt, searched} from './excerpt.js';

/** The lines of a text as its author wrote them, as far as that can be known; and whether a beginning was left out. */
export function tidyText(text: string): {readonly lines: readonly string[]; readonly isCut: boolean} {
	const end = text.slice(-searched);
	const {text: kept, isCut} = excerpt(replaced(end, colours));
	return {
		lines: unescaped(unrecorded(kept)).split(lineEnd).map(bare),
		isCut: isCut || end.length < text.length,
	};
}

const lineEnd = /\r\n|[\n\r\u2028\u2029]/;

const replaced = (text: string, pairs: readonly (readonly [RegExp, string])[]): string =>
	pairs.reduce((rest, [form, by]) => rest.replace(form, by), text);

function unescaped(text: string): string {
	const once = (escaped: string) =>
		escaped
			.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]{2,6}));/gi, (found, hex, decimal, name) => {
				const code = hex ? Number.parseInt(hex, 16) : Number(decimal);
				return name ? (entities[name.toLowerCase()] ?? found) : code < 0x110000 ? String.fromCodePoint(code) : found;
			})
			.replace(/\\u00([2-7][0-9a-f]|b7|a0)/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
	// Before an accent that stands alone is taken apart.
	return replaced(replaced(once(once(text)), [...escapes, ...odd]).normalize('NFKC'), odd);
}

function bare(line: string): string {
	if (line === '' || ticked.test(line) || tableRow.test(line)) {
		return '';
	}
	const rest = trimmed(line.replace(ornaments, ' ').replace(/[^\S\n]{2,}|\t/g, ' '));
	return withoutHead(rest).replace(/(^|\s)\*\*(?=[^*\s])|(?<=[^*\s])\*\*(?=\s|$)/g, '$1');
}

/** Once a log is recognised by how a line begins, its columns go as well. */
function withoutHead(line: string): string {
	let rest = line;
	let head = prefixes.find((form) => form.test(rest));
	for (let round = 0; head && round < 8; round += 1) {
		rest = rest.replace(head, '').trim();
		head = [...prefixes, ...columns].find((form) => form.test(rest));
	}
	return rest;
}

/** The text of a log's record, on separate lines after the rest of the record. */
function unrecorded(text: string): string {
	return text.replace(/.{20,}/g, (line) => {
		const [pair = '', value = ''] = (record.test(line) && recorded.exec(line)) || [];
		return pair === '' ? line : `${line.replace(pair, '')}\n${plain(value)}`;
	});
}

const plain = (value: string): string =>
	value.replace(/\\(.)/g, (_, letter: string) => ({n: '\n', r: '', t: ' '})[letter] ?? letter);

/** Without blanks and the bars of a box around it. */
function trimmed(line: string): string {
	let end = line.length;
	while (end > 0 && /[\s|]/.test(line[end - 1] ?? '')) {
		end -= 1;
	}
	return line.slice(0, end).trimStart();
}
