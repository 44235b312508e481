// A key is replaced: where the old one is, the masked line for the new one, what the server says to it.
import {placeOf, writePlace} from '../../core/place.js';
import {type RotationPlace, type RotationPlan, verdictOf} from '../../core/rotation.js';
import {titleOf} from '../../core/session/look.js';
import type {ScreenOf, State} from '../../core/session.js';
import type {View} from '../arrange.js';
import {paragraph, type TextLine} from '../lines.js';
import {marks} from '../theme.js';
import {secretLine} from './entry.js';
import {bullets, type Context, numbered, section, spaced, viewFrom} from './screen.js';

const title = ['claude-fix', 'Replace the key'];

export function rotation(context: Context<ScreenOf<'rotation'>>): View {
	const {state, screen, columns} = context;
	const {plan, isMissing} = screen;
	if (!plan) {
		const words = isMissing
			? 'Where this key is set can not be seen from here, so it can not be replaced for you.'
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
						: `Make a new key where the old one is from: ${plan.endpoint.url?.host ?? 'the gateway'}.`,
					'Enter it here: only its length and its hint are shown. It is tested with one free request.',
					'See what will be written, and agree to it. It can be undone.',
				],
				columns,
			),
		),
	);
}

const states: Readonly<Record<RotationPlace['state'], string>> = {
	written: '',
	tracked: ' (git tracks this file: what is written there is in the next commit)',
	locked: ' (not writable: it stays as it is)',
};

function places({options}: State, {places: all, name}: RotationPlan, columns: number): readonly TextLine[] {
	return all.length === 0
		? paragraph(
				`No file holds it: ${name} comes from whatever started this terminal. The new key is tested; where to set it is yours.`,
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

export function newKey(context: Context<ScreenOf<'new-key'>>): View {
	const {screen, columns} = context;
	return {
		...viewFrom(
			context,
			[...title, 'The new key'],
			spaced(
				paragraph('Paste the new key, or type it, then press Enter.', columns, {tone: 'strong'}),
				paragraph(
					'It is not shown, not remembered and in no log. Blanks and line breaks that came along are taken out.',
					columns,
					{tone: 'dim'},
				),
			),
		),
		input: secretLine(screen.key, columns),
	};
}

export function proof(context: Context<ScreenOf<'proof'>>): View {
	const {screen, columns} = context;
	const {plan, key, removed} = screen;
	return viewFrom(
		context,
		[...title, 'The test'],
		spaced(
			paragraph(key.hint, columns, {first: 'The new key: ', tone: 'strong'}),
			removed === undefined ? [] : paragraph(`Taken out of what you entered: ${removed}.`, columns, {tone: 'dim'}),
			said(context, plan),
		),
	);
}

function said(
	{state, screen: {step, answer, key}, columns}: Context<ScreenOf<'proof'>>,
	{endpoint}: RotationPlan,
): readonly TextLine[] {
	const origin = endpoint.url?.origin ?? endpoint.text;
	if (step === 'running') {
		return paragraph(`Asking ${origin}`, columns, {tone: 'dim'});
	}
	if (step === 'asked' || !answer) {
		return paragraph(
			endpoint.isAnthropic
				? 'May claude-fix test it? One free request (GET /v1/models) to api.anthropic.com; no tokens are spent.'
				: `May claude-fix send it to ${origin}? One free request. Only if you trust this address: whoever runs it sees the key.`,
			columns,
		);
	}
	const {figure, tone} = verdictOf(answer) === 'refused' ? marks.failed : marks.unverified;
	const lead = {first: `${figure} `, firstTone: tone};
	switch (answer.kind) {
		case 'said':
			return [
				...paragraph(titleOf(state, {cause: answer.cause}), columns, lead),
				...paragraph(`${answer.status} ${answer.message}`, columns, {indent: 2, tone: 'dim'}),
				...(verdictOf(answer) === 'refused'
					? paragraph(
							`The Console would list it as ${key.hint}: compare, and copy it again with the copy button.`,
							columns,
							{indent: 2},
						)
					: []),
			];
		case 'no-way':
			return paragraph(`The server was not reached (${answer.detail}), so the key is not proved.`, columns, lead);
		case 'not-asked':
			return paragraph('The key is not proved: nothing was sent.', columns, lead);
		case 'accepted':
			return paragraph('The server accepts it.', columns, {first: `${marks.passed.figure} `, firstTone: 'good'});
	}
}
