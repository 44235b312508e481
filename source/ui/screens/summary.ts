// The end of a round: against the last diagnosis, what other terminals need, how to prevent it; and the last words on leaving.

import {causeOf, compare, lastOf, rootFinding, ticked, titleOf} from '../../core/session/look.js';
import type {ScreenOf, State} from '../../core/session.js';
import type {View} from '../arrange.js';
import {paragraph, type TextLine} from '../lines.js';
import {type Mark, marks, severityMarks} from '../theme.js';
import {pasteLines} from './result.js';
import {type Context, section, spaced, viewFrom} from './screen.js';

const verdicts = {
	healthy: {...marks.passed, word: 'Healthy: the credential in use works.'},
	unverified: {...marks.unverified, word: 'Nothing wrong is seen, but not all of it is proved.'},
	broken: {...marks.failed, word: 'Not yet: something is still wrong.'},
};

export function summary(context: Context<ScreenOf<'summary'>>): View {
	const {state, columns} = context;
	const {diagnosis, before, pastes, options} = state;
	if (!diagnosis) {
		return viewFrom(context, ['claude-fix', 'Summary'], paragraph('There is no diagnosis yet.', columns));
	}
	const {cured, still, fresh} = compare(before, lastOf(state, diagnosis));
	// The first diagnosis of all has nothing to be compared with.
	const isFirst = before?.at === diagnosis.at;
	const curedHere = state.cured
		.filter(
			(cause) =>
				cured.every((remark) => remark.cause !== cause) &&
				still.every((remark) => remark.cause !== cause) &&
				fresh.every((remark) => remark.cause !== cause),
		)
		.map((cause) => ({title: titleOf(state, {cause})}));
	const {figure, tone, word} = verdicts[diagnosis.verdict];
	const open = options.habits.length - ticked(state).size;
	return viewFrom(
		context,
		['claude-fix', 'Summary'],
		spaced(
			paragraph(word, columns, {first: `${figure} `, firstTone: tone, tone: 'strong'}),
			[
				...remarks('Cured', [...cured, ...curedHere], () => marks.passed, columns),
				...remarks(isFirst ? 'Found' : 'Still there', still, ({severity}) => severityMarks[severity], columns),
				...remarks('New', fresh, ({severity}) => severityMarks[severity], columns),
			],
			pasteLines(pastes, columns),
			otherTerminals(state, columns),
			open > 0
				? paragraph(`Prevention: ${open} of ${options.habits.length} still to tick off.`, columns, {tone: 'dim'})
				: [],
		),
	);
}

function remarks<T extends {readonly title: string}>(
	heading: string,
	all: readonly T[],
	markOf: (remark: T) => Mark,
	columns: number,
): readonly TextLine[] {
	return section(
		heading,
		all.flatMap((remark) => {
			const {figure, tone} = markOf(remark);
			return paragraph(remark.title, columns, {first: `  ${figure} `, firstTone: tone});
		}),
	);
}

function otherTerminals({cured, pastes}: State, columns: number): readonly TextLine[] {
	return cured.length === 0
		? []
		: section(
				'Other terminals',
				paragraph(
					pastes.length > 0
						? 'Terminals, editors and tmux servers that are open keep the old value: paste the line there, or restart them.'
						: 'Restart sessions of Claude Code, editors and tmux servers that are still open: they keep what they had.',
					columns,
					{indent: 2},
				),
			);
}

/** What stays in the terminal when the session is over: a few lines. */
export function fold(state: State, columns: number): readonly TextLine[] {
	const {diagnosis, cured, pastes, left} = state;
	const root = rootFinding(state);
	const names = cured.map((cause) => causeOf(state, cause)?.title ?? cause);
	const room = Math.min(columns, 100);
	return [
		...names.flatMap((name) =>
			paragraph(`Cured: ${name}`, room, {first: `${marks.passed.figure} `, firstTone: 'good'}),
		),
		...(root && diagnosis
			? paragraph(`Left: ${titleOf(state, root)}`, room, {first: `${marks.failed.figure} `, firstTone: 'bad'})
			: diagnosis
				? paragraph(verdicts[diagnosis.verdict].word, room, {
						first: `${verdicts[diagnosis.verdict].figure} `,
						firstTone: verdicts[diagnosis.verdict].tone,
					})
				: []),
		...(pastes.length > 0
			? [
					...paragraph('To paste in this shell and in other open ones:', room),
					...pastes.flatMap(({command}) =>
						command.split('\n').map((one): TextLine => [{text: `  ${one}`, tone: 'note'}]),
					),
				]
			: []),
		...(left === 130 || !diagnosis ? [] : paragraph('claude-fix last shows the diagnosis again.', room, {tone: 'dim'})),
	];
}
