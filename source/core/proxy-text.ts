// What the text of a proxy variable is to Claude Code (request-rules.md §2.6, observed on 2.1.332).

export type ProxyText =
	/** Passed over. */
	| {readonly kind: 'absent'}
	| {readonly kind: 'usable'; readonly url: URL}
	/** `unreadable`: no URL, with which Claude Code refuses to start. `unsupported`: it starts, and can't connect. */
	| {
			readonly kind: 'unreadable' | 'unsupported';
			readonly code: 'PROXY_NOT_A_URL' | 'PROXY_NO_SCHEME' | 'PROXY_SOCKS' | 'PROXY_SCHEME';
	  };

export function proxyText(name: string, text: string): ProxyText {
	return text === '' ? {kind: 'absent'} : /^all_proxy$/i.test(name) ? ofRuntime(text) : ofClient(text);
}

/** HTTPS_PROXY and HTTP_PROXY are read as URLs: ASCII blanks around them don't count, all others do. */
function ofClient(text: string): ProxyText {
	const trimmed = text.replace(/^[\0-\x20]+|[\0-\x20]+$/g, '');
	const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(trimmed)?.[1]?.toLowerCase();
	if (scheme === undefined) {
		// host:port, with or without a user before it, is taken for http.
		const url = `http://${trimmed}`;
		return /:\d{1,5}\/?$/.test(trimmed) && URL.canParse(url)
			? {kind: 'usable', url: new URL(url)}
			: {kind: 'unreadable', code: 'PROXY_NO_SCHEME'};
	}
	if (!URL.canParse(trimmed)) {
		return {kind: 'unreadable', code: 'PROXY_NOT_A_URL'};
	}
	return scheme === 'http' || scheme === 'https'
		? {kind: 'usable', url: new URL(trimmed)}
		: {kind: 'unsupported', code: scheme.startsWith('socks') ? 'PROXY_SOCKS' : 'PROXY_SCHEME'};
}

const runtimeForm = /^(?:(?:([a-z][a-z0-9+.-]*):)?\/\/)?(?:([^@/]*)@)?(\[[^\]]*\]|[^:/]*)(?::([^/]*))?/i;

/**
 * ALL_PROXY is left to Bun, which reads [scheme://][user@]host[:port] from the first character on: a blank before it makes a host that
 * has no address, one after the port leaves the usual port, and with any scheme but http it is passed over.
 */
function ofRuntime(text: string): ProxyText {
	const [, scheme = 'http', user, host = '', port = ''] = runtimeForm.exec(text) ?? [];
	if (!/^https?$/i.test(scheme)) {
		return {kind: 'absent'};
	}
	const isPort = /^\d{1,5}$/.test(port) && Number(port) < 65_536;
	const url = `${scheme}://${user === undefined ? '' : `${user}@`}${host}${isPort ? `:${port}` : ''}`;
	return /^(?:\[[\da-f:.]+\]|[\w.-]+)$/i.test(host) && URL.canParse(url)
		? {kind: 'usable', url: new URL(url)}
		: {kind: 'unsupported', code: 'PROXY_NOT_A_URL'};
}
