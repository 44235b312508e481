// Colours and marks in one place. Weight comes before colour, and colour alone never carries meaning: each state has its own sign and word.
import chalk from 'chalk';
import type {TextProps} from 'ink';
import type {Place} from '../core/place.js';
import type {ChecklistLine} from '../core/session.js';
import {outcomeSigns, severitySigns, signs} from '../core/signs.js';

export {signs};

/** A place or a page, to which the terminal leads where it can. */
export type Link = Place | string;

export type Tone = 'plain' | 'strong' | 'dim' | 'good' | 'bad' | 'warning' | 'note' | 'accent' | 'code';

/** Only colours that can be read on white and on black: no yellow text, no light blue one. */
const painted: Readonly<Record<Tone, Partial<TextProps>>> = {
	plain: {},
	strong: {bold: true},
	dim: {dimColor: true},
	good: {color: 'green'},
	bad: {color: 'red'},
	warning: {bold: true, color: 'magenta'},
	note: {bold: true},
	accent: {bold: true},
	code: {bold: true},
};

export type Theme = {
	readonly of: (tone: Tone) => Partial<TextProps>;
	/** Whether the terminal can show more than ASCII. */
	readonly isUnicode: boolean;
	/** Where a link leads; undefined: nowhere, or the terminal has none. */
	readonly urlOf: (link: Link) => string | undefined;
};

/** Without colours nothing is painted at all: NO_COLOR and --no-color. Ink paints with chalk, so it is told too. */
export function themeOf({
	hasColour,
	isUnicode = true,
	linkOf,
}: {
	readonly hasColour: boolean;
	readonly isUnicode?: boolean;
	/** The URL of a place; undefined: the terminal has no links. */
	readonly linkOf?: ((place: Place) => string | undefined) | undefined;
}): Theme {
	if (!hasColour) {
		chalk.level = 0;
	}
	return {
		isUnicode,
		of: (tone) => (hasColour ? painted[tone] : {}),
		urlOf: (link) => (typeof link === 'string' ? linkOf && link : linkOf?.(link)),
	};
}

export type Mark = {readonly figure: string; readonly tone: Tone; readonly word: string};

/** The state of a check as a sign and as a word. */
export const marks: Readonly<Record<ChecklistLine['state'], Mark>> = {
	waiting: {figure: signs.waiting, tone: 'dim', word: 'waiting'},
	running: {figure: signs.ellipsis, tone: 'dim', word: 'looking'},
	passed: {figure: signs[outcomeSigns.passed], tone: 'good', word: 'fine'},
	noted: {figure: signs[outcomeSigns.noted], tone: 'dim', word: 'note'},
	warned: {figure: signs[outcomeSigns.warned], tone: 'warning', word: 'warning'},
	failed: {figure: signs[outcomeSigns.failed], tone: 'bad', word: 'problem'},
	unverified: {figure: signs[outcomeSigns.unverified], tone: 'warning', word: 'not proved'},
	skipped: {figure: signs[outcomeSigns.skipped], tone: 'dim', word: 'skipped'},
	'not-applicable': {figure: signs[outcomeSigns['not-applicable']], tone: 'dim', word: 'n/a'},
	crashed: {figure: signs[outcomeSigns.crashed], tone: 'bad', word: 'crashed'},
	'timed-out': {figure: signs[outcomeSigns['timed-out']], tone: 'bad', word: 'too slow'},
};

export const severityMarks: Readonly<Record<'error' | 'warning' | 'note', Mark>> = {
	error: {figure: signs[severitySigns.error], tone: 'bad', word: 'problem'},
	warning: {figure: signs[severitySigns.warning], tone: 'warning', word: 'warning'},
	note: {figure: signs[severitySigns.note], tone: 'dim', word: 'note'},
};
