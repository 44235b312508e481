// Which proxy a request goes through, by the variables that Claude Code honours (facts.md §4 "Network", observed in claude-code.md §3 r).
import {type ProxyText, proxyText} from '../proxy-text.js';

type Variables = Readonly<Record<string, string | undefined>>;

export type ProxyChoice =
	| {readonly kind: 'none'}
	/** `name`: the variable that decided. `shown` is without user info. */
	| {
			readonly kind: 'proxy';
			readonly name: string;
			readonly url: URL;
			readonly shown: string;
			readonly authorization: string | undefined;
	  }
	/** NO_PROXY helps here too: Claude Code looks at the exceptions first (observed on 2.1.330). */
	| {readonly kind: 'invalid'; readonly name: string; readonly code: Extract<ProxyText, {code: string}>['code']};

/** Highest first. They count for http:// and for loopback targets too. */
export const proxyNames = ['https_proxy', 'HTTPS_PROXY', 'http_proxy', 'HTTP_PROXY', 'ALL_PROXY', 'all_proxy'] as const;

export function chooseProxy(target: URL, variables: Variables): ProxyChoice {
	const exceptions = variables.no_proxy?.trim() || variables.NO_PROXY?.trim() || '';
	const [first] = isException(target, exceptions)
		? []
		: proxyNames.flatMap((name) => {
				const text = proxyText(name, variables[name] ?? '');
				return isPassedOver(name, text) ? [] : [{name, text}];
			});
	if (!first || first.text.kind === 'absent') {
		return {kind: 'none'};
	}
	const {name, text} = first;
	if (text.kind !== 'usable') {
		return {kind: 'invalid', name, code: text.code};
	}
	const {url} = text;
	return {kind: 'proxy', name, url, shown: `${url.protocol}//${url.host}`, authorization: basic(url)};
}

/** Where Claude Code starts in spite of an HTTP_PROXY that it can't read it goes without it (observed on 2.1.332). */
function isPassedOver(name: string, {kind}: ProxyText): boolean {
	return kind === 'absent' || (kind === 'unreadable' && /^http_proxy$/i.test(name));
}

function basic({username, password}: URL): string | undefined {
	if (username === '' && password === '') {
		return undefined;
	}
	return `Basic ${Buffer.from(`${decode(username)}:${decode(password)}`).toString('base64')}`;
}

function decode(text: string): string {
	try {
		return decodeURIComponent(text);
	} catch {
		// A lone "%" in a password.
		return text;
	}
}

/** Entries are split by commas or blanks: "*", "example.com" and what is below it, ".example.com", "*.example.com", "example.com:8443", "127.0.0.1", "[::1]". */
export function isException(target: URL, list: string): boolean {
	const host = bare(target.hostname);
	const port = target.port || (target.protocol === 'https:' ? '443' : '80');
	return list
		.toLowerCase()
		.split(/[\s,]+/)
		.filter((entry) => entry !== '')
		.some((entry) => {
			const [, name = '', wantedPort] = /^(\[[^\]]*\]|[^:]*(?::[^:]*:.*)?)(?::(\d+))?$/.exec(entry) ?? [];
			if (name === '*') {
				return true;
			}
			const domain = bare(name.replace(/^\*?\./, ''));
			return (
				domain !== '' &&
				(wantedPort === undefined || wantedPort === port) &&
				(host === domain || host.endsWith(`.${domain}`))
			);
		});
}

function bare(name: string): string {
	return name
		.toLowerCase()
		.replace(/^\[|\]$/g, '')
		.replace(/\.$/, '');
}
