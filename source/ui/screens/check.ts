// A check without a single finding to open: what became of it.
import type {ScreenOf} from '../../core/session.js';
import type {View} from '../arrange.js';
import {paragraph} from '../lines.js';
import {marks} from '../theme.js';
import {checkTime} from './checks.js';
import {type DrawContext, spaced, viewFrom} from './screen.js';

export function drawCheck(context: DrawContext<ScreenOf<'check'>>): View {
	const {state, screen, columns} = context;
	const line = state.run.lines.find(({id}) => id === screen.id);
	const {figure, tone, word} = marks[line?.state ?? 'waiting'];
	return viewFrom(
		context,
		['claude-fix', 'A check'],
		spaced(
			paragraph(line?.title ?? screen.id, columns, {tone: 'strong'}),
			[[{text: `${figure} `, tone}, {text: `${word}${checkTime(line)}`}]],
			line?.because ? paragraph(line.because, columns) : [],
		),
	);
}
