// Hides every secret in the text of a file that is shown in a preview, keeping its lines: more eager than scrub, since a file may hold anything.
import {hintOf, isHint} from './hint.js';
import {hide} from './leaving/hide.js';
import {isReadable, shortest} from './leaving/words.js';
import type {Secret} from './secret.js';
import {isPlainVariable} from './variables.js';

/** Same number of lines; what was hidden is replaced by its hint, further lines of it by "…". */
export function maskText(text: string, secrets: readonly Secret[] = []): string {
	const shown = secrets
		.reduce((hidden, secret) => secret.hideLinesIn(hidden), text)
		.replace(approvals, (block) => block.replace(/"([^"\n]{8,})"(?!\s*:)/g, (_, value: string) => `"${hinted(value)}"`))
		.replace(brokenKey, (all, key: string, lineBreak: string, rest: string) =>
			/[\dA-Z]/.test(rest) ? `${hintOf(key)}${lineBreak}…` : all,
		)
		.replace(assignment, maskAssignment)
		.replace(handedOver, (_, before: string, value: string) => `${before}${isPlace(value) ? value : hinted(value)}`);
	return hide(shown, 'every');
}

// The last 20 characters of keys that were approved or declined in Claude Code.
const approvals = /"customApiKeyResponses"\s{0,9}:\s{0,9}\{[^{}]{0,20000}\}/g;

// A key that was wrapped when it was pasted: the rest of it is alone on the next line.
const brokenKey = /(?<![\w-])(sk-[\w-]{8,})(\\?\r?\n)([\w-]{6,})(?=\r?$)/gm;

// NAME=value, export NAME="value", set -gx NAME value, $env:NAME = 'value', "name": "value".
// Repetitions are bounded, since a file may be made to keep us busy.
const assignment =
	/(\b([A-Za-z_][\w-]{0,80})["']?)([ \t]{0,9}[=:][ \t]{0,9}|[ \t]{1,9}(?<=\b(?:set(?:[ \t]{1,9}-\w{1,9}){0,5}|setenv)[ \t]{1,9}[A-Za-z_][\w-]{0,80}[ \t]{1,9}))("(?:\\[\s\S]|[^"\\]){0,4000}"|'[^']{0,4000}'|[^\s,;{}[\]][^\s,;]*)/g;

// What a program is given: -u admin:password, --pass=password, mysql's -ppassword, netrc's "password …". Whatever the option is called,
// its value may be a password. Short values, and those taken from a variable or a command, are shown.
const handedOver =
	/((?:(?<![\w-])-{1,2}[A-Za-z][\w-]{0,40}(?:=|[ \t]{1,4})|(?<![\w-])-p|\b(?:password|passwd|passphrase)[ \t]{1,4})["']?)([^\s"'$`;|&<>()-][^\s"'$`;|&<>()]{7,400})/gi;

function maskAssignment(all: string, before: string, name: string, sign: string, written: string): string {
	const quote = /^["']/.exec(written)?.[0] === written.at(-1) && written.length > 1 ? written.charAt(0) : '';
	const value = written.slice(quote.length, written.length - quote.length);
	if (/^[$`]/.test(value) || !(isCredentialName(name) || isSomebodysVariable(name, value))) {
		return all;
	}
	const [first, ...further] = value.split('\n');
	const hint = further.length > 0 ? hinted(value.trim()) : hinted(first ?? '');
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

/** A variable that isn't a well-known one: its value may be a password, whatever its name. Short ones and file paths are not. */
function isSomebodysVariable(name: string, value: string): boolean {
	return /^[A-Z][A-Z\d_]+$/.test(name) && !isPlainVariable(name) && value.length >= shortest && !isPlace(value);
}

function isPlace(value: string): boolean {
	return /^[~/.]/.test(value) && value.split(/[\s/:]+/).every(isReadable);
}

/** What is a hint, a stand-in or empty already stays. */
function hinted(value: string): string {
	return value === '' || isHint(value) || /[\ufdd0\ufdd1]/.test(value) ? value : hintOf(value).replace(/\s+/g, ' ');
}
