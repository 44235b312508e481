// What can be seen in a pasted text: status codes, error types, variables, hosts, and what it is about.
import {type Context, contextOf, isWrapped, ownLines, unwrapped} from './context.js';
import {isSourceText} from './source-text.js';
import {onOneLine, tidy, tightened, withoutDashes} from './tidy.js';

export type Pasted = Context & {
	readonly lines: readonly string[];
	/** On one line, lower case. */
	readonly line: string;
	/** The same with the lines put together that a window may have broken. */
	readonly unwrapped: string;
	/** Without blanks and quotes, lower case. */
	readonly tight: string;
	/** HTTP status codes, in order of appearance. */
	readonly statuses: readonly number[];
	/** Error types such as authentication_error, in order of appearance. */
	readonly types: readonly string[];
	/** Environment variables and what the text says they hold (more than one where it can't be known). Never shown. */
	readonly variables: ReadonlyMap<string, readonly string[]>;
	/** Hosts of URLs and of failed connections, without this machine and documentation. */
	readonly hosts: readonly string[];
	/** A request id of the API: "req_…". */
	readonly hasRequestId: boolean;
	/** Program text, a diff or documentation of one: it mentions errors, but reports none. */
	readonly isSource: boolean;
};

export function readPasted(text: string): Pasted {
	const all = tidy(text);
	const lines = ownLines(all);
	const line = onOneLine(lines);
	const tight = tightened(lines.map(withoutDashes).join(''));
	return {
		...contextOf(all, lines),
		lines,
		line,
		unwrapped: onOneLine([unwrapped(lines)]),
		tight,
		statuses: statusesOf(tight),
		types: [...tight.matchAll(/type:([a-z]+(?:_[a-z]+)*_error|forbidden|request_too_large)/g)].map(
			([, type]) => type ?? '',
		),
		variables: variablesOf(lines),
		hosts: hostsOf(lines),
		hasRequestId: /req_(?:0?1)?[a-z0-9]{6}/.test(tight),
		isSource: isSourceText(lines),
	};
}

const statusForms =
	/(?:apierror:?|anthropic(?:api)?|claude(?:api)?|errorcode:?|statuscode:?|status:|status=|statuscode=|httpstatus:?|httpstatuscode:?|http\/(?:1\.[01]|2(?:\.0)?|3)|httperror:?|apierrorstatus:|apierrorstatus_?:|api_error_status:|status_code:|status_code=|code:|error:|error:\(|error\(|returned(?:error:?)?|rejected\(|failedwithstatus(?:code)?|statuscodeof|response:?|\(http|https?:?)\(?(4\d\d|5\d\d)(?!\d*[./]\d)/g;
const reasonForms =
	/(4\d\d|5\d\d)(?:\{?type:error|\{error|[-:(]?(?:unauthorized|forbidden|notfound|badrequest|toomanyrequests|paymentrequired|internalservererror|badgateway|serviceunavailable|servicetemporarilyunavailable|gatewaytime-?out|proxyauthenticationrequired|payloadtoolarge|requestentitytoolarge|contenttoolarge|unprocessable|overloaded|siteisoverloaded))/g;

function statusesOf(tight: string): readonly number[] {
	const found = [...tight.matchAll(statusForms), ...tight.matchAll(reasonForms)]
		.sort((one, other) => one.index - other.index)
		.map(([, status]) => Number(status));
	return [...new Set(found)];
}

const assignment =
	/\b((?:ANTHROPIC|CLAUDE|AWS|HTTPS?|ALL|NO)_[A-Z0-9_]{3,40}|https?_proxy|all_proxy)["']?\s*[=:]\s*["']?([^\s"',;}]*)/g;

function variablesOf(lines: readonly string[]): ReadonlyMap<string, readonly string[]> {
	const variables = new Map<string, readonly string[]>();
	const note = (name: string, ...values: readonly string[]) =>
		variables.set(name.toUpperCase(), [...(variables.get(name.toUpperCase()) ?? []), ...values]);
	for (const [index, line] of lines.entries()) {
		for (const {0: whole, 1: name = '', 2: value = '', index: at} of line.matchAll(assignment)) {
			// A wrap may have cut the value: then the rest of it begins the next line.
			const rest = /^[^\s"',;}$]*/.exec(lines[index + 1] ?? '')?.[0] ?? '';
			note(name, value, ...(isWrapped(line) && at + whole.length === line.length ? [value + rest] : []));
		}
	}
	// Names that a wrap has cut.
	for (const [, name = '', value = ''] of lines.join('').matchAll(assignment)) {
		if (!variables.has(name.toUpperCase())) {
			note(name, value);
		}
	}
	for (const [, name = '', value = ''] of lines.join('\n').matchAll(shown)) {
		note(name, value);
	}
	return variables;
}

/** `echo $NAME`, and what it prints. */
const shown = /\becho "?\$\{?([A-Z][A-Z0-9_]{3,40})\}?"?\s*\n\s*(\S+)/g;

const documentation =
	/^(?:curl\.se|curl\.haxx\.se|nodejs\.org|docs\.|www\.python\.org|errors\.pydantic|localhost|127\.|0\.0\.0\.0|\[::1\])/;

function hostsOf(lines: readonly string[]): readonly string[] {
	// Put together as well: a wrap can cut a host.
	const text = `${lines.join('\n')}\n${unwrapped(lines)}`;
	const hosts = [
		...text.matchAll(
			/\b(?:https?|wss?):\/\/(?:[^\s/@"'<>]*@)?([a-z0-9.[\]:-]+\.[a-z]{2,}|localhost|\d+\.\d+\.\d+\.\d+)/gi,
		),
		...text.matchAll(
			/\b(?:ENOTFOUND|EAI_AGAIN|host[:=]?|host name|lookup|connect to)\s*["']?([a-z0-9-]+(?:\.[a-z0-9-]+)+)/gi,
		),
	].map(([, host]) => (host ?? '').toLowerCase());
	return [...new Set(hosts)].filter((host) => !documentation.test(host));
}
