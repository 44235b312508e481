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

const level = 'trace|debug|info|notice|warn|warning|error|err|fatal|critical|severe';
const time = String.raw`\d\d:\d\d(?::\d\d)?(?:[.,]\d+)?`;

/** A line's beginning that a log or a terminal puts there, not the message. */
export const prefixes: readonly RegExp[] = [
	new RegExp(String.raw`^\[?\d{2,4}[-/]\d\d[-/]\d\d[T ]${time}\s?(?:Z|UTC|[+-]\d\d:?\d\d)?\]?:?(?=\s|$)`, 'i'),
	/^\[?\d\d:\d\d:\d\d(?:[.,]\d+)?(?: ?[ap]m)?\]?:?(?=\s|$)/i,
	/^[A-Z][a-z]{2} \d{1,2} \d\d:\d\d:\d\d(?: [\w.-]+ (?!sshd|sudo|postfix|dovecot|kernel)[\w./@-]+(?:\[\d+\])?:)?(?=\s|$)/,
	/^\[?\d{10,13}(?:\.\d+)?\]?(?=\s)/,
	/^[\w./@-]{1,60}\[[\w.]{1,20}\]:(?=\s|$)/,
	/^(?:stderr|stdout)(?:\s?[:|>]| [FP])(?=\s|$)/i,
	/^\[?pod\/[\w./-]{1,200}\]?(?=\s)/,
	// A pod's generated name and its container.
	/^[\w-]{1,60}-[bcdfghj-np-tv-z2-9]{8,10}-[bcdfghj-np-tv-z2-9]{5} [\w-]{1,40}(?=\s)/,
	new RegExp(String.raw`^\[(?:${level}|stderr|stdout)\]:?(?=\s|$)`, 'i'),
	new RegExp(String.raw`^(?:${level.toUpperCase()})\b(?! CODE)(?::[a-z][\w.]{0,60}:|:?(?=\s|$))`),
	/^(?:\d{1,4}\|)?[\w./-]{2,40}\s?\|(?=\s|$)/,
	/^##\[error\]|^::error(?: [^:]{0,200})?::/i,
	/^[|>+*•-](?=\s|$)/,
];

/** What a log writes between that and the message: a level, a process, a thread, a logger, a host before its program. */
export const columns: readonly RegExp[] = [
	new RegExp(String.raw`^(?:[\w.]{1,40}\.)?(?:${level.toUpperCase()}):?(?=\s|$)`),
	/^\d{1,7} (?=-{3} )|^-{1,3}(?=\s)|^\|(?=\s)/,
	/^\[[^\]\s]{0,60}\d[^\]\s]{0,60}\](?=\s)/,
	/^[a-z][\w-]{0,40}(?:[.:][\w$-]{1,60}){1,8} (?:-|:)(?=\s)|^[a-z][\w-]{0,40} -(?=\s)/,
	/^[\w.-]{1,60} (?!sshd|sudo|postfix|dovecot|kernel)(?=[\w./@-]{1,60}\[[\w.]{1,20}\]:\s)/,
	/^[\w@.-]{1,60}\.(?:service|timer|socket|scope):(?=\s)/,
];

/** A log's record: JSON or names with values, with a time or a level; and the text in it. */
export const record =
	/(?:^|["{,\s])(?:level|lvl|severity|time|timestamp|ts|stream|hostname|insertId|logStream)"?\s?[:=]|^\s{0,20}"(?:msg|log|textPayload)"/;
export const recorded = /(?<=["{,\s])(?:msg|message|log|textPayload|event)"?\s?[:=]\s?"((?:[^"\\]|\\.){1,8000})"/;

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

/** Line ends that were written out, or lost before what only begins a line; and tags. */
export const escapes: readonly Replacement[] = [
	[/(?<=\S)[ \t]{1,80}(?=`{3}|#{2,6} [A-Z]|[●⏺⎿] )|(?<=`{3}) (?=\S)/g, '\n'],
	[/\\{1,8}r(?=\\{1,8}n)/g, ''],
	[/\\{1,8}n/g, '\n'],
	// A table of Lua is an object of JSON.
	[
		/(?:(?<=[{,]\s{0,20})|(?<=^[ \t]{0,20})(?=[^\n"]{1,60}"[^\n"]{0,300}",(?:\s|$)))(?:\["([A-Za-z_]\w{0,40})"\]|([A-Za-z_]\w{0,40})) = (?=["'{\d])/gm,
		'"$1$2": ',
	],
	[/<\/?(?:b|i|em|strong|br|p|span|div|code|pre|li|ul|td|tr|a)\b[^<>]{0,80}>/gi, ' '],
];

/** What can't be seen, and what an editor makes of quotes and hyphens. */
export const odd: readonly Replacement[] = [
	[/[\u0000-\u0008\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/g, ''],
	[/[“”„«»″]/g, '"'],
	[/[‘’‚‹›′´`ʼ]/g, "'"],
	[/[‐‑‒–—−]/g, '-'],
];
