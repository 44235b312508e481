// The server's answer to the new key, and what would be written.
import {type RotationPlan, verdictOf} from '../../core/rotation.js';
import {titleOf} from '../../core/session/look.js';
import type {ScreenOf} from '../../core/session.js';
import type {View} from '../arrange.js';
import {paragraph, type TextLine} from '../lines.js';
import {marks} from '../theme.js';
import {previewLines} from './diff.js';
import {title} from './rotation.js';
import {type DrawContext, spaced, viewFrom} from './screen.js';

export function drawProof(context: DrawContext<ScreenOf<'proof'>>): View {
	const {screen, columns} = context;
	const {plan, key, removed, fix, previews} = screen;
	return viewFrom(
		context,
		[...title, 'The test'],
		spaced(
			paragraph(key.hint, columns, {first: 'The new key: ', tone: 'strong'}),
			removed === undefined ? [] : paragraph(`Removed from what you entered: ${removed}.`, columns, {tone: 'dim'}),
			said(context, plan),
			fix
				? [
						...paragraph(fix.title, columns, {first: 'Cure: ', indent: 2}),
						...previewLines(previews, columns - 2, {named: ''}),
					]
				: [],
		),
	);
}

function said(
	{state, screen: {step, said: answer, key}, columns}: DrawContext<ScreenOf<'proof'>>,
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
