// ANTHROPIC_CUSTOM_HEADERS, and which texts an HTTP header may have (request-rules.md §6 and §7).
import type {Variable} from '../readings.js';
import type {Secret} from '../secret.js';
import type {Sent} from './types.js';

export type CustomHeaders = {
	/** undefined: not named. A blank value empties the slot. */
	readonly xApiKey: Sent | undefined;
	readonly authorization: Sent | undefined;
	/** What is printed of a name or value that no HTTP runtime takes. Values of headers that are dropped before don't matter. */
	refused(isDropped?: (name: string) => boolean): string | undefined;
};

/** RFC 7230, "token". */
const token = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;

export function customHeaders(variable: Variable | undefined): CustomHeaders {
	// A line without a colon is ignored; one without a name stops the request.
	const named = (variable?.value.headers() ?? []).flatMap(({name, value}) =>
		name === undefined ? [] : [{name, value}],
	);
	const slot = (wanted: string): Sent | undefined => {
		const header = named.findLast(({name}) => name.toLowerCase() === wanted);
		return header && variable && asSent(header.value, wanted, variable);
	};
	return {
		xApiKey: slot('x-api-key'),
		authorization: slot('authorization'),
		refused: (isDropped) => refusedName(named) ?? refusedValue(named.filter(({name}) => !isDropped?.(name))),
	};
}

function asSent(whole: Secret, name: string, {site}: Variable): Sent {
	const sent = {source: 'ANTHROPIC_CUSTOM_HEADERS', site} as const;
	if (whole.isEmpty) {
		return {...sent, value: undefined, isEmpty: true};
	}
	const value = name === 'authorization' ? whole.withoutScheme() : whole;
	// "Authorization: Bearer" with nothing after it is sent as it is.
	return value.isEmpty ? {...sent, value, isEmpty: true} : {...sent, value};
}

type Header = {readonly name: string; readonly value: Secret};

const invalid = 'Invalid ANTHROPIC_CUSTOM_HEADERS · Fix the environment variable';

function refusedName(headers: readonly Header[]): string | undefined {
	const names = [...new Set(headers.flatMap(({name}) => (name === '' ? [] : [name.toLowerCase()])))];
	const bad = names.findIndex((name) => !token.test(name));
	if (bad >= 0) {
		return `${invalid} · Invalid name for distinct header ${bad + 1} of ${names.length} parsed from ANTHROPIC_CUSTOM_HEADERS: the HTTP runtime does not accept it (${names[bad]?.length} characters).`;
	}
	return headers.some(({name}) => name === '') ? "API Error: Invalid header name: ''" : undefined;
}

function refusedValue(headers: readonly Header[]): string | undefined {
	return headers.some(({value}) => forbidden(value)) ? invalid : undefined;
}

export type Forbidden = {
	/** From 1, in UTF-16 units. */
	readonly at: number;
	readonly codePoint: string;
	readonly kind: 'line-break' | 'zero-width' | 'non-ascii';
};

/** The first character that no header can have: CR, LF, or anything above U+00FF. Everything else is sent as it is. */
export function forbidden(value: Secret): Forbidden | undefined {
	for (const {at, codePoint, kind} of value.defects) {
		const code = Number.parseInt(codePoint.slice(2), 16);
		if (code === 0x0a || code === 0x0d) {
			return {at, codePoint, kind: 'line-break'};
		}
		if (code > 0xff) {
			return {at, codePoint, kind: kind === 'zero-width' ? 'zero-width' : 'non-ascii'};
		}
	}
	return undefined;
}

/** What is wrong with it, as Claude Code says it from 2.1.227 on: "it contains a line break at character 21 (109 characters on 2 lines)". */
export function describeForbidden(value: Secret, {at, codePoint, kind}: Forbidden): string {
	const breaks = value.defects.filter(({codePoint: code}) => code === 'U+000A').length;
	const lines = breaks || value.defects.filter(({codePoint: code}) => code === 'U+000D').length;
	const what = {
		'line-break': 'a line break',
		'zero-width': `a zero-width character (${codePoint})`,
		'non-ascii': 'a non-ASCII character',
	}[kind];
	return `it contains ${what} at character ${at} (${value.length} characters${lines > 0 ? ` on ${lines + 1} lines` : ''})`;
}
