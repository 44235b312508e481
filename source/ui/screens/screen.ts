// What every screen's view is made from.
import {subjects} from '../../core/session/texts.js';
import {type Choice, choicesOf, type Screen, type State} from '../../core/session.js';
import {signs} from '../../core/signs.js';
import type {Size, View, ViewChoice} from '../arrange.js';
import {paragraph, type TextLine} from '../lines.js';

export type DrawContext<S extends Screen = Screen> = {
	readonly state: State;
	readonly screen: S;
} & Size;

/** The choices of the screen as they are, its cursor, and nothing else. */
export function viewFrom(
	{state, screen}: DrawContext,
	title: readonly string[],
	body: readonly TextLine[],
	draw: (choice: Choice, at: number) => ViewChoice = ({label, aside}) => ({
		label,
		...(aside === undefined ? {} : {aside}),
	}),
): View {
	return {title, body, choices: choicesOf(state, screen).map(draw), cursor: screen.cursor};
}

export const blank: TextLine = [];

/** A heading and its text below, or nothing where there is no text. */
export function section(heading: string, lines: readonly TextLine[]): readonly TextLine[] {
	return lines.length === 0 ? [] : [[{text: heading, tone: 'dim'}], ...lines];
}

/** Paragraphs with a blank line between them. */
export function spaced(...groups: readonly (readonly TextLine[])[]): readonly TextLine[] {
	return groups
		.filter((group) => group.length > 0)
		.flatMap((group, index) => (index === 0 ? group : [blank, ...group]));
}

export function bullets(texts: readonly string[], columns: number, sign = signs.bullet): readonly TextLine[] {
	return texts.flatMap((text) => paragraph(text, columns, {first: `${sign} `}));
}

export function numbered(texts: readonly string[], columns: number): readonly TextLine[] {
	return texts.flatMap((text, index) => paragraph(text, columns, {first: `${index + 1}. `}));
}

/** "2026-11-24 13:00 UTC": a pure view has no time zone. */
export function timeText(at: number): string {
	return Number.isFinite(at) && Math.abs(at) < 8.64e15
		? `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`
		: 'an unknown time';
}

/** "12 ms", "1.4 s". */
export function duration(milliseconds: number): string {
	return milliseconds < 1000 ? `${Math.round(milliseconds)} ms` : `${(milliseconds / 1000).toFixed(1)} s`;
}

export function subjectOf({purpose, form}: State): string {
	return form?.app.name ?? subjects[purpose];
}
