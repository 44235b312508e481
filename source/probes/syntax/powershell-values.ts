// Values of PowerShell: strings, here-strings, variables.
import type {Part, Parts} from './script.js';

export type Value = {readonly parts: Parts; readonly start: number; readonly end: number};

/** A string in quotes, a here-string, or what stands up to the end of the statement. */
export function readValue(text: string, start: number): Value {
	const hereString = /^@(["'])\r?\n/.exec(text.slice(start, start + 4));
	if (hereString) {
		const close = text.indexOf(`\n${hereString[1]}@`, start);
		const end = close < 0 ? text.length : close;
		const body = text.slice(start + hereString[0].length, end).replace(/\r$/, '');
		return {
			start,
			end: Math.min(text.length, end + 3),
			parts: [hereString[1] === '"' && /[$`]/.test(body) ? {kind: 'computed'} : {kind: 'text', text: body}],
		};
	}
	const quote = text[start];
	if (quote === '"' || quote === "'") {
		return readQuoted(text, start, quote);
	}
	const end =
		start + (/^[^\s;#,)}]*(?:[ \t]*[-+][ \t]*[^\n;#]*)?/.exec(text.slice(start, start + 2000))?.[0].length ?? 0);
	const raw = text.slice(start, end);
	const variable = /^\$(?:env:)?([A-Za-z_]\w*)$/i.exec(raw);
	const parts: Parts =
		variable?.[1] !== undefined
			? [{kind: 'variable', name: variable[1]}]
			: [/^[$(@&]|[(+]/.test(raw) ? {kind: 'computed'} : {kind: 'text', text: raw}];
	return {start, end, parts};
}

const escapes: Readonly<Record<string, string>> = {
	n: '\n',
	r: '\r',
	t: '\t',
	'0': '\0',
	a: '\u0007',
	b: '\b',
	e: '\u001b',
	f: '\f',
	v: '\v',
};

function readQuoted(text: string, start: number, quote: string): Value {
	const parts: Part[] = [];
	let value = '';
	let at = start + 1;
	const most = Math.min(text.length, start + 64 * 1024);
	while (at < most) {
		const character = text[at] ?? '';
		if (character === quote && text[at + 1] === quote) {
			value += quote;
			at += 2;
		} else if (character === quote) {
			at += 1;
			break;
		} else if (quote === '"' && character === '`') {
			const next = text[at + 1] ?? '';
			value += escapes[next] ?? next;
			at += 2;
		} else if (quote === '"' && character === '$' && /[\w({]/.test(text[at + 1] ?? '')) {
			const name = /^\$\{?(?:env:)?([A-Za-z_]\w*)\}?/i.exec(text.slice(at, at + 200));
			parts.push(
				{kind: 'text', text: value},
				name?.[1] === undefined ? {kind: 'computed'} : {kind: 'variable', name: name[1]},
			);
			value = '';
			at += name?.[0].length ?? 1;
		} else {
			value += character;
			at += 1;
		}
	}
	parts.push({kind: 'text', text: value});
	return {start, end: at, parts};
}
