// Colours and figures in one place. Nothing means something by its colour alone: each state has a figure and a word of its own.

import chalk from 'chalk';
import figures from 'figures';
import type {TextProps} from 'ink';
import type {Line} from '../core/session.js';

export type Tone = 'plain' | 'strong' | 'dim' | 'good' | 'bad' | 'warning' | 'note' | 'accent';

const coloured: Readonly<Record<Tone, Partial<TextProps>>> = {
	plain: {},
	strong: {bold: true},
	dim: {dimColor: true},
	good: {color: 'green'},
	bad: {color: 'red'},
	warning: {color: 'yellow'},
	note: {color: 'cyan'},
	accent: {color: 'blue', bold: true},
};

export type Theme = {readonly hasColour: boolean; readonly of: (tone: Tone) => Partial<TextProps>};

/** Without colours nothing is painted at all: NO_COLOR and --no-color. Ink and ink-select-input paint with chalk, so it is told too. */
export function themeOf(hasColour: boolean): Theme {
	if (!hasColour) {
		chalk.level = 0;
	}
	return {hasColour, of: (tone) => (hasColour ? coloured[tone] : {})};
}

export type Mark = {readonly figure: string; readonly tone: Tone; readonly word: string};

/** The state of a check as a figure and as a word. */
export const marks: Readonly<Record<Line['state'], Mark>> = {
	waiting: {figure: figures.circleDotted, tone: 'dim', word: 'waiting'},
	running: {figure: figures.ellipsis, tone: 'accent', word: 'looking'},
	passed: {figure: figures.tick, tone: 'good', word: 'fine'},
	noted: {figure: figures.info, tone: 'note', word: 'note'},
	warned: {figure: figures.warning, tone: 'warning', word: 'warning'},
	failed: {figure: figures.cross, tone: 'bad', word: 'problem'},
	unverified: {figure: '?', tone: 'warning', word: 'not proved'},
	skipped: {figure: figures.lineDashed13, tone: 'dim', word: 'skipped'},
	'not-applicable': {figure: figures.dot, tone: 'dim', word: 'not for here'},
	crashed: {figure: '!', tone: 'bad', word: 'crashed'},
	'timed-out': {figure: '!', tone: 'bad', word: 'too slow'},
};

export const severityMarks: Readonly<Record<'error' | 'warning' | 'note', Mark>> = {
	error: {figure: figures.cross, tone: 'bad', word: 'problem'},
	warning: {figure: figures.warning, tone: 'warning', word: 'warning'},
	note: {figure: figures.info, tone: 'note', word: 'note'},
};

export const signs = {
	separator: ' · ',
	deeper: ` ${figures.pointerSmall} `,
	ellipsis: figures.ellipsis,
	ticked: figures.tick,
	unticked: figures.squareSmall,
	wins: figures.star,
	arrows: `${figures.arrowUp}${figures.arrowDown}`,
	caret: figures.squareLeft,
	corners: [figures.lineDownRightArc, figures.lineDownLeftArc, figures.lineUpRightArc, figures.lineUpLeftArc] as const,
	horizontal: figures.line,
	vertical: figures.lineVertical,
} as const;
