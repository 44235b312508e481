// A finding that should no longer count: the reason, then the day.
import {placeText} from '../../core/session/answers.js';
import {titleOf} from '../../core/session/look.js';
import {usualDay} from '../../core/session/screens/ignore.js';
import type {ScreenOf} from '../../core/session.js';
import type {View} from '../arrange.js';
import {paragraph} from '../lines.js';
import {entryLine} from './entry.js';
import {type DrawContext, spaced, viewFrom} from './screen.js';

export function drawIgnore(context: DrawContext<ScreenOf<'ignore'>>): View {
	const {state, screen, columns} = context;
	const {answer, reason, until} = screen;
	const place = placeText(answer);
	const typed = until ?? reason;
	return {
		...viewFrom(
			context,
			['claude-fix', 'Ignore'],
			spaced(
				[
					...paragraph(titleOf(state, answer.finding), columns, {tone: 'strong'}),
					...(place === '' ? [] : paragraph(place, columns, {indent: 2})),
				],
				paragraph(
					'It stays in reports but no longer counts where it is now. Anywhere else it counts, and after that day it counts again.',
					columns,
					{tone: 'dim'},
				),
				until === undefined ? [] : paragraph(reason, columns, {first: 'Reason: ', firstTone: 'dim'}),
				paragraph(
					until === undefined ? 'Why ignore it?' : `Until which day? Enter alone: ${usualDay(answer)}`,
					columns,
				),
			),
		),
		input: [entryLine(typed, columns)],
	};
}
