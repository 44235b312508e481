// Every secret that this run has seen, so that no piece of one leaves, whatever text it got into and however that was cut.
import {prefixOf} from '../credential-kind.js';
import {isPlaceholder} from '../placeholder.js';
import {withoutUnseen} from './bare.js';
import {isRandom, isReadable, shortest} from './words.js';

export type Stretch = {readonly start: number; readonly end: number};

/** `credential`: all of it is secret. `setting`: only what looks like a key in it, and what stands in a URL where passwords and tenants' keys do. */
export type Sensitivity = 'credential' | 'setting';

/** Characters of all secrets together; what comes after is known by its looks alone. */
const most = 400_000;
const longest = 20_000;
/** That begin alike. */
const mostAlike = 50;

const waiting: {readonly text: string; readonly use: Sensitivity}[] = [];
const seen = new Set<string>();
/** Eight characters in a row of any secret. */
const pieces = new Set<string>();
/** Of those made of words: the first eight characters → the whole. A piece of such a one may be an ordinary word. */
const wholes = new Map<string, string[]>();
let size = 0;

/** Costs nothing until something leaves. */
export function remember(text: string, use: Sensitivity): void {
	if (text.length >= shortest && size < most && !seen.has(text)) {
		size += text.length;
		seen.add(text);
		waiting.push({text: text.slice(0, longest), use});
	}
}

/** The stretches of a bare text that are pieces of known secrets, in order. */
export function knownIn(text: string): readonly Stretch[] {
	for (const {text: secret, use} of waiting.splice(0)) {
		learn(secret, use);
	}
	if (pieces.size === 0 && wholes.size === 0) {
		return [];
	}
	const found: {start: number; end: number}[] = [];
	const add = (start: number, end: number): void => {
		const last = found.at(-1);
		if (last && start <= last.end) {
			last.end = Math.max(last.end, end);
		} else {
			found.push({start, end});
		}
	};
	for (let at = 0; at + shortest <= text.length; at++) {
		const piece = text.slice(at, at + shortest);
		if (pieces.has(piece)) {
			add(at, at + shortest);
		}
		for (const whole of wholes.get(piece) ?? []) {
			if (text.startsWith(whole, at)) {
				add(at, at + whole.length);
			}
		}
	}
	return found.map(({start, end}) => ({start: start - prefixBefore(text, start), end}));
}

/** A vendor's prefix belongs to what follows it. */
function prefixBefore(text: string, at: number): number {
	return (
		/(?:sk-ant-(?:[a-z]{3,6}\d{0,2}-)?|sk-(?:[a-z]{2,6}-(?:v\d-)?)?)[\w-]{0,4}$/.exec(
			text.slice(Math.max(0, at - 28), at),
		)?.[0].length ?? 0
	);
}

function learn(written: string, use: Sensitivity): void {
	const text = withoutUnseen(written).text.trim();
	if (isPlaceholder(text)) {
		return;
	}
	if (/:\/\//.test(text)) {
		learnUrl(text);
	} else if (use === 'credential' && !/[$`(]/.test(text) && (!/\s/.test(text) || isPhrase(text))) {
		learnWhole(text);
	}
	// JSON, headers, commands, keys that were broken over lines: what looks drawn by lot.
	for (const word of text.split(/[^\w+/=.~-]+/)) {
		if (
			isRandom(word) ||
			(use === 'credential' && word.length >= 16 && !isReadable(word) && !/^[\d:.TZ+-]+$/.test(word))
		) {
			learnPieces(word);
		}
	}
}

/** It has blanks, and doesn't look like program text. */
function isPhrase(text: string): boolean {
	return text.length <= 200 && !/[{}"'=:/]/.test(text);
}

/** A key of which so much has been typed: no more than a hint shows of each. */
const begun = /^sk-ant-(?:api|oat|ort|admin|sid)\d{0,2}(?:-[\w-]{0,3})?$/;

function learnWhole(text: string): void {
	if (isReadable(text.replace(/\s/g, ''))) {
		// "application/json" and "api.example.com" are headers' values too.
		if (!/[./]/.test(text) && text.length >= 12 && !begun.test(text)) {
			const same = wholes.get(text.slice(0, shortest)) ?? [];
			wholes.set(text.slice(0, shortest), [...same.slice(-mostAlike + 1), text]);
		}
		return;
	}
	learnPieces(text);
}

function learnPieces(text: string): void {
	const body = text.slice(prefixOf(text).length);
	for (let at = 0; at + shortest <= body.length; at++) {
		const piece = body.slice(at, at + shortest);
		// Of letters alone it would be any word; lines are known one by one.
		if (!/\n|^[a-z\s_./:-]+$|^[A-Z][a-z]+$|^[A-Z_]+$/.test(piece)) {
			pieces.add(piece);
		}
	}
}

/** User info, and the parts of path and query that look like keys: gateways have tenants' keys there. */
function learnUrl(text: string): void {
	const [, authority = '', rest = ''] = /:\/\/([^/?#\s]*)(.*)$/s.exec(text) ?? [];
	const at = authority.lastIndexOf('@');
	if (at > 0) {
		const info = authority.slice(0, at);
		for (const part of [info, ...info.split(':')]) {
			learnSpelled(part);
		}
		learnPieces(btoa(bytesOf(decoded(info))).replace(/(?<!=)=+$/, ''));
	}
	for (const part of rest.split(/[/?&#=;,:]+/)) {
		if (part.length >= 16 && /\d/.test(part) && /[A-Za-z]/.test(part) && !isReadable(part)) {
			learnSpelled(part);
		}
	}
}

function learnSpelled(part: string): void {
	for (const spelled of new Set([part, decoded(part)])) {
		if (spelled.length >= shortest && !isPlaceholder(spelled)) {
			learnWhole(spelled);
		}
	}
}

function decoded(text: string): string {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}

function bytesOf(text: string): string {
	return String.fromCharCode(...new TextEncoder().encode(text.slice(0, 1000)));
}
