// How each client takes a credential: trimming, headers, empty values, what it refuses to send, and what it makes of odd characters (facts.md §1.4).
import {gte} from 'semver';
import type {SourceLanguage, Variable} from '../readings.js';
import {forbidden} from '../request/headers.js';
import type {Secret} from '../secret.js';

export type Dialect = {
	/** Blank values are then as good as none. */
	readonly trims: boolean;
	readonly keyHeader: 'x-api-key' | 'bearer';
	/** With both set: both headers, or the key alone. */
	readonly sendsBoth: boolean;
	/** Nothing is found: what it says. */
	readonly nothing: string;
	/** What comes of odd characters in a key: where it refuses them, and where it doesn't. */
	readonly odd: {readonly stops: string; readonly passes: string};
	/** A value that it can't put into a header: what it says, without the value; undefined: it is sent. */
	refuses(value: Secret, header: 'x-api-key' | 'bearer'): string | undefined;
};

const javascript: Dialect = {
	trims: true,
	keyHeader: 'x-api-key',
	sendsBoth: true,
	nothing:
		'Could not resolve authentication method. Expected one of apiKey, authToken, credentials, config, or profile to be set.',
	odd: {
		stops: 'The TypeScript SDK stops: such a character fits into no header.',
		passes: 'The TypeScript SDK trims the ends and sends the rest as it is.',
	},
	refuses: (value) =>
		forbidden(value) ? 'TypeError: Cannot convert argument to a ByteString, or an invalid header value' : undefined,
};

/** Observed on @anthropic-ai/sdk 1.12.0: the key goes out as bearer, and alone. */
const newJavascript: Dialect = {...javascript, keyHeader: 'bearer', sendsBoth: false};

const python: Dialect = {
	trims: false,
	keyHeader: 'x-api-key',
	sendsBoth: true,
	nothing: '"Could not resolve authentication method. Expected either api_key or auth_token to be set."',
	odd: {
		stops: 'The Python SDK stops with "Illegal header value".',
		passes: 'The Python SDK stops with an encoding error, or sends it and gets 401.',
	},
	// httpx takes no white space at the ends and no control characters; "Bearer " with nothing behind it ends in a blank.
	refuses: (value, header) =>
		hasBlankEnds(value) || hasControl(value) || (header === 'bearer' && value.isEmpty)
			? 'httpx.LocalProtocolError: Illegal header value'
			: undefined,
};

const other: Dialect = {
	trims: false,
	keyHeader: 'x-api-key',
	sendsBoth: true,
	nothing: 'No credential is set',
	odd: {stops: '', passes: 'It is sent as it is, and the server takes it for another key.'},
	refuses: () => undefined,
};

export function dialectOf(language: SourceLanguage, sdkVersion: string | null): Dialect {
	switch (language) {
		case 'javascript':
			return sdkVersion !== null && gte(sdkVersion, '1.0.0') ? newJavascript : javascript;
		case 'python':
			return python;
		default:
			return other;
	}
}

/** ASCII white space at the ends: others (a no-break space) are sent. */
function hasBlankEnds(value: Secret): boolean {
	return value.defects.some(
		({where, codePoint}) =>
			where !== 'inner' && ['U+0009', 'U+000A', 'U+000B', 'U+000C', 'U+000D', 'U+0020'].includes(codePoint),
	);
}

function hasControl(value: Secret): boolean {
	return value.defects.some(({codePoint}) => ['U+0000', 'U+000A', 'U+000B', 'U+000C', 'U+000D'].includes(codePoint));
}

/** The value as this client takes it; undefined: as good as not set. */
export function taken(variable: Variable | undefined, {trims}: Dialect): Variable | undefined {
	if (variable?.isKeptElsewhere) {
		return variable;
	}
	if (!variable || (trims && variable.value.isBlank)) {
		return undefined;
	}
	return trims ? {...variable, value: variable.value.trimmed(), plain: variable.plain?.trim()} : variable;
}
