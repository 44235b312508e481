// Takes a pasted text out of its wrapping: colours, boxes, bullets, log prefixes, entities, escapes, odd quotes and blanks.

/** 256 KiB: what the command reads at most. */
const most = 256 * 1024;

const entities: Readonly<Record<string, string>> = {
	quot: '"',
	apos: "'",
	lt: '<',
	gt: '>',
	nbsp: ' ',
	middot: '·',
	hellip: '...',
	lsquo: "'",
	rsquo: "'",
	ldquo: '"',
	rdquo: '"',
	amp: '&',
};

/** A line's beginning that a log or a terminal puts there, not the message. */
const prefixes: readonly RegExp[] = [
	/^\[?\d{4}[-/]\d\d[-/]\d\d[T ]\d\d:\d\d(?::\d\d)?(?:[.,]\d+)?\s?(?:Z|UTC|[+-]\d\d:?\d\d)?\]?:?(?=\s|$)/i,
	/^\[?\d\d:\d\d:\d\d(?:[.,]\d+)?(?: ?[ap]m)?\]?:?(?=\s|$)/i,
	/^[A-Z][a-z]{2} +\d{1,2} \d\d:\d\d:\d\d(?: [\w.-]+ [\w./@-]+(?:\[\d+\])?:)?(?=\s|$)/i,
	/^\[?\d{10,13}(?:\.\d+)?\]?(?=\s)/,
	/^[\w./@-]+\[\d+\]:(?=\s|$)/,
	/^(?:stderr|stdout)\s?[:|>](?=\s|$)/i,
	/^\[(?:trace|debug|info|warn|warning|error|fatal|critical|notice|stderr|stdout)\]:?(?=\s|$)/i,
	/^(?:TRACE|DEBUG|INFO|WARN|WARNING|ERROR(?!\s+CODE)|FATAL|CRITICAL)\b:?(?=\s|$)/,
	/^[\w./-]{2,40}\s*\|(?=\s|$)/,
	/^##\[error\]|^::error(?: [^:]*)?::/i,
	/^[|>+*•-](?=\s|$)/,
];

// Box drawing, blocks, shapes, dingbats, arrows and the bullets of Claude Code.
const ornaments =
	/[\u2190-\u21ff\u23ba-\u23ff\u2500-\u25ff\u2600-\u27bf\u2800-\u28ff\u2b00-\u2bff\u{1f300}-\u{1faff}]/gu;

/** A line that says that something went well, as test runners and installers write it. */
const ticked = /^[\s│|]*[✓✔√✅☑]/u;

/** The lines of a text as its author wrote them, as far as that can be known. */
export function tidy(text: string): readonly string[] {
	return unescaped(withoutColours(text.slice(0, most)))
		.split(/\r\n|\n|\r|\u2028|\u2029/)
		.map(bare);
}

function withoutColours(text: string): string {
	return text
		.replace(/\u001b\][^\u0007\u001b]*(?:\u0007|\u001b\\)/g, '')
		.replace(/(?:\u001b|\\u001b|\\x1b|\\033|\\e|\^\[|\u241b)\[[0-?]*[ -/]*[@-~]/gi, '')
		.replace(/\u001b[@-_]?/g, '')
		.replace(/\[\d{1,3}(?:;\d{1,3})*m/g, '')
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
		.replace(/(?:\\{1,8}r)?\\{1,8}n/g, '\n')
		.replace(/<\/?(?:b|i|em|strong|br|p|span|div|code|pre|li|ul|td|tr|a)\b[^>]{0,200}>/gi, ' ')
		.normalize('NFKC')
		.replace(/[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/g, '')
		.replace(/[“”„«»″]/g, '"')
		.replace(/[‘’‚‹›′´`]/g, "'")
		.replace(/[‐‑‒–—−]/g, '-');
}

function bare(line: string): string {
	if (ticked.test(line)) {
		return '';
	}
	let rest = line
		.replace(ornaments, ' ')
		.replace(/[\s|]+$/, '')
		.trim()
		.replace(/(^|\s)\*\*(?=[^*\s])|(?<=[^*\s])\*\*(?=\s|$)/g, '$1');
	for (let round = 0; round < 6; round += 1) {
		const prefix = prefixes.find((pattern) => pattern.test(rest));
		if (!prefix) {
			break;
		}
		rest = rest.replace(prefix, '').trim();
	}
	return rest;
}

/** `:type=>"error"`: how Ruby prints what JSON writes as `"type": "error"`. */
const rockets = /:?(?<!\w)(\w{1,40})['"]?\s?=>\s?/g;

/** A text on one line, lower case, every quote a '. */
export function onOneLine(lines: readonly string[]): string {
	return lines
		.join(' ')
		.toLowerCase()
		.replace(/\\{1,8}(?=["'/])/g, '')
		.replace(rockets, '$1:')
		.replaceAll('"', "'")
		.replace(/[·•\s]+/g, ' ')
		.trim();
}

/** A dash or bar that stands alone is what somebody types, or a picture's reader reads, for Claude Code's middle dot. */
export function withoutDashes(line: string): string {
	return line.replace(/(^|\s)[-|](?=\s|$)/g, '$1');
}

/** A text without blanks, quotes, backslashes and middle dots: the same however it was wrapped. */
export function tightened(text: string): string {
	return text
		.toLowerCase()
		.replace(/[\s"'`\\·•]+/g, '')
		.replace(rockets, '$1:');
}

/** Stands in a pattern for a middle dot: another mark, or none, in the text. */
export const anyMark = '[.,;]?';

/** A pattern for `tightened` text, from one that is written as the message reads. Character classes stay as they are. */
export function tightenedPattern({source}: RegExp): RegExp {
	let tight = '';
	let isClass = false;
	for (let at = 0; at < source.length; at += 1) {
		const character = source[at] ?? '';
		const isBlank = source.startsWith('\\s', at);
		if (!isClass && character === '·') {
			tight += anyMark;
			continue;
		}
		if (!isClass && (isBlank || /[ "'`]/.test(character))) {
			at += isBlank ? 1 : 0;
			// What says how often it stands there goes with it.
			at += /^(?:[*+?]|\{\d+(?:,\d*)?\})\??/.exec(source.slice(at + 1))?.[0].length ?? 0;
			continue;
		}
		if (character === '\\') {
			tight += character + (source[at + 1] ?? '');
			at += 1;
			continue;
		}
		isClass = character === '[' ? true : character === ']' ? false : isClass;
		tight += character;
	}
	return new RegExp(tight, 'g');
}
