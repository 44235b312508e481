// A key is replaced in steps: where it is, and where a new one is made.
import type {RotationPlan} from '../../rotation.js';
import {Secret} from '../../secret.js';
import type {Choice, Step} from '../message.js';
import {amendAll, back, open} from '../navigate.js';
import type {ShownFinding, State} from '../state.js';
import {notNow, pageChoice, type ScreenRules} from './rules.js';

export const rotationRules: ScreenRules<'rotation'> = {
	choices: (_, {answer, plan}) => [
		...(plan
			? [
					{
						label: 'Enter the new key',
						act: (now) => [open(now, {kind: 'new-key', answer, plan, key: new Secret('')}), []],
					} satisfies Choice,
				]
			: []),
		...(plan?.page === undefined ? [] : [{...pageChoice(plan.page), label: 'Open the page that creates keys'}]),
		notNow((now) => [back(now), []]),
	],
};

export function beginRotation(state: State, answer: ShownFinding): Step {
	const token = state.token + 1;
	const {finding, diagnosis} = answer;
	return [
		open({...state, token}, {kind: 'rotation', answer, token, plan: undefined, isMissing: false}),
		[{kind: 'plan-rotation', token, finding, diagnosis}],
	];
}

/** `plan` undefined: the place of the key can't be seen. */
export function planned(state: State, token: number, plan: RotationPlan | undefined): State {
	return amendAll(state, 'rotation', (screen) =>
		screen.token === token ? {...screen, plan, isMissing: plan === undefined, cursor: 0} : screen,
	);
}
