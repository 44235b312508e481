// After a fix: looked again, cured or what is left, and what only the person can do.

import {pastesOf, titleOf} from '../../core/session/look.js';
import type {Cure, ScreenOf} from '../../core/session.js';
import type {View} from '../arrange.js';
import {paragraph, type TextLine} from '../lines.js';
import {type Mark, marks} from '../theme.js';
import {type Context, section, spaced, viewFrom} from './screen.js';

const cures: Readonly<Record<Cure, Mark>> = {
	pending: {...marks.running, word: 'Looking again'},
	cured: {...marks.passed, word: 'Looked again: cured'},
	left: {...marks.warned, word: 'Looked again: still there'},
	failed: {...marks.failed, word: 'The change failed'},
	unknown: {...marks.unverified, word: 'It could not be looked at again'},
};

export function result(context: Context<ScreenOf<'result'>>): View {
	const {state, screen, columns} = context;
	const {figure, tone, word} = cures[screen.cure];
	const isTakenBack = screen.undoing !== undefined;
	const {lines} = state.run;
	const done = lines.filter(({state: line}) => line !== 'waiting' && line !== 'running').length;
	return {
		...viewFrom(
			context,
			['claude-fix', 'Result'],
			spaced(
				[
					...paragraph(word, columns, {first: `${figure} `, firstTone: tone, tone: 'strong'}),
					...paragraph(titleOf(state, screen.finding), columns, {indent: 2}),
				],
				isTakenBack ? paragraph('It did not help, so it is being taken back', columns) : [],
				screen.detail === undefined ? [] : paragraph(screen.detail, columns),
				screen.cure === 'failed' ? [] : byHand(context),
				screen.cure === 'left' && pastesOf(screen.fix).length > 0
					? paragraph(
							"A program that is running can't see what is pasted into its shell: leave, paste, and start claude-fix again.",
							columns,
						)
					: [],
				screen.id === undefined
					? []
					: paragraph(`Kept as change ${screen.id}; it can be undone.`, columns, {tone: 'dim'}),
			),
		),
		...(screen.cure === 'pending' ? {aside: `${done} of ${lines.length}`} : {}),
	};
}

function byHand({screen, columns}: Context<ScreenOf<'result'>>): readonly TextLine[] {
	const told = screen.fix.changes.flatMap((change) =>
		change.kind === 'tell' && change.command === undefined ? paragraph(change.text, columns, {indent: 2}) : [],
	);
	return [...section('Left for you', told), ...pasteLines(pastesOf(screen.fix), columns)];
}

/** No program can change the shell that started it: these lines are for the person to paste. */
export function pasteLines(
	pastes: readonly {readonly text: string; readonly command: string}[],
	columns: number,
): readonly TextLine[] {
	return section(
		'To paste in this shell after leaving, and in every other open one (c copies)',
		pastes.flatMap(({text, command}) => [
			...paragraph(text, columns, {indent: 2, tone: 'dim'}),
			...command.split('\n').flatMap((one) => paragraph(one, columns, {first: '  $ ', tone: 'note'})),
		]),
	).flatMap((line, index) =>
		index === 0 ? paragraph(line.map(({text}) => text).join(''), columns, {tone: 'dim'}) : [line],
	);
}
