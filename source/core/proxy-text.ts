// What the text of a proxy variable is to Claude Code (request-rules.md §2.6, observed on 2.1.332).

/** `unreadable`: it keeps Claude Code from starting. `unsupported`: it starts, and can't connect. */
export function proxyText(text: string): 'usable' | 'unsupported' | 'unreadable' {
	const trimmed = text.trim();
	const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(trimmed)?.[1]?.toLowerCase();
	if (scheme === undefined) {
		// host:port, with or without a user before it.
		return /:\d{1,5}\/?$/.test(trimmed) && URL.canParse(`http://${trimmed}`) ? 'usable' : 'unreadable';
	}
	if (!URL.canParse(trimmed)) {
		return 'unreadable';
	}
	return scheme === 'http' || scheme === 'https' ? 'usable' : 'unsupported';
}
