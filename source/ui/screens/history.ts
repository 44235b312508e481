// Changes that were made, and taking one back.
import type {ScreenOf} from '../../core/session.js';
import type {UndoResult} from '../../core/transaction.js';
import type {View} from '../arrange.js';
import {paragraph, type TextLine} from '../lines.js';
import {marks} from '../theme.js';
import {bullets, type Context, spaced, timeText, viewFrom} from './screen.js';

export function history(context: Context<ScreenOf<'history'>>): View {
	const {screen, columns} = context;
	const text =
		screen.entries === undefined
			? 'Reading the journal'
			: screen.entries.length === 0
				? 'Nothing was changed yet, so there is nothing to undo.'
				: 'Changes, the newest first. Enter shows one; nothing is taken back before you say so.';
	return viewFrom(
		context,
		['claude-fix', 'Undo a change'],
		paragraph(text, columns, {tone: 'dim'}),
		({id, label, aside}) => ({
			label,
			aside: `${aside ?? ''}, ${when(screen.entries?.find((entry) => entry.id === id)?.at)}`,
		}),
	);
}

function when(at: number | undefined): string {
	return at === undefined ? '' : timeText(at);
}

export function undo(context: Context<ScreenOf<'undo'>>): View {
	const {screen, columns} = context;
	const {entry, result, isBusy} = screen;
	return viewFrom(
		context,
		['claude-fix', 'Undo a change'],
		spaced(
			paragraph(`Change ${entry.id}, ${when(entry.at)}`, columns, {tone: 'strong'}),
			bullets(entry.steps, columns),
			result
				? outcome(result, columns)
				: paragraph(
						isBusy
							? 'Taking it back'
							: entry.state === 'undone' || entry.state === 'rolled-back'
								? 'It was taken back already.'
								: 'Everything it touched becomes as it was before, byte for byte. A file that was changed since is not overwritten.',
						columns,
					),
		),
	);
}

function outcome(result: UndoResult, columns: number): readonly TextLine[] {
	switch (result.kind) {
		case 'undone':
			return paragraph('Taken back.', columns, {first: `${marks.passed.figure} `, firstTone: 'good', tone: 'strong'});
		case 'nothing':
			return paragraph('There is nothing to take back.', columns, {first: `${marks.noted.figure} `, firstTone: 'note'});
		case 'refused':
			return paragraph(`Not taken back: ${result.detail}`, columns, {
				first: `${marks.failed.figure} `,
				firstTone: 'bad',
			});
	}
}
