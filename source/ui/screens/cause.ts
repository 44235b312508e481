// A cause of the catalogue in full; where it explains a pasted message, with what was seen in that and what to do first.
import {causeIn} from '../../core/session/look.js';
import type {ScreenOf} from '../../core/session.js';
import type {View} from '../arrange.js';
import {paragraph} from '../lines.js';
import {type DrawContext, numbered, section, spaced, viewFrom} from './screen.js';

export function drawCause(context: DrawContext<ScreenOf<'cause'>>): View {
	const {state, screen, columns} = context;
	const known = causeIn(state, screen.id);
	if (!known) {
		return viewFrom(context, ['claude-fix', screen.id], paragraph('Nothing more is known about this.', columns));
	}
	const [seen, , first] =
		state.trail
			.flatMap((from) => (from.kind === 'explain' ? (from.found ?? []) : []))
			.find(({cause}) => cause === known.id)?.told ?? [];
	const line = (text: string | undefined) => (text === undefined ? [] : [paragraph(text, columns)]);
	return viewFrom(
		context,
		['claude-fix', known.id],
		spaced(
			...line(seen),
			paragraph(known.title, columns, {tone: 'strong'}),
			paragraph(known.meaning, columns),
			...line(first),
			section('How to tell', paragraph(known.tell, columns)),
			section('What to do', numbered(known.remedy, columns)),
		),
	);
}
