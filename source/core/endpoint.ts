// Base URLs: what a client appends to them, whose they are, and which path a known gateway needs (facts.md §12).
import {originOf} from './base-url.js';
import type {CredentialKind} from './credential-kind.js';

export const anthropicOrigin = 'https://api.anthropic.com';

export type Endpoint = {
	/** As text, trimmed. */
	readonly text: string;
	/** undefined: no URL that a client can use. */
	readonly url: URL | undefined;
	/** Why it can't be used, in words. */
	readonly problem: string | undefined;
	readonly isAnthropic: boolean;
	readonly isLoopback: boolean;
	readonly isInsecure: boolean;
	/** Path without a slash at the end: "", "/anthropic", "/v1". */
	readonly path: string;
};

/** Reads a base URL as Claude Code and the SDKs do: `host:port` counts as http, anything else without a scheme is invalid (request-rules.md §8). */
export function readEndpoint(text: string): Endpoint {
	const trimmed = text.trim();
	const problem = problemOf(trimmed);
	const url = problem ? undefined : parse(trimmed);
	const host = url?.hostname ?? '';
	const isLoopback = /^(localhost|127(?:\.\d+){3}|\[::1\]|0\.0\.0\.0|.*\.localhost)$/i.test(host);
	return {
		text: trimmed,
		url,
		problem: problem ?? (url ? undefined : 'it is not a URL'),
		isAnthropic: url?.origin === anthropicOrigin,
		isLoopback,
		isInsecure: url?.protocol === 'http:' && !isLoopback,
		path: (url?.pathname ?? '').replace(/(?<!\/)\/+$/, ''),
	};
}

function problemOf(text: string): string | undefined {
	if (/^\[.*\]\(.*\)$/.test(text)) {
		return 'it is a Markdown link';
	}
	if (/^["'`“”‘’<]|["'`“”‘’>]$/.test(text)) {
		return 'it has quotes or brackets around it';
	}
	if (originOf(text) !== undefined) {
		return undefined;
	}
	if (/^[a-z][a-z0-9+.-]*:\/\//i.test(text)) {
		return /^https?:\/\//i.test(text) ? 'it is not a URL' : 'its scheme is not http or https';
	}
	return 'it has no https:// in front';
}

function parse(text: string): URL | undefined {
	for (const candidate of /^https?:/i.test(text) ? [text] : [`http://${text}`]) {
		try {
			return new URL(candidate);
		} catch {}
	}
	return undefined;
}

/** What can be made of a base URL that can't be used; undefined if only a person can know. */
export function repairedUrl(text: string): string | undefined {
	const link = /^\[[^\]]*\]\(\s*(https?:\/\/[^\s)]+)\s*\)$/.exec(text.trim())?.[1];
	const bare =
		link ??
		text
			.trim()
			.replace(/^["'`“”‘’<]+|(?<!["'`“”‘’>])["'`“”‘’>]+$/gu, '')
			.trim();
	// A scheme that was mistyped: htps://, https//, https:/host, hhttps://.
	const mistyped = /^h{1,2}t{1,3}ps?:?\/{1,3}(?=[\w[])/i.exec(bare)?.[0];
	const withScheme = /^https?:\/\//i.test(bare)
		? bare
		: mistyped !== undefined
			? `${/s:?\/*$/i.test(mistyped) ? 'https' : 'http'}://${bare.slice(mistyped.length)}`
			: /^(?:localhost|127(?:\.\d+){3}|\[::1\])(?::\d+)?(?:\/\S*)?$/i.test(bare)
				? `http://${bare}`
				: /^[\w-]+(\.[\w-]+)+(:\d+)?(\/\S*)?$/.test(bare)
					? `https://${bare}`
					: undefined;
	return withScheme !== undefined && readEndpoint(withScheme).url ? withScheme : undefined;
}

/** Known gateways: what their keys look like and which path speaks Anthropic's protocol. `path` undefined: no path needed, or any. */
const gateways: readonly {readonly host: RegExp; readonly path?: string; readonly name: string}[] = [
	{host: /(^|\.)deepseek\.com$/, path: '/anthropic', name: 'DeepSeek'},
	{host: /(^|\.)bigmodel\.cn$/, path: '/api/anthropic', name: 'Zhipu'},
	{host: /(^|\.)z\.ai$/, path: '/api/anthropic', name: 'Z.ai'},
	{host: /(^|\.)moonshot\.(cn|ai)$/, path: '/anthropic', name: 'Moonshot'},
	{host: /(^|\.)minimaxi?\.(com|io|chat)$/, path: '/anthropic', name: 'MiniMax'},
	{host: /(^|\.)dashscope(-intl)?\.aliyuncs\.com$/, path: '/apps/anthropic', name: 'DashScope'},
	{host: /(^|\.)openrouter\.ai$/, path: '/api', name: 'OpenRouter'},
	{host: /(^|\.)(?:services\.ai|cognitiveservices|openai)\.azure\.com$/, path: '/anthropic', name: 'Microsoft Foundry'},
	{host: /(^|\.)openai\.com$/, name: 'OpenAI'},
	{host: /(^|\.)x\.ai$/, name: 'xAI'},
	{host: /(^|\.)groq\.com$/, name: 'Groq'},
	{host: /(^|\.)mistral\.ai$/, name: 'Mistral'},
	{host: /(^|\.)googleapis\.com$/, name: 'Google'},
];

/** The vendor behind a host, if it is known and not Anthropic. */
export function vendorOf(url: URL): {readonly name: string; readonly path: string | undefined} | undefined {
	const found = gateways.find(({host}) => host.test(url.hostname));
	return found && {name: found.name, path: found.path};
}

/** Anthropic's hosts for people: pages, no API below any path. */
export function isWebsite({hostname}: URL): boolean {
	return /^(?:(?:www\.)?(?:claude\.ai|claude\.com|anthropic\.com)|console\.anthropic\.com|platform\.claude\.com)$/i.test(
		hostname,
	);
}

/** A host of this machine or of this network, by its name or address alone. */
export function isInside({hostname}: URL): boolean {
	const host = hostname.replace(/^\[|\]$/g, '').toLowerCase();
	return (
		/^(?:localhost|.*\.localhost|127(?:\.\d+){3}|0\.0\.0\.0|::1)$/.test(host) ||
		/^(?:10(?:\.\d+){3}|192\.168(?:\.\d+){2}|172\.(?:1[6-9]|2\d|3[01])(?:\.\d+){2}|169\.254(?:\.\d+){2}|f[cd][\da-f]{2}:.*|fe80:.*)$/.test(
			host,
		) ||
		/^[\w-]+$/.test(host) ||
		/\.(?:local|internal|intranet|lan|home|corp|localdomain|home\.arpa)$/.test(host)
	);
}

/** Whether a credential of this kind can be meant for an endpoint: an Anthropic key at another vendor's host, another vendor's key at Anthropic. */
export function fits(kind: CredentialKind, endpoint: Endpoint): boolean {
	const isAnthropicKind = ['api-key', 'oauth', 'refresh', 'admin', 'enterprise', 'session'].includes(kind);
	if (endpoint.isAnthropic) {
		return kind !== 'other-vendor';
	}
	return !(isAnthropicKind && endpoint.url && vendorOf(endpoint.url));
}
