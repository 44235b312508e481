// The prevention list: what the person ticks. What a diagnosis shows ticks itself.
import {habitState} from '../../prevention.js';
import type {Step} from '../message.js';
import type {State} from '../state.js';
import type {ScreenRules} from './rules.js';

const seenTexts = {kept: 'seen to be so', 'not-kept': 'seen not to hold', unknown: undefined} as const;

export const preventionRules: ScreenRules<'prevention'> = {
	choices: ({options, remembered}) =>
		options.habits.map((habit, at) => {
			const aside = seenTexts[habitState(habit, remembered.last?.looked)];
			return {label: habit.text, ...(aside === undefined ? {} : {aside}), act: (now) => tick(now, at)};
		}),
};

export function tick(state: State, at: number): Step {
	const {habits} = state.options;
	const chosen = habits[at];
	const seen = chosen && habitState(chosen, state.remembered.last?.looked);
	if (!chosen || seen === 'kept' || seen === 'not-kept') {
		const words = seen === 'kept' ? 'The last diagnosis confirms it.' : 'The last diagnosis shows otherwise.';
		return [chosen ? {...state, note: `${words} This line ticks itself.`} : state, []];
	}
	const ticked = state.remembered.prevention;
	const prevention = habits
		.filter((habit) => (habit === chosen) !== ticked.includes(habit.id))
		.map((habit) => habit.id);
	return [{...state, remembered: {...state.remembered, prevention}}, [{kind: 'remember', what: {prevention}}]];
}
