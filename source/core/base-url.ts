// What Claude Code makes of a base URL (request-rules.md §8).

/** The origin that is asked where no base URL is set. */
export const defaultOrigin = 'https://api.anthropic.com';

/** The origin of a base URL; undefined: it is refused. */
export function originOf(text: string): string | undefined {
	return urlOf(text)?.origin;
}

/** All of its address in one spelling, so that two can be compared; undefined: it is refused. */
export function wholeAddress(text: string): string | undefined {
	return urlOf(text)?.href.replace(/(?<!\/)\/+$/, '');
}

/**
 * A base URL as Claude Code takes it: trimmed, `host:port` as http, only http and https. undefined: it is
 * refused as "Invalid URL". Blank text isn't a base URL: check for it first.
 */
function urlOf(text: string): URL | undefined {
	// As URL itself does: tabs and line breaks inside vanish.
	const trimmed = text.trim().replace(/[\t\n\r]/g, '');
	// URL takes such a host for a scheme; one that no scheme looks like (127.0.0.1, [::1], my_host) is refused (observed on 2.1.332).
	const isBare = /^[a-z][a-z0-9+.-]*:\d{1,5}(?:[/?#]|$)/i.test(trimmed);
	try {
		const url = new URL(isBare ? `http://${trimmed}` : trimmed);
		return url.protocol === 'http:' || url.protocol === 'https:' ? url : undefined;
	} catch {
		return undefined;
	}
}
