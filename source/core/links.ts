// Links of terminals (OSC 8): which have them, and where a place leads.
import type {Folders, Place} from './place.js';

type Variables = Readonly<Record<string, string | undefined>>;

/** Programs that draw links, by what they say of themselves. Through tmux and screen they get lost, and in dumb ones they are noise. */
export function hasLinks({
	TERM = '',
	TERM_PROGRAM = '',
	VTE_VERSION,
	WT_SESSION,
	KONSOLE_VERSION,
	TMUX,
	STY,
}: Variables): boolean {
	if (TMUX || STY || TERM === 'dumb' || /^(screen|tmux|linux)/.test(TERM)) {
		return false;
	}
	return (
		['iTerm.app', 'WezTerm', 'vscode', 'ghostty', 'Hyper', 'rio', 'Tabby'].includes(TERM_PROGRAM) ||
		/^(xterm-kitty|xterm-ghostty|alacritty|foot)/.test(TERM) ||
		Number(VTE_VERSION) >= 5000 ||
		Boolean(WT_SESSION) ||
		Number(KONSOLE_VERSION) >= 200_400
	);
}

/** The URL of a file; undefined: the place isn't a file. */
export function fileUrl({path}: Place, {home, cwd}: Folders): string | undefined {
	const whole = path
		.replace(/^~(?=[/\\]|$)/, home)
		.replace(/^\.(?=[/\\]|$)/, cwd)
		.replaceAll('\\', '/');
	if (!/^(?:\/|[A-Za-z]:\/)/.test(whole)) {
		return undefined;
	}
	const parts = whole.split('/').map((part) => (/^[A-Za-z]:$/.test(part) ? part : encodeURIComponent(part)));
	return `file://${whole.startsWith('/') ? '' : '/'}${parts.join('/')}`;
}
