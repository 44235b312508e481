// What can't be seen: the next question that is worth asking, once the screen is free for it, and what its answer changes.
import {consider, nextQuestion} from '../questions.js';
import {rootLine} from './can.js';
import type {Choice} from './choices.js';
import {catalogueOf, lastOf} from './look.js';
import type {Step} from './message.js';
import {amendAll, back, backTo, open} from './navigate.js';
import type {ScreenOf, State} from './state.js';

/** Asks over a checklist that is complete and that nobody is typing in. */
export function askNext(state: State): State {
	const {screen, diagnosis, run, remembered, unsaid} = state;
	if (screen.kind !== 'checklist' || screen.isFiltering || run.isRunning || !diagnosis) {
		return state;
	}
	const left = Object.fromEntries(unsaid.map((id) => [id, '']));
	const question = nextQuestion(diagnosis, {...left, ...remembered.answers}, catalogueOf(state));
	return question ? open(state, {kind: 'question', question}) : state;
}

export function answer(state: State, {question}: ScreenOf<'question'>, {id}: Choice): Step<State> {
	const answers = {...state.remembered.answers, [question.id]: id};
	const [next, effects] = ranked(back(state), answers);
	return [askNext(next), effects];
}

/** Esc on a question: it stays open, and is not asked again in this session. */
export function leaveUnsaid(state: State, {question}: ScreenOf<'question'>): State {
	return askNext(back({...state, unsaid: [...state.unsaid, question.id]}));
}

/** Forgets what was answered and asks anew. */
export function askAgain(state: State): Step<State> {
	const there = backTo(state, 'checklist');
	const above: State =
		there.screen.kind === 'checklist'
			? there
			: open(there, {kind: 'checklist', filter: '', isFiltering: false, isTouched: false});
	const [next, effects] = ranked(above, {});
	const asked = askNext({...next, unsaid: []});
	return asked.screen.kind === 'question'
		? [asked, effects]
		: [{...asked, note: 'Nothing has to be asked about this diagnosis.'}, effects];
}

/** No need to look again: the findings are the same, in another order. */
function ranked(state: State, answers: State['remembered']['answers']): Step<State> {
	const remembered = {...state.remembered, answers};
	const diagnosis = state.diagnosis && consider(state.diagnosis, answers, catalogueOf(state));
	if (!diagnosis) {
		return [{...state, remembered}, [{kind: 'remember', what: {answers}}]];
	}
	const known: State = {
		...state,
		diagnosis,
		remembered: state.form ? remembered : {...remembered, last: lastOf(state, diagnosis)},
	};
	const placed = amendAll(known, 'checklist', (screen) => ({...screen, cursor: rootLine(known, screen.filter)}));
	return [placed, [{kind: 'remember', what: {answers}}, ...(state.form ? [] : [{kind: 'keep', diagnosis} as const])]];
}
