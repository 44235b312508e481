// What can't be seen: a question whose answer changes which cause is most likely, or what to try first. It is remembered.
import {consider, nextQuestion} from '../../questions.js';
import {catalogueOf} from '../look.js';
import {withDiagnosis} from '../looking.js';
import type {Choice, Step} from '../message.js';
import {open} from '../navigate.js';
import type {State} from '../state.js';
import {goToStart} from '../steps.js';
import type {ScreenRules} from './rules.js';

export const questionRules: ScreenRules<'question'> = {
	choices: (_, {question: {id, answers}}) =>
		answers.map((answer) => ({label: answer.label, act: (now) => reply(now, {[id]: answer.id})})),
};

/** The next one that is worth asking, as a choice. */
export function offerQuestion(state: State): readonly Choice[] {
	const next = state.diagnosis && nextQuestion(state.diagnosis, state.remembered.answers, catalogueOf(state));
	return next
		? [{label: `Say more: ${next.text}`, act: (now) => [open(now, {kind: 'question', question: next}), []]}]
		: [];
}

/** No need to look again: the findings are the same, in another order. */
function reply(state: State, said: Readonly<Record<string, string>>): Step {
	const answers = {...state.remembered.answers, ...said};
	const known: State = {...state, remembered: {...state.remembered, answers}};
	const ranked = known.diagnosis ? withDiagnosis(known, consider(known.diagnosis, answers, catalogueOf(known))) : known;
	const [there, effects] = goToStart(ranked);
	return [there, [{kind: 'remember', what: {answers}}, ...effects]];
}
