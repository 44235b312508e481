// Changes that were made, the newest first.
import type {Step} from '../message.js';
import {open} from '../navigate.js';
import type {State} from '../state.js';
import type {ScreenRules} from './rules.js';

export const historyRules: ScreenRules<'history'> = {
	choices: (_, {entries = []}) =>
		entries.map((entry) => ({
			label: entry.steps[0] ?? entry.id,
			aside: entry.state,
			act: (now) => {
				const token = now.token + 1;
				return [open({...now, token}, {kind: 'undo', token, entry, result: undefined, isBusy: false}), []];
			},
		})),
};

export function openHistory(state: State): Step {
	return [open(state, {kind: 'history', entries: undefined}), [{kind: 'load-history'}]];
}
