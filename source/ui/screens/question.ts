// Something that can't be seen.
import type {ScreenOf} from '../../core/session.js';
import type {View} from '../arrange.js';
import {paragraph} from '../lines.js';
import {type DrawContext, spaced, viewFrom} from './screen.js';

export function drawQuestion(context: DrawContext<ScreenOf<'question'>>): View {
	const {screen, columns} = context;
	return viewFrom(
		context,
		['claude-fix', 'A question'],
		spaced(
			paragraph(screen.question.text, columns, {tone: 'strong'}),
			paragraph(
				"This can't be seen from here, and it changes what is likeliest or what to try first. The answer is remembered.",
				columns,
				{tone: 'dim'},
			),
		),
	);
}
