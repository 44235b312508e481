// Which proxy a request goes through, by the variables that Claude Code honours (facts.md §4 "Network", observed in claude-code.md §3 r).
import {proxyText} from '../proxy-text.js';

type Variables = Readonly<Record<string, string | undefined>>;

export type ProxyChoice =
	| {readonly kind: 'none'}
	/** `shown` is without user info. */
	| {readonly kind: 'proxy'; readonly url: URL; readonly shown: string; readonly authorization: string | undefined}
	/** NO_PROXY helps here too: Claude Code looks at the exceptions first (observed on 2.1.330). */
	| {readonly kind: 'invalid'; readonly code: 'PROXY_NOT_A_URL' | 'PROXY_NO_SCHEME' | 'PROXY_SOCKS' | 'PROXY_SCHEME'};

/** Highest first. They count for http:// and for loopback targets too. */
export const proxyNames = ['https_proxy', 'HTTPS_PROXY', 'http_proxy', 'HTTP_PROXY', 'ALL_PROXY', 'all_proxy'] as const;

export function chooseProxy(target: URL, variables: Variables): ProxyChoice {
	const text = proxyNames
		.filter((name) => !isUnreadableHttp(name, variables[name]))
		.map((name) => variables[name]?.trim())
		.find((value) => value);
	if (!text) {
		return {kind: 'none'};
	}
	const exceptions = variables.no_proxy?.trim() || variables.NO_PROXY?.trim() || '';
	return isException(target, exceptions) ? {kind: 'none'} : readProxy(text);
}

/** Where Claude Code starts in spite of such a text it goes without it (observed on 2.1.332). */
export function isUnreadableHttp(name: string, text: string | undefined): boolean {
	return /^http_proxy$/i.test(name) && text !== undefined && text.trim() !== '' && proxyText(text) === 'unreadable';
}

function readProxy(text: string): ProxyChoice {
	if (/^socks/i.test(text)) {
		return {kind: 'invalid', code: 'PROXY_SOCKS'};
	}
	if (!text.includes('://')) {
		// host:port is taken for http (observed on 2.1.332).
		return proxyText(text) === 'usable' ? readProxy(`http://${text}`) : {kind: 'invalid', code: 'PROXY_NO_SCHEME'};
	}
	if (!/^https?:/i.test(text)) {
		return {kind: 'invalid', code: 'PROXY_SCHEME'};
	}
	if (!URL.canParse(text)) {
		return {kind: 'invalid', code: 'PROXY_NOT_A_URL'};
	}
	const url = new URL(text);
	return {kind: 'proxy', url, shown: `${url.protocol}//${url.host}`, authorization: basic(url)};
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
