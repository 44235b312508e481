// Hides every secret in the text of a file that is shown in a preview, keeping its lines: more eager than scrub, since a file may hold anything.
import {scrub} from './scrub.js';
import {Secret} from './secret.js';

/** Same number of lines; what was hidden is replaced by its hint, further lines of it by "…". */
export function maskText(text: string, secrets: readonly Secret[] = []): string {
	let shown = text;
	for (const secret of secrets) {
		shown = secret.hideLinesIn(shown);
	}
	shown = shown
		.replace(approvals, (block) => block.replace(/"([^"\n]{8,})"(?!\s*:)/g, (_, value: string) => `"${hintOf(value)}"`))
		.replace(brokenKey, (_, key: string, lineBreak: string) => `${hintOf(key)}${lineBreak}…`)
		.replace(assignment, maskAssignment);
	return scrub(shown).replace(randomWord, hintOf);
}

// The last 20 characters of keys that were approved or declined in Claude Code.
const approvals = /"customApiKeyResponses"\s{0,9}:\s{0,9}\{[^{}]{0,20000}\}/g;

// NAME=value, export NAME="value", set -gx NAME value, $env:NAME = 'value', "name": "value".
// Repetitions are bounded, since a file may be made to keep us busy.
const assignment =
	/(\b([A-Za-z_][\w-]{0,80})["']?)([ \t]{0,9}[=:][ \t]{0,9}|[ \t]{1,9}(?<=\b(?:set(?:[ \t]{1,9}-\w{1,9}){0,5}|setenv)[ \t]{1,9}[A-Za-z_][\w-]{0,80}[ \t]{1,9}))("(?:\\[\s\S]|[^"\\]){0,4000}"|'[^']{0,4000}'|[^\s,;{}[\]][^\s,;]*)/g;

// A key that was wrapped when it was pasted: the rest of it is alone on the next line.
const brokenKey = /\b(sk-[\w-]{8,})(\\?\r?\n)(?=[^\r\n]*[\dA-Z])[\w-]{6,}(?=\r?$)/gm;

// Nothing that a person reads mixes digits and both cases over 16 letters; parts of paths and addresses do.
const randomWord = /(?<![\w/.@~-])(?=[\w-]*\d)(?=[\w-]*[a-z])(?=[\w-]*[A-Z])[\w-]{16,}(?![\w/.])/g;

function maskAssignment(all: string, before: string, name: string, sign: string, written: string): string {
	const quote = /^(["'])[\s\S]*\1$/.exec(written)?.[1] ?? '';
	const value = written.slice(quote.length, written.length - quote.length);
	if (!isCredentialName(name) || /^\$|^`/.test(value)) {
		return all;
	}
	const [first, ...further] = value.split('\n');
	const hint = further.length > 0 ? hintOf(value.trim()) : hintOf(first ?? '');
	return `${before}${sign}${quote}${[hint, ...further.map(() => '…')].join('\n')}${quote}`;
}

/** ANTHROPIC_API_KEY, primaryApiKey, refreshToken; not apiKeyHelper, tokenUrl. */
function isCredentialName(name: string): boolean {
	const words = name.replace(/([a-z\d])([A-Z])/g, '$1_$2').toLowerCase();
	return (
		/(^|[_-])(api_?key|key|token|auth|secret|password|passwd|credentials?|headers)([_-]|$)/.test(words) &&
		!/(^|[_-])(helper|url|ttl|ms|file|path|id|expiry|at|type|methods?|rejected|approved|responses)$/.test(words)
	);
}

/** What is a hint, a stand-in or empty already stays. */
function hintOf(value: string): string {
	return value === '' || /\.\.\.|…|·|[\ufdd0\ufdd1]|^\(\d+ characters\)$/.test(value)
		? value
		: new Secret(value).hint.replace(/\s+/g, ' ');
}
