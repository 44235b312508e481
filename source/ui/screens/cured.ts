// After a cure: what is sent now and the proof, what to paste, what else there is.
import {winnerText} from '../../core/session/areas.js';
import {titleOf} from '../../core/session/look.js';
import type {ScreenOf, State} from '../../core/session.js';
import type {View} from '../arrange.js';
import {paragraph, type TextLine} from '../lines.js';
import {type Mark, marks} from '../theme.js';
import {type DrawContext, spaced, viewFrom} from './screen.js';

export function drawCured(context: DrawContext<ScreenOf<'cured'>>): View {
	const {state, screen, columns, rows} = context;
	const {result, answer} = screen;
	const now = result.kind === 'cured' || result.kind === 'unproved' ? nowLines(state, columns) : [];
	const left = leftLines(screen, columns);
	const {figure, tone, word} = headline(screen);
	// What is still to be done comes first.
	const isTight = rows < 18;
	return viewFrom(
		context,
		['claude-fix'],
		spaced(
			[
				...paragraph(word, columns, {first: `${figure} `, firstTone: tone, tone: 'strong'}),
				...(isTight ? [] : paragraph(titleOf(state, answer.finding), columns, {indent: 2, tone: 'dim'})),
			],
			'detail' in result && result.detail !== undefined
				? paragraph(`${result.detail.charAt(0).toUpperCase()}${result.detail.slice(1)}.`, columns, {indent: 2})
				: [],
			...(isTight ? [left, now] : [now, left]),
		),
	);
}

function headline({result}: ScreenOf<'cured'>): Mark {
	switch (result.kind) {
		case 'cured':
			return {...marks.passed, word: 'Cured'};
		case 'unproved':
			return {...marks.unverified, word: 'Changed, and not proved'};
		case 'by-hand':
			return {...marks.warned, word: 'Still to do'};
		case 'failed':
			return {
				...marks.failed,
				word: result.isRolledBack
					? "That didn't help, so everything is back as it was"
					: "That didn't help, and not everything could be undone (see the changes made)",
			};
	}
}

/** What is sent now, and how that is known. */
function nowLines(state: State, columns: number): readonly TextLine[] {
	const {diagnosis} = state;
	const rung = diagnosis?.ladder.find((one) => one.state === 'wins');
	const proof =
		rung?.proof === 'accepted'
			? 'The server accepts it.'
			: rung?.source === 'login'
				? 'Only Claude Code itself can prove a sign-in.'
				: 'The server was not asked.';
	const sent = winnerText(state);
	const root = diagnosis?.findings.find(({cause}) => cause === diagnosis.rootCause);
	return [
		...paragraph(sent === undefined ? 'Sent now: nothing.' : `Sent now: ${sent}. ${proof}`, columns, {indent: 2}),
		...(root ? paragraph(`What comes next: ${titleOf(state, root)}.`, columns, {indent: 2}) : []),
	];
}

/** No program can change the shell that started it: these lines are for the person. */
function leftLines({fix, result}: ScreenOf<'cured'>, columns: number): readonly TextLine[] {
	const left = result.kind === 'failed' ? [] : result.kind === 'by-hand' ? result.left : fix.changes;
	return left.flatMap((change): readonly TextLine[] =>
		change.kind !== 'tell'
			? []
			: change.command === undefined
				? paragraph(change.text, columns, {indent: 2})
				: [
						...paragraph('To paste in this terminal and in every other open one (c copies):', columns, {
							indent: 2,
							tone: 'dim',
						}),
						...change.command.split('\n').flatMap((line) => paragraph(line, columns, {first: '  $ ', tone: 'code'})),
					],
	);
}
