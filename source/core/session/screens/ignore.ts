// A finding that is known is to count no more, at its places, until a day: the reason is typed, then the day.
import {endOf, ignoredHere, isCurrent} from '../../ignored.js';
import {lookAgain} from '../looking.js';
import type {Choice, Step} from '../message.js';
import {amend, open} from '../navigate.js';
import type {ScreenOf, ShownFinding, State} from '../state.js';
import {editLine} from '../typing.js';
import type {ScreenRules} from './rules.js';

/** The day that stands there already is this far away. Milliseconds. */
const usually = 30 * 86_400_000;

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
	const day = new Date(screen.answer.diagnosis.at + usually).toISOString().slice(0, 10);
	return [amend<'ignore'>(state, screen, {until: day}), []];
}

function keep(state: State, {answer: {finding, diagnosis}, reason, until = ''}: ScreenOf<'ignore'>): Step {
	if (endOf(until) === undefined || !isCurrent({until}, diagnosis.at)) {
		return [{...state, note: 'A day in the future, such as 2027-01-31.'}, []];
	}
	const [looking, effects] = lookAgain(state);
	const ignored = ignoredHere(finding, diagnosis.checks, {until, reason: reason.trim()});
	return [{...looking, note: `Ignored until ${until}.`}, [{kind: 'ignore', ignored}, ...effects]];
}
