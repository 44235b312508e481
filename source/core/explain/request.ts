// What a text says of the request: method, host, path, the headers that a command sends, and what variables hold.
import type {Line} from './lines.js';
import {isWrapped, unwrapped} from './tight.js';
import type {Facts} from './types.js';

const url =
	/\b(https?|wss?):\/\/(?:[^\s/@"'<>]{1,256}@)?([A-Za-z0-9.[\]-]{1,253}(?::\d{1,5})?)(\/[^\s"'<>()[\]{},;\\]{0,300})?/g;
const named =
	/\b(?:connecting to|host address|ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ECONNRESET|host[:=]?|host name|lookup|connect(?:ion)? to|CONNECT|resolve host:?|connect|resolve address|connected to|UnknownHostException:|Failed to connect to)\s{0,3}\(?["']?([a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,6}|localhost|::1)(?:["' ]{0,2}(?:port[ =]|:|, port=)(\d{2,5}))?/gi;
const bareOwn =
	/(?<![\w.@/-])((?:api|console|platform|status|claude)\.(?:anthropic\.com|claude\.(?:com|ai))|claude\.ai|relay\.[a-z0-9.-]{1,60}\.[a-z]{2,})(?![\w-])/gi;
const asked = /\b(GET|POST|PUT|HEAD|CONNECT)\s{1,3}["']?(?:https?:\/\/[^\s/"']{1,253})?(\/[^\s"'<>()]{0,300})/g;
const header = /(?:-H|--header)[ =]?["']?\s{0,3}([\w-]{2,40})\s{0,3}:\s{0,3}([^"'\n]{0,200})/g;

/** Where something is explained, bought or set, not one that was asked. */
const page =
	/^(?:docs?|help|support|www|developers?|learn|code|errors|blog|wiki|curl)\.|\/(?:docs?|help|support|faq|errors?|settings|billing|issues?|pricing|dashboard|troubleshoot\w*|account|keys|plans|blog|discussions|wiki)(?:\/|$)|^(?:github\.com|nodejs\.org|curl\.se|curl\.haxx\.se|developer\.mozilla\.org|errors\.pydantic|cloud\.google\.com|learn\.microsoft\.com|js\.langchain\.com|python\.langchain\.com|platform\.openai\.com|console\.anthropic\.com|status\.claude\.com|status\.anthropic\.com)/i;

export function requestIn(lines: readonly Line[]): Facts['request'] {
	const texts = lines
		.filter(({kind}) => kind !== 'elsewhere' && kind !== 'mention' && kind !== 'frame')
		.map(({text}) => text);
	// Put together as well: a wrap can cut a host.
	const text = `${texts.join('\n')}\n${unwrapped(texts)}`;
	const found: {readonly host: string; readonly path: string; readonly at: number}[] = [];
	for (const {2: host = '', 3: path = '', index} of text.matchAll(url)) {
		if (!page.test(host.toLowerCase()) && !page.test(path)) {
			found.push({host: host.toLowerCase(), path, at: index});
		}
	}
	for (const {1: host = '', 2: port, index} of text.matchAll(named)) {
		if (/[a-z]/i.test(host) || port !== undefined) {
			found.push({
				host: port === undefined ? host.toLowerCase() : `${host.toLowerCase()}:${port}`,
				path: '',
				at: index,
			});
		}
	}
	for (const {1: host = '', index} of text.matchAll(bareOwn)) {
		if (!page.test(host)) {
			found.push({host: host.toLowerCase(), path: '', at: index});
		}
	}
	found.sort((one, other) => one.at - other.at);
	const requests = [...text.matchAll(asked)];
	return {
		method: requests.at(-1)?.[1] ?? null,
		hosts: [...new Set(found.map(({host}) => host))],
		paths: [...new Set([...found.map(({path}) => path), ...requests.map(([, , path = '']) => path)])].filter(
			(path) => path.length > 1,
		),
		headers: [...text.matchAll(header)].map(([, name = '', value = '']) => ({
			name: name.toLowerCase(),
			value: value.trim(),
		})),
	};
}

const assignment =
	/\b((?:ANTHROPIC|CLAUDE|AWS|HTTPS?|ALL|NO)_[A-Z0-9_]{3,40}|https?_proxy|all_proxy)["']?\s{0,4}(?:[=:]|==)\s{0,4}["']?([^\s"',;}]{0,300})/g;
/** `echo $NAME`, and what it prints. */
const shown = /\becho ["']?\$\{?([A-Z][A-Z0-9_]{3,40})\}?["']?\s{0,4}\n\s{0,8}(\S{1,300})/g;

export function variablesIn(lines: readonly string[]): ReadonlyMap<string, readonly string[]> {
	const variables = new Map<string, readonly string[]>();
	const note = (name: string, ...values: readonly string[]) =>
		variables.set(name.toUpperCase(), [...(variables.get(name.toUpperCase()) ?? []), ...values]);
	for (const [index, line] of lines.entries()) {
		for (const {0: whole, 1: name = '', 2: value = '', index: at} of line.matchAll(assignment)) {
			// A wrap may have cut the value: then the rest of it begins the next line.
			const rest = /^[^\s"',;}$]{0,300}/.exec(lines[index + 1] ?? '')?.[0] ?? '';
			note(
				name,
				value.replace(/^=/, ''),
				...(isWrapped(line) && at + whole.length === line.length ? [value + rest] : []),
			);
		}
	}
	for (const [, name = '', value = ''] of lines.join('\n').matchAll(shown)) {
		note(name, value);
	}
	return variables;
}

const code =
	/\b(E[A-Z]{3,20}(?:_[A-Z]+)*|ERR_[A-Z_]{3,50}|UND_ERR_[A-Z_]{3,30}|(?:SELF_SIGNED|UNABLE_TO|DEPTH_ZERO|CERT)_[A-Z_]{3,50}|SEC_E_[A-Z_]+|CRYPT_E_[A-Z_]+|ConnectionRefused|FailedToOpenSocket|curl: \(\d{1,3}\))(?![\w])/g;
const known =
	/^E(?:ACCES|PERM|ROFS|NOENT|ISDIR|NOTDIR|NOTFOUND|CONN\w+|TIMEDOUT|HOSTUNREACH|NETUNREACH|AI_AGAIN|PIPE|PROTO|NOSPC|BUSY|LOCKED)|_|^Conn|^Failed|^curl/;

export function codesIn(text: string): readonly string[] {
	return [...new Set([...text.matchAll(code)].map(([, found = '']) => found))]
		.filter((found) => known.test(found))
		.slice(0, 6);
}
