// Questions: a consent with what it costs, and things that can't be seen.
import type {Diagnosis, SignIn} from '../../core/diagnosis.js';
import {consentTexts} from '../../core/session/texts.js';
import type {ScreenOf} from '../../core/session.js';
import type {View} from '../arrange.js';
import {paragraph} from '../lines.js';
import {type Context, spaced, timeText, viewFrom} from './screen.js';

export function consent(context: Context<ScreenOf<'consent'>>): View {
	const {screen, state, columns} = context;
	const {title, question, cost} = consentTexts[screen.consent];
	const origins = screen.consent === 'gateway' ? originsOf(state.diagnosis) : [];
	const left = screen.rest.length;
	const signIn = state.diagnosis?.signIn;
	return {
		...viewFrom(
			context,
			['claude-fix', `Consent: ${title}`],
			spaced(
				paragraph(question, columns, {tone: 'strong'}),
				origins.flatMap((origin) => paragraph(origin, columns, {tone: 'note', indent: 2})),
				screen.consent === 'claude' && signIn?.isDue ? paragraph(renewal(signIn), columns, {tone: 'warning'}) : [],
				paragraph(cost, columns),
			),
		),
		...(left > 0 ? {aside: `${left} more`} : {}),
	};
}

/** Renewal tokens work once: who lets a program renew has to know before. */
function renewal({until}: SignIn): string {
	const end = until === null ? '' : ` (${timeText(until)})`;
	return `The login has expired or is about to${end}: Claude Code will renew it on the way. A renewal works only once, so let it finish.`;
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
