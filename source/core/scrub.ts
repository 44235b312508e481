// The second net: takes secrets out of any text that comes from outside (helper output, server messages, pasted text) before it is shown.
import {Secret} from './secret.js';

const patterns: readonly RegExp[] = [
	// Vendor prefixes, with whatever follows them.
	/\bsk-(?:ant-|proj-|or-v\d-)?[A-Za-z0-9_-]{8,}/g,
	/\b(?:cr_|gsk_|xai-|hf_|r8_|pplx-|nvapi-|ghp_|github_pat_|glpat-|ABSK|AKIA|ASIA|AIza)[A-Za-z0-9_-]{10,}/g,
	// JSON Web Tokens.
	/\beyJ[\w-]{8,}\.[\w-]{8,}(?:\.[\w-]*)?/g,
	// "Bearer …", "x-api-key: …", "…KEY=…", "…token": "…".
	/(?<=\bBearer\s{1,9})[^\s"',;<>]{12,}/gi,
	/(?<=\bx-api-key["']?\s{0,9}[:=]\s{0,9}["']?)[^\s"',;<>]{8,}/gi,
	/(?<=\b[\w-]{0,80}(?:KEY|TOKEN|SECRET|PASSWORD)["']?\s{0,9}[:=]\s{0,9}["']?)[^\s"',;<>{}$]{12,}/gi,
	// User info of a URL.
	/(?<=\b[a-z][a-z0-9+.-]*:\/\/)[^\s/@"'<>]{1,512}:[^\s/@"'<>]{1,512}(?=@)/gi,
	// Long random words: nothing that a person reads has 32 letters and digits in a row, mixed.
	/(?<![\w/.@+-])(?=[A-Za-z0-9_+/-]*\d)(?=[A-Za-z0-9_+/-]*[a-z])(?=[A-Za-z0-9_+/-]*[A-Z])[A-Za-z0-9_+-]{32,}(?![\w/])/g,
];

const shortest = 20;

/** Replaces what looks like a secret by its hint, and these secrets wherever they stand. */
export function scrub(text: string, secrets: readonly Secret[] = []): string {
	let shown = text;
	for (const secret of secrets) {
		shown = secret.hideIn(shown);
	}
	for (const pattern of patterns) {
		shown = shown.replace(pattern, (found, offset: number, all: string) => {
			// The beginning of a hint: text may be scrubbed twice.
			const isHint = found.length < shortest && all.startsWith('...', offset + found.length);
			return isHint || /\.\.\.|…|\*\*\*|·/.test(found) ? found : new Secret(found).hint;
		});
	}
	return shown;
}

/** Without control characters and escape sequences: what comes from a file or a server must not drive the terminal. */
export function plain(text: string): string {
	return text
		.replace(/\u001b\][^\u0007\u001b]*(?:\u0007|\u001b\\)/g, '')
		.replace(/\u001b[@-_][0-?]*[ -/]*[@-~]?/g, '')
		.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, '�');
}

/** One line of at most so many characters, safe to print. */
export function oneLine(text: string, most = 300): string {
	const line = plain(scrub(text)).replace(/\s+/g, ' ').trim();
	return line.length > most ? `${line.slice(0, most - 1)}…` : line;
}

/** A URL without user info, query and fragment. Text that is no URL is scrubbed. */
export function showUrl(text: string): string {
	try {
		const url = new URL(text.trim());
		return `${url.protocol}//${url.host}${url.pathname === '/' && !text.trim().endsWith('/') ? '' : url.pathname}`;
	} catch {
		return oneLine(text, 120);
	}
}
