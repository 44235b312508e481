// A cause of the catalogue in full.
import {causeOf} from '../../core/session/look.js';
import type {ScreenOf} from '../../core/session.js';
import type {View} from '../arrange.js';
import {paragraph} from '../lines.js';
import {type Context, numbered, section, spaced, viewFrom} from './screen.js';

export function drawCause(context: Context<ScreenOf<'cause'>>): View {
	const {state, screen, columns} = context;
	const known = causeOf(state, screen.id);
	if (!known) {
		return viewFrom(context, ['claude-fix', screen.id], paragraph('Nothing more is known about this.', columns));
	}
	return viewFrom(
		context,
		['claude-fix', known.id],
		spaced(
			paragraph(known.title, columns, {tone: 'strong'}),
			paragraph(known.meaning, columns),
			section('How to tell', paragraph(known.tell, columns)),
			section('What to do', numbered(known.remedy, columns)),
		),
	);
}
