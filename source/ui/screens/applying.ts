// A change is made and looked at again.
import {titleOf} from '../../core/session/look.js';
import type {ScreenOf} from '../../core/session.js';
import type {View} from '../arrange.js';
import {paragraph} from '../lines.js';
import {type DrawContext, spaced, viewFrom} from './screen.js';

export function drawApplying(context: DrawContext<ScreenOf<'applying'>>): View {
	const {state, screen, columns} = context;
	const {step} = screen;
	const words = {
		changing: 'Keeping a copy, then changing it',
		looking: 'Changed. Looking again, as a new terminal would',
		running: `The terminal belongs to \`${step.kind === 'running' ? step.program : ''}\`. It comes back when that ends.`,
	}[step.kind];
	return viewFrom(
		context,
		['claude-fix'],
		spaced(
			[
				...paragraph(titleOf(state, screen.answer.finding), columns, {tone: 'strong'}),
				...paragraph(screen.fix.title, columns, {indent: 2}),
			],
			paragraph(words, columns),
		),
	);
}
