// What only a person can do, step by step.
import {titleOf} from '../../core/session/look.js';
import type {ScreenOf} from '../../core/session.js';
import type {View} from '../arrange.js';
import {paragraph, type TextLine} from '../lines.js';
import {type DrawContext, spaced, viewFrom} from './screen.js';

export function drawSteps(context: DrawContext<ScreenOf<'steps'>>): View {
	const {state, screen, columns} = context;
	const {fix, answer} = screen;
	return viewFrom(
		context,
		['claude-fix', 'By you'],
		spaced(
			paragraph(fix.title, columns, {tone: 'strong'}),
			...fix.changes.map((change): readonly TextLine[] => {
				switch (change.kind) {
					case 'tell':
						return [
							...paragraph(change.text, columns),
							...(change.command ?? '')
								.split('\n')
								.flatMap((line) => (line === '' ? [] : paragraph(line, columns, {first: '  $ ', tone: 'code'}))),
						];
					case 'open':
						return paragraph(`${change.url}: ${change.why}`, columns, {link: change.url});
					default:
						return [];
				}
			}),
			paragraph(`It is about: ${titleOf(state, answer.finding)}`, columns, {tone: 'dim'}),
		),
	);
}
