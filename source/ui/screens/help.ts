// The help, made from the key table: what works on the screen below comes first.
import type {ScreenOf, State} from '../../core/session.js';
import type {View} from '../arrange.js';
import {helpOf} from '../keys.js';
import {paragraph, type TextLine} from '../lines.js';
import {type DrawContext, section, spaced, viewFrom} from './screen.js';

export function drawHelp(context: DrawContext<ScreenOf<'help'>>): View {
	const {state, columns} = context;
	const below: State = {...state, screen: state.trail.at(-1) ?? state.screen, trail: state.trail.slice(0, -1)};
	const keys = helpOf(below);
	const lines = (isOn: boolean): readonly TextLine[] =>
		keys
			.filter((key) => key.isOn === isOn)
			.flatMap(({shown, help: words}) =>
				paragraph(words, columns, {
					first: `  ${shown} `,
					firstTone: isOn ? 'note' : 'dim',
					tone: isOn ? 'plain' : 'dim',
					indent: 13,
				}),
			);
	return viewFrom(
		context,
		['claude-fix', 'Keys'],
		spaced(
			section('Here', [
				...lines(true),
				...paragraph('move there; they never choose', columns, {first: '  1–9 ', firstTone: 'note', indent: 13}),
			]),
			section('On other screens', lines(false)),
		),
	);
}
