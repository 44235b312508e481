// The prevention list: what the person ticks. What a diagnosis shows ticks itself.
import {habitState} from '../prevention.js';
import type {Choice} from './choices.js';
import type {Step} from './message.js';
import type {State} from './state.js';

export function tick(state: State, {id}: Choice): Step<State> {
	const {habits} = state.options;
	const chosen = habits.find((habit) => habit.id === id);
	const seen = chosen && habitState(chosen, state.remembered.last?.looked);
	if (seen === 'kept' || seen === 'not-kept') {
		const words = seen === 'kept' ? 'The last diagnosis shows that it is so.' : 'The last diagnosis shows otherwise.';
		return [{...state, note: `${words} This line ticks itself.`}, []];
	}
	const ticked = state.remembered.prevention;
	const prevention = habits.filter((habit) => (habit.id === id) !== ticked.includes(habit.id)).map((habit) => habit.id);
	return [{...state, remembered: {...state.remembered, prevention}}, [{kind: 'remember', what: {prevention}}]];
}
