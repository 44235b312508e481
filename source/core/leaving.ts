// Everything that leaves the program: to the screen, to one of its files, to a pipe. Only this file makes a text of this kind, and only such texts are written.
import {hide, hideKnown} from './leaving/hide.js';
import {escapeJson, visible} from './leaving/visible.js';

declare const checked: unique symbol;

/** A text without secrets that drives no terminal. */
export type Leaving = string & {readonly [checked]: true};

/** Known secrets and what looks like one are hints, what drives a terminal or isn't seen is written out. Twice is the same as once. */
export function leaving(text: string): Leaving {
	return visible(hide(text)) as Leaving;
}

/** As above, for words that weren't understood: one of them may be a password. */
export function leavingEagerly(text: string): Leaving {
	return visible(hide(text, 'every')) as Leaving;
}

/** Text with colours and links (OSC 8, to files and pages) that core drew around texts which were cleaned before. */
export function coloured(text: string): Leaving {
	// One piece at a time: a colour may stand inside of what is hidden.
	return hide(text)
		.split(/(\u001b\[[0-9;]{0,20}m|\u001b\]8;;(?:(?:file|https):\/\/[!-~]{0,4000})?\u001b\\)/)
		.map((piece, index) => (index % 2 === 1 ? piece : visible(piece)))
		.join('') as Leaving;
}

/** A piece of a frame, whose texts were cleaned when it was laid out: nothing known is in it, and nothing drives the terminal. */
export function drawn(text: string): Leaving {
	return visible(hideKnown(text)) as Leaving;
}

/** JSON to be read by programs: values keep every character, and on the terminal none of them does anything. */
export function jsonOf(value: unknown): Leaving {
	return escapeJson(JSON.stringify(withTexts(value, hide), null, 2) ?? 'null') as Leaving;
}

/** The same data with each of its texts changed, names of members too. */
export function withTexts<T>(value: T, change: (text: string) => string): T {
	// Names of members and short texts come again and again.
	const known = new Map<string, string>();
	const changeOnce = (text: string): string => {
		const changed = known.get(text) ?? change(text);
		known.set(text, changed);
		return changed;
	};
	return walk(JSON.parse(JSON.stringify(value) ?? 'null'), changeOnce) as T;
}

function walk(value: unknown, change: (text: string) => string): unknown {
	if (typeof value === 'string') {
		return change(value);
	}
	if (Array.isArray(value)) {
		return value.map((one) => walk(one, change));
	}
	return typeof value === 'object' && value !== null
		? Object.fromEntries(Object.entries(value).map(([name, one]) => [change(name), walk(one, change)]))
		: value;
}
