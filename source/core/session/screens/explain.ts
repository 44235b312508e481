// A pasted error message and what it may mean.
import {lookAgain} from '../looking.js';
import type {Choice, Step} from '../message.js';
import {amend, amendAll, open} from '../navigate.js';
import type {Explanation, ScreenOf, State} from '../state.js';
import {editTyped} from '../typing.js';
import type {ScreenRules} from './rules.js';

export const explainRules: ScreenRules<'explain'> = {
	choices: (_, {found}) =>
		found === undefined
			? []
			: [
					{label: 'Look for it on this machine', act: lookAgain},
					...found.map(
						({cause, title}): Choice => ({
							label: title,
							aside: cause,
							act: (now) => [open(now, {kind: 'cause', id: cause}), []],
						}),
					),
				],
	takesText: () => true,
	type: (state, screen, edit) =>
		amend<'explain'>(state, screen, {text: editTyped(screen.text, edit), found: undefined, cursor: 0}),
	enter: (state, screen) => (screen.found === undefined ? ask(state, screen) : undefined),
};

function ask(state: State, screen: ScreenOf<'explain'>): Step {
	if (screen.text.trim() === '') {
		return [state, []];
	}
	const token = state.token + 1;
	return [amend<'explain'>({...state, token}, screen, {token}), [{kind: 'explain', token, text: screen.text}]];
}

/** One candidate opens at once. */
export function explained(state: State, token: number, found: readonly Explanation[]): Step {
	const shown = amendAll(state, 'explain', (screen) =>
		screen.token === token ? {...screen, found, cursor: 0} : screen,
	);
	const [only, ...others] = found;
	const isHere = state.screen.kind === 'explain' && state.screen.token === token;
	return [only && others.length === 0 && isHere ? open(shown, {kind: 'cause', id: only.cause}) : shown, []];
}
