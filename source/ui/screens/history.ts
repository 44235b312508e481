// Changes that were made.
import type {ScreenOf} from '../../core/session.js';
import type {View} from '../arrange.js';
import {paragraph} from '../lines.js';
import {type DrawContext, timeText, viewFrom} from './screen.js';

export function drawHistory(context: DrawContext<ScreenOf<'history'>>): View {
	const {screen, columns} = context;
	const text =
		screen.entries === undefined
			? 'Reading the journal'
			: screen.entries.length === 0
				? 'Nothing has been changed yet, so there is nothing to undo.'
				: 'Changes, newest first. Enter shows one; nothing is undone until you say so.';
	return viewFrom(
		context,
		['claude-fix', 'Changes'],
		paragraph(text, columns, {tone: 'dim'}),
		({label, aside}, at) => ({label, aside: `${aside ?? ''}, ${when(screen.entries?.[at]?.at)}`}),
	);
}

export function when(at: number | undefined): string {
	return at === undefined ? '' : timeText(at);
}
