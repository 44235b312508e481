// The second net: takes secrets out of any text that comes from outside (helper output, server messages, pasted text) before it is shown.
import {Secret} from './secret.js';

/** What may stand inside of a key that was garbled: an odd character, or one as programs escape it. */
const odd = String.raw`(?:[^\x09-\x0d\x20-\x7e]|\\x[0-9a-f]{2}|\\u[0-9a-f]{4})`;
const garbled = `(?:${odd}{1,8}[A-Za-z0-9_-]*)*`;

// Repetitions are bounded or of one kind of character, since a text may be made to keep us busy.
const patterns: readonly RegExp[] = [
	// Vendor prefixes, with whatever follows them; of a key that was wrapped, the next line too.
	new RegExp(
		String.raw`(?:\bsk-|sk-ant-)(?:ant-|proj-|or-v\d-)?[A-Za-z0-9_-]{8,}${garbled}(?:\\?\r?\n(?=[^\r\n]{0,200}[\dA-Z])[\w-]{20,}(?=\s|$))?`,
		'g',
	),
	new RegExp(
		String.raw`\b(?:cr_|gsk_|xai-|hf_|r8_|pplx-|nvapi-|ghp_|github_pat_|glpat-|ABSK|AKIA|ASIA|AIza)[A-Za-z0-9_-]{10,}${garbled}`,
		'g',
	),
	// JSON Web Tokens.
	/\beyJ[\w-]{8,}\.[\w-]{8,}(?:\.[\w-]*)?/g,
	// "Bearer …", "x-api-key: …", "Authorization: Basic …", "…KEY=…", "…token": "…".
	/(?<=\bBearer\s{1,9}["']?)(?:(?=[^\s"',;<>]{0,200}[\d_-])[^\s"',;<>]{12,}|[^\s"',;<>]{20,})/gi,
	/(?<=\bauthorization["']?\s{0,9}[:=]\s{0,9}["']?(?:Basic|Token)\s{1,9})[^\s"',;<>]{6,}/gi,
	/(?<=\bx-api-key["']?\s{0,9}[:=]\s{0,9}["']?)[^\s"',;<>]{8,}/gi,
	/(?<=\b[\w-]{0,80}(?:KEY|TOKEN|SECRET|PASSWORD|PASSWD|PASSPHRASE)["')\]]{0,2}\s{0,9}[:=]\s{0,9}["']?)[^\s"',;<>{}$]{12,}/gi,
	// Long random words: nothing that a person reads has 32 letters and digits in a row, mixed, or 40 of one case.
	/(?<![\w/.@+-])(?=[A-Za-z0-9_+/-]*\d)(?=[A-Za-z0-9_+/-]*[a-z])(?=[A-Za-z0-9_+/-]*[A-Z])[A-Za-z0-9_+-]{32,}(?![\w/])/g,
	/(?<![\w/.@+-])(?=[a-z_-]*\d)[a-z0-9_-]{40,}(?![\w/])/g,
];

/** User info of a URL, and of one without a scheme: nothing of a password is shown. */
const userInfo = [
	/(?<=\b[a-z][a-z0-9+.-]{0,30}:\/\/)[^\s/@"'<>]{1,512}(?=@)/gi,
	/(?<=(?:^|[\s"'=(])[^\s/@"'<>:=(]{1,128}:)[^\s/@"'<>:]{4,512}(?=@[\w.-])/g,
] as const;

const shortest = 20;

/** Replaces what looks like a secret by its hint, and these secrets wherever they stand. */
export function scrub(text: string, secrets: readonly Secret[] = []): string {
	let shown = text;
	for (const secret of secrets) {
		shown = secret.hideIn(shown);
	}
	for (const pattern of userInfo) {
		shown = shown.replace(pattern, '***');
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
		.replace(/\r\n/g, '\n')
		.replace(/\u001b\][^\u0007\u001b]*(?:\u0007|\u001b\\)/g, '')
		.replace(/\u001b[PX^_][^\u001b]*\u001b\\/g, '')
		.replace(/\u001b[@-_][0-?]*[ -/]*[@-~]?/g, '')
		.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g, '�');
}

/** One line of at most so many characters, safe to print. Escape sequences go first: a secret could hide between them. */
export function oneLine(text: string, most = 300): string {
	const line = scrub(plain(text)).replace(/\s+/g, ' ').trim();
	const characters = [...line];
	return characters.length > most ? `${characters.slice(0, most - 1).join('')}…` : line;
}

/** A URL without user info, query and fragment; a part of its path that looks like a secret is a hint. Text that is no URL is scrubbed. */
export function showUrl(text: string): string {
	const trimmed = text.trim();
	if (!/^https?:\/\//i.test(trimmed) || !URL.canParse(trimmed)) {
		return oneLine(trimmed, 120);
	}
	const {protocol, host, pathname} = new URL(trimmed);
	const path = pathname
		.split('/')
		.map((part) => (/^(?=.*\d)(?=.*[a-z])[\w.~+-]{24,}$/i.test(part) ? new Secret(part).hint : part))
		.join('/');
	return `${protocol}//${host}${path === '/' && !trimmed.endsWith('/') ? '' : path}`;
}
