// Questions: a consent with what it costs, and things that can't be seen.
import type {Diagnosis} from '../../core/diagnosis.js';
import {consentTexts} from '../../core/session/texts.js';
import type {ScreenOf} from '../../core/session.js';
import type {View} from '../arrange.js';
import {paragraph} from '../lines.js';
import {type Context, spaced, viewFrom} from './screen.js';

export function consent(context: Context<ScreenOf<'consent'>>): View {
	const {screen, state, columns} = context;
	const {title, question, cost} = consentTexts[screen.consent];
	const origins = screen.consent === 'gateway' ? originsOf(state.diagnosis) : [];
	const left = screen.rest.length;
	return {
		...viewFrom(
			context,
			['claude-fix', `Consent: ${title}`],
			spaced(
				paragraph(question, columns, {tone: 'strong'}),
				origins.flatMap((origin) => paragraph(origin, columns, {tone: 'note', indent: 2})),
				paragraph(cost, columns),
			),
		),
		...(left > 0 ? {aside: `${left} more`} : {}),
	};
}

function originsOf(diagnosis: Diagnosis | undefined): readonly string[] {
	const origins = Object.values(diagnosis?.requests ?? {}).flatMap((request) => (request ? [request.origin] : []));
	return [...new Set(origins)].filter((origin) => origin !== 'https://api.anthropic.com');
}

export function question(context: Context<ScreenOf<'question'>>): View {
	const {screen, columns} = context;
	return viewFrom(
		context,
		['claude-fix', 'A question'],
		spaced(
			paragraph(screen.question.text, columns, {tone: 'strong'}),
			paragraph(
				"This can't be seen from here, and it changes what is likeliest or what to try first. The answer is remembered.",
				columns,
				{
					tone: 'dim',
				},
			),
		),
	);
}
