// Texts from outside on their way in: short, without secrets, and without anything that drives a terminal.

import {hintOf} from './hint.js';
import {hide} from './leaving/hide.js';
import {plain} from './leaving/visible.js';
import {isReadable} from './leaving/words.js';
import type {Secret} from './secret.js';

export {plain};

/** Replaces secrets by their hints: what looks like one, all that this run has seen, and these wherever they stand. */
export function scrub(text: string, secrets: readonly Secret[] = []): string {
	return hide(secrets.reduce((shown, secret) => secret.hideIn(shown), text));
}

/** As above, and also every word that no person would write: for what programs say as they go, and for words that weren't understood. */
export function scrubEagerly(text: string): string {
	return hide(text, 'every');
}

/**
 * The first so many characters, without the word that is cut in the middle: the head of a key looks like no key. To be called before
 * scrubbing, so that a long text costs no more than a short one.
 */
export function shorten(text: string, most: number): string {
	if (text.length <= most) {
		return text;
	}
	let end = most;
	while (end > 0 && /[^\s"'<>()[\]{},;]/.test(text[end - 1] ?? '')) {
		end--;
	}
	return `${text.slice(0, end)}…`;
}

/** One line of at most that many characters, safe to print. `scrubbed`: how eagerly. */
export function oneLine(text: string, most = 300, scrubbed: (text: string) => string = scrub): string {
	const line = scrubbed(plain(shorten(text, 40 * most + 4000)))
		.replace(/\s+/g, ' ')
		.trim();
	const characters = [...line];
	return characters.length > most ? `${characters.slice(0, most - 1).join('')}…` : line;
}

/** A URL without user info, query and fragment; a part of its path that looks like a secret is a hint. Text that isn't a URL is scrubbed. */
export function showUrl(text: string): string {
	const trimmed = shorten(text.trim(), 8000);
	if (!/^https?:\/\//i.test(trimmed) || !URL.canParse(trimmed)) {
		return oneLine(trimmed, 120);
	}
	const {protocol, host, pathname} = new URL(trimmed);
	const path = pathname
		.split('/')
		.map((part) => (isKeyOfPath(part) ? hintOf(part) : part))
		.join('/');
	return oneLine(`${protocol}//${host}${path === '/' && !trimmed.endsWith('/') ? '' : path}`, 400);
}

/** Gateways have tenants' keys in their paths; names of versions, models and regions stand there too. */
function isKeyOfPath(part: string): boolean {
	return part.length >= 16 && /\d/.test(part) && /[a-z]/i.test(part) && (part.length >= 24 || !isReadable(part));
}
