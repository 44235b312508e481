// What a terminal, a log or a page puts around a message.

export const entities: Readonly<Record<string, string>> = {
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
export const prefixes: readonly RegExp[] = [
	/^\[?\d{2,4}[-/]\d\d[-/]\d\d[T ]\d\d:\d\d(?::\d\d)?(?:[.,]\d+)?\s?(?:Z|UTC|[+-]\d\d:?\d\d)?\]?:?(?=\s|$)/i,
	/^\[?\d\d:\d\d:\d\d(?:[.,]\d+)?(?: ?[ap]m)?\]?:?(?=\s|$)/i,
	/^[A-Z][a-z]{2} +\d{1,2} \d\d:\d\d:\d\d(?: [\w.-]+ (?!sshd|sudo|postfix|dovecot|kernel)[\w./@-]+(?:\[\d+\])?:)?(?=\s|$)/i,
	/^\[?\d{10,13}(?:\.\d+)?\]?(?=\s)/,
	/^[\w./@-]{1,60}\[\d+\]:(?=\s|$)/,
	/^(?:stderr|stdout)(?:\s?[:|>]| [FP])(?=\s|$)/i,
	/^\[?pod\/[\w./-]{1,200}\]?(?=\s)/,
	/^\[(?:trace|debug|info|warn|warning|error|fatal|critical|notice|stderr|stdout)\]:?(?=\s|$)/i,
	/^(?:TRACE|DEBUG|INFO|WARN|WARNING|ERROR(?!\s+CODE)|FATAL|CRITICAL)\b:?(?=\s|$)/,
	/^[\w./-]{2,40}\s?\s?\|(?=\s|$)/,
	/^##\[error\]|^::error(?: [^:]{0,200})?::/i,
	/^[|>+*•-](?=\s|$)/,
];

// Box drawing, blocks, shapes, dingbats, arrows and the bullets of Claude Code.
export const ornaments =
	/[\u2190-\u21ff\u23ba-\u23ff\u2500-\u25ff\u2600-\u27bf\u2800-\u28ff\u2b00-\u2bff\u{1f300}-\u{1faff}]/gu;

/** A line that says that something went well, as test runners and installers write it. */
export const ticked = /^[\s│|]{0,20}[✓✔√✅☑]/u;

/** A row of a table in a document. */
export const tableRow = /^\s{0,8}\|(?:[^|]{0,300}\|){2,40}\s{0,4}$/;

type Replacement = readonly [form: RegExp, by: string];

/** What a terminal makes colours and titles of, also where the escape was lost or written out. */
export const colours: readonly Replacement[] = [
	[/\u001b\][^\u0007\u001b]{0,2048}(?:\u0007|\u001b\\)/g, ''],
	[/(?:\u001b|\\u001b|\\x1b|\\033|\\e|\^\[|\u241b)\[[0-?]{0,40}[ -/]{0,8}[@-~]/gi, ''],
	[/\u001b[@-_]?/g, ''],
	[/\[\d{1,3}(?:;\d{1,3}){0,12}m/g, ''],
	[/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, ''],
];

/** Line ends that were written out, and tags. */
export const escapes: readonly Replacement[] = [
	[/\\{1,8}r(?=\\{1,8}n)/g, ''],
	[/\\{1,8}n/g, '\n'],
	[/<\/?(?:b|i|em|strong|br|p|span|div|code|pre|li|ul|td|tr|a)\b[^<>]{0,80}>/gi, ' '],
];

/** What can't be seen, and what an editor makes of quotes and hyphens. */
export const odd: readonly Replacement[] = [
	[/[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/g, ''],
	[/[“”„«»″]/g, '"'],
	[/[‘’‚‹›′´`]/g, "'"],
	[/[‐‑‒–—−]/g, '-'],
];
