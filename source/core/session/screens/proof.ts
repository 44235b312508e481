// What the server says to a new key; one that it has just accepted is written with Enter.
import {verdictOf} from '../../rotation.js';
import {Secret} from '../../secret.js';
import {startCure} from '../curing.js';
import type {Arrival, Choice, Step} from '../message.js';
import {amend, amendAll, backTo} from '../navigate.js';
import type {State} from '../state.js';
import {notNow, type ScreenRules} from './rules.js';

export const proofRules: ScreenRules<'proof'> = {
	choices(_, {step, said, plan, fix, answer}): readonly Choice[] {
		const another: Choice = {label: 'Enter another key', act: (now) => [emptied(backTo(now, 'new-key')), []]};
		const unsent: Choice = {label: 'Continue without proof', act: (now) => prove(now, false)};
		const leave = notNow((now) => [backTo(now, 'rotation'), []]);
		const write = (label: string): readonly Choice[] =>
			fix ? [{label, act: (now) => startCure(now, answer, fix)}] : [];
		switch (step) {
			case 'asked':
				return [
					{
						label: plan.endpoint.isAnthropic ? 'Test it' : `Send it to ${plan.endpoint.url?.host ?? 'it'}`,
						act: (now) => prove(now, true),
					},
					unsent,
					another,
				];
			case 'running':
				return [];
			case 'answered':
				switch (said && verdictOf(said)) {
					case 'accepted':
						return [...write('Write it'), another, leave];
					case 'refused':
						return [another, leave];
					default:
						return [another, ...write('Write it without proof'), leave];
				}
		}
	},
};

/** Only a proof screen proves. */
export function prove(state: State, isSent: boolean): Step {
	const {screen, purpose} = state;
	if (screen.kind !== 'proof') {
		return [state, []];
	}
	const token = state.token + 1;
	const {plan, key} = screen;
	return [
		amend<'proof'>({...state, token}, screen, {token, step: 'running', cursor: 0}),
		[{kind: 'prove-key', token, purpose, plan, key, isSent}],
	];
}

export function proved(state: State, {token, answer, fix, previews}: Extract<Arrival, {kind: 'key-proved'}>): State {
	return amendAll(state, 'proof', (screen) =>
		screen.token === token ? {...screen, step: 'answered', said: answer, fix, previews, cursor: 0} : screen,
	);
}

function emptied(state: State): State {
	const {screen} = state;
	return screen.kind === 'new-key' ? amend<'new-key'>(state, screen, {key: new Secret('')}) : state;
}
