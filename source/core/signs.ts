// The one table of signs, for the session, text and Markdown, and what stands for them where the locale has no such letters.
import type {Outcome, Severity} from './check.js';

export type SignName =
	| 'good'
	| 'bad'
	| 'warning'
	| 'note'
	| 'open'
	| 'waiting'
	| 'skipped'
	| 'none'
	| 'broken'
	| 'pointer'
	| 'wins'
	| 'shadowed'
	| 'ignored'
	| 'ticked'
	| 'unticked'
	| 'folded'
	| 'unfolded'
	| 'bullet'
	| 'ellipsis'
	| 'separator'
	| 'caret'
	| 'up'
	| 'down'
	| 'left'
	| 'right'
	| 'rule'
	| 'edge'
	| 'dot';

/** Each is one column wide, and so is its stand-in: nothing moves where there is no UTF-8. */
const table: Readonly<Record<SignName, readonly [sign: string, plain: string]>> = {
	good: ['✔', '+'],
	bad: ['✘', 'x'],
	warning: ['▲', '!'],
	note: ['ℹ', 'i'],
	open: ['?', '?'],
	waiting: ['◌', '.'],
	skipped: ['┄', '-'],
	none: ['·', '.'],
	broken: ['!', '!'],
	pointer: ['❯', '>'],
	wins: ['★', '*'],
	shadowed: ['↓', 'v'],
	ignored: ['×', 'x'],
	ticked: ['✔', '+'],
	unticked: ['◻', '-'],
	folded: ['▸', '>'],
	unfolded: ['▾', 'v'],
	bullet: ['•', '*'],
	ellipsis: ['…', '~'],
	separator: ['·', '-'],
	caret: ['▌', '_'],
	up: ['↑', '^'],
	down: ['↓', 'v'],
	left: ['←', '<'],
	right: ['→', '>'],
	rule: ['─', '-'],
	edge: ['│', '|'],
	dot: ['•', '*'],
};

export const signs: Readonly<Record<SignName, string>> = Object.fromEntries(
	Object.entries(table).map(([name, [sign]]) => [name, sign]),
) as Record<SignName, string>;

export const severitySigns: Readonly<Record<Severity, SignName>> = {error: 'bad', warning: 'warning', note: 'note'};

export const outcomeSigns: Readonly<Record<Outcome, SignName>> = {
	passed: 'good',
	noted: 'note',
	warned: 'warning',
	failed: 'bad',
	unverified: 'open',
	skipped: 'skipped',
	'not-applicable': 'none',
	crashed: 'broken',
	'timed-out': 'broken',
};

const quotes: readonly (readonly [string, string])[] = [
	['“', '"'],
	['”', '"'],
	['‘', "'"],
	['’', "'"],
	['–', '-'],
	['—', '-'],
	['╭', '+'],
	['╮', '+'],
	['╰', '+'],
	['╯', '+'],
	['\u00a0', ' '],
	['›', '>'],
];

const plainSigns: ReadonlyMap<string, string> = new Map([...Object.values(table), ...quotes]);

/** What a terminal without UTF-8 can show, as wide as before: our signs have stand-ins, other letters become question marks. Without `widthOf` they stay: what isn't a terminal takes them. */
export function toAscii(text: string, widthOf?: (character: string) => number): string {
	return text.replace(/[^\u0000-\u007e]/gu, (letter) => {
		const plain = plainSigns.get(letter);
		return plain ?? (widthOf ? '?'.repeat(Math.max(0, widthOf(letter))) : letter);
	});
}

type Variables = Readonly<Record<string, string | undefined>>;

/** Whether there are more letters than ASCII: what people set counts, the first that is set; the console of Linux has few, whatever the locale. */
export function isUnicode({LC_ALL, LC_CTYPE, LANG, TERM}: Variables, platform: string): boolean {
	const locale = [LC_ALL, LC_CTYPE, LANG].find((one) => one !== undefined && one !== '');
	return platform === 'win32' || (TERM !== 'linux' && /utf-?8/i.test(locale ?? ''));
}
