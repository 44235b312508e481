// A change, and taking it back.
import type {ScreenOf} from '../../core/session.js';
import type {UndoResult} from '../../core/transaction.js';
import type {View} from '../arrange.js';
import {paragraph, type TextLine} from '../lines.js';
import {marks} from '../theme.js';
import {when} from './history.js';
import {bullets, type DrawContext, spaced, viewFrom} from './screen.js';

export function drawUndo(context: DrawContext<ScreenOf<'undo'>>): View {
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
								? 'It has already been undone.'
								: 'Everything it touched goes back to what it was, byte for byte. A file changed since then is not overwritten.',
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
			return paragraph('There is nothing to undo.', columns, {first: `${marks.noted.figure} `, firstTone: 'note'});
		case 'refused':
			return paragraph(`Not taken back: ${result.detail}`, columns, {
				first: `${marks.failed.figure} `,
				firstTone: 'bad',
			});
	}
}
