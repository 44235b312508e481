// A key is replaced: where the old one is, and what happens next.
import {placeOf, writePlace} from '../../core/place.js';
import type {RotationPlace, RotationPlan} from '../../core/rotation.js';
import type {ScreenOf, State} from '../../core/session.js';
import type {View} from '../arrange.js';
import {paragraph, type TextLine} from '../lines.js';
import {bullets, type DrawContext, numbered, section, spaced, viewFrom} from './screen.js';

export const title = ['claude-fix', 'Replace the key'];

export function drawRotation(context: DrawContext<ScreenOf<'rotation'>>): View {
	const {state, screen, columns} = context;
	const {plan, isMissing} = screen;
	if (!plan) {
		const words = isMissing
			? "Where this key is set can't be seen from here, so it can't be replaced for you."
			: 'Looking for every place that holds the key';
		return viewFrom(context, title, paragraph(words, columns, {tone: 'dim'}));
	}
	return viewFrom(
		context,
		title,
		spaced(
			paragraph(plan.old.hint, columns, {first: 'The old key: ', tone: 'strong'}),
			places(state, plan, columns),
			numbered(
				[
					plan.endpoint.isAnthropic
						? 'Make a new key in the Console and copy it. Leave the old one for now.'
						: `Make a new key where the old one came from: ${plan.endpoint.url?.host ?? 'the gateway'}.`,
					'Enter it here: only its length and its hint are shown. It is tested with one free request.',
					'Once the server accepts it, Enter writes it. It can be undone.',
				],
				columns,
			),
		),
	);
}

const states: Readonly<Record<RotationPlace['state'], string>> = {
	written: '',
	tracked: ' (git tracks this file: what is written there goes into the next commit)',
	locked: ' (not writable: it stays as it is)',
};

function places({options}: State, {places: all, name}: RotationPlan, columns: number): readonly TextLine[] {
	return all.length === 0
		? paragraph(
				`No file holds it: ${name} comes from whatever started this terminal. The new key is tested; where to set it is up to you.`,
				columns,
			)
		: section(
				all.length === 1 ? 'It will be replaced in' : `It will be replaced in ${all.length} places`,
				bullets(
					all.map(
						({site, name: own, state}) => `${writePlace(placeOf(site, options.folders))}  ${own}${states[state]}`,
					),
					columns,
				),
			);
}
