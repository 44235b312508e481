// A finding that is known is to count no more, at its places, until a day: the reason is typed, then the day.
import type {CauseId} from '../../cause-id.js';
import {endOf, type Ignored, ignoredHere, isCurrent} from '../../ignored.js';
import {lookAgain} from '../looking.js';
import type {Choice, Step} from '../message.js';
import {amend, open} from '../navigate.js';
import type {ScreenOf, ShownFinding, State} from '../state.js';
import {editLine} from '../typing.js';
import type {ScreenRules} from './rules.js';

/** Where no day is typed. Milliseconds from the diagnosis. */
const usually = 30 * 86_400_000;

export function usualDay({diagnosis}: ShownFinding): string {
	return new Date(diagnosis.at + usually).toISOString().slice(0, 10);
}

export const ignoreRules: ScreenRules<'ignore'> = {
	takesText: () => true,
	type: (state, screen, edit) =>
		amend<'ignore'>(
			state,
			screen,
			screen.until === undefined
				? {reason: editLine(screen.reason, edit, 200)}
				: {until: editLine(screen.until, edit, 10)},
		),
	enter: (state, screen) => (screen.until === undefined ? askDay(state, screen) : keep(state, screen)),
	escape: (state, screen) =>
		screen.until === undefined ? undefined : [amend<'ignore'>(state, screen, {until: undefined}), []],
};

export function offerIgnoring(answer: ShownFinding): Choice {
	const {cause, ignored} = answer.finding;
	if (ignored) {
		return {
			label: 'Count it again',
			aside: `ignored until ${ignored.until}`,
			act: (now) => change(now, cause, undefined),
		};
	}
	return {
		label: 'Ignore it until a day',
		aside: 'asks for a reason',
		act: (now) => [open(now, {kind: 'ignore', answer, reason: '', until: undefined}), []],
	};
}

function askDay(state: State, screen: ScreenOf<'ignore'>): Step {
	if (screen.reason.trim() === '') {
		return [{...state, note: 'Type a reason first, for whoever reads it later.'}, []];
	}
	return [amend<'ignore'>(state, screen, {until: ''}), []];
}

function keep(state: State, {answer, reason, until: typed = ''}: ScreenOf<'ignore'>): Step {
	const {finding, diagnosis} = answer;
	const until = typed === '' ? usualDay(answer) : typed;
	if (endOf(until) === undefined || !isCurrent({until}, diagnosis.at)) {
		return [{...state, note: 'A day in the future, such as 2027-01-31.'}, []];
	}
	return change(state, finding.cause, ignoredHere(finding, diagnosis.checks, {until, reason: reason.trim()}));
}

function change(state: State, cause: CauseId, ignored: Ignored | undefined): Step {
	const [looking, effects] = lookAgain(state);
	const note = ignored ? `Ignored until ${ignored.until}.` : 'It counts again.';
	return [{...looking, note}, [{kind: 'ignore', cause, ignored}, ...effects]];
}
