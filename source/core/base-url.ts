// What Claude Code makes of a base URL (request-rules.md §8).

/** The origin that is asked where no base URL is set. */
export const defaultOrigin = 'https://api.anthropic.com';

/**
 * The origin of a base URL as Claude Code takes it: trimmed, `host:port` as http, only http and https. undefined: it is
 * refused as "Invalid URL". Blank text is no base URL: ask before.
 */
export function originOf(text: string): string | undefined {
	// As URL itself does: tabs and line breaks inside vanish.
	const trimmed = text.trim().replace(/[\t\n\r]/g, '');
	const isBare = /^(?:\[[0-9a-f:.]+\]|[^\s/:@?#"'<>]+):\d{1,5}(?:[/?#]|$)/i.test(trimmed);
	try {
		const {protocol, origin} = new URL(isBare ? `http://${trimmed}` : trimmed);
		return protocol === 'http:' || protocol === 'https:' ? origin : undefined;
	} catch {
		return undefined;
	}
}
