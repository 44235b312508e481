// Files that hand variables to whole sessions: /etc/environment, environment.d, .pam_environment, and Environment= of systemd units.
import {readBody} from './expansion.js';
import type {AssignmentEvent, Parts, Scanner} from './script.js';
import {top} from './script.js';

type Line = {readonly start: number; readonly text: string; readonly isComment: boolean};

/** Lines with a # before them taken off; a CR at the end is a blank to all of these formats. */
function* linesOf(text: string): Generator<Line & {readonly wholeStart: number; readonly wholeEnd: number}> {
	let start = 0;
	for (const line of text.split('\n')) {
		const [lead = ''] = /^\s*(?:[#;][#;\s]*)?/.exec(line) ?? [];
		yield {
			start: start + lead.length,
			text: line.slice(lead.length).trimEnd(),
			isComment: /[#;]/.test(lead),
			wholeStart: start,
			wholeEnd: Math.min(text.length, start + line.length + 1),
		};
		start += line.length + 1;
	}
}

type Found = {
	readonly prefix: string;
	readonly name: string;
	/** Characters between the name and the value; default 1, the =. */
	readonly gap?: number;
	readonly value: Parts;
	readonly length: number;
};

function scanLines(text: string, read: (line: string) => Found | undefined): readonly AssignmentEvent[] {
	const events: AssignmentEvent[] = [];
	for (const line of linesOf(text)) {
		const found = read(line.text);
		if (found) {
			const nameStart = line.start + found.prefix.length;
			const valueStart = nameStart + found.name.length + (found.gap ?? 1);
			events.push({
				kind: 'assignment',
				name: found.name,
				value: found.value,
				effect: line.isComment ? 'commented' : 'exports',
				context: top,
				statement: {start: line.wholeStart, end: line.wholeEnd},
				nameSpan: {start: nameStart, end: nameStart + found.name.length},
				valueSpan: {start: valueStart, end: valueStart + found.length},
			});
		}
	}
	return events;
}

/** As pam_env reads it: `export ` may stand before, a # ends the value wherever it stands, one quote at each end goes, nothing is expanded. */
export const scanEtcEnvironment: Scanner = (text) =>
	scanLines(text, (line) => {
		const [, prefix = '', name, raw = ''] = /^((?:export\s+)?)([A-Za-z_]\w*)=([^#]*)/.exec(line) ?? [];
		const value = raw.trimEnd();
		const bare = /^["']/.test(value) ? value.slice(1).replace(/["']$/, '') : value;
		return name === undefined ? undefined : {prefix, name, value: [{kind: 'text', text: bare}], length: value.length};
	});

/** As systemd reads it (environment.d(5)): quotes, backslashes, $NAME and ${NAME:-word}. */
export const scanEnvironmentD: Scanner = (text) =>
	scanLines(text, (line) => {
		const [, name, raw = ''] = /^([A-Za-z_]\w*)=(.*)$/.exec(line) ?? [];
		return name === undefined ? undefined : {prefix: '', name, value: readBody(raw), length: raw.length};
	});

/** `NAME DEFAULT=value OVERRIDE=value`, and `NAME=value` of older ones. */
export const scanPamEnvironment: Scanner = (text) =>
	scanLines(text, (line) => {
		const [, name, gap = '', raw = ''] =
			/^([A-Za-z_]\w*)(\s+(?:DEFAULT=\S*\s+)?(?:OVERRIDE|DEFAULT)=|=)("[^"]*"|\S*)/.exec(line) ?? [];
		if (name === undefined) {
			return undefined;
		}
		const value = raw.replace(/^"(.*)"$/, '$1');
		const isExpanded = /[$@]\{/.test(value);
		return {
			prefix: '',
			name,
			gap: gap.length,
			value: [isExpanded ? {kind: 'computed'} : {kind: 'text', text: value}],
			length: raw.length,
		};
	});

/** `Environment=NAME=value "NAME=value with blanks"` of a unit file. */
export const scanUnit: Scanner = (text) => {
	const events: AssignmentEvent[] = [];
	for (const line of linesOf(text)) {
		const [prefix] = /^Environment=\s*/.exec(line.text) ?? [];
		if (prefix === undefined) {
			continue;
		}
		const words = [
			...line.text
				.slice(prefix.length)
				.matchAll(/"([A-Za-z_]\w*)=([^"]*)"|'([A-Za-z_]\w*)=([^']*)'|(?<!\S)([A-Za-z_]\w*)=(\S*)/g),
		];
		for (const word of words) {
			const [whole, ...groups] = word;
			const at = groups.findIndex((group) => group !== undefined);
			const [name = '', value = ''] = groups.slice(at, at + 2);
			const start = line.start + prefix.length + word.index;
			const nameStart = start + whole.indexOf(name);
			const valueStart = nameStart + name.length + 1;
			events.push({
				kind: 'assignment',
				name,
				value: [{kind: 'text', text: value}],
				effect: line.isComment ? 'commented' : 'exports',
				context: top,
				statement:
					words.length === 1 ? {start: line.wholeStart, end: line.wholeEnd} : {start, end: start + whole.length},
				nameSpan: {start: nameStart, end: nameStart + name.length},
				valueSpan: {start: valueStart, end: valueStart + value.length},
			});
		}
	}
	return events;
};
