// A change and taking it back: nothing is taken back before the person says so.
import type {UndoResult} from '../../transaction.js';
import {lookAgain} from '../looking.js';
import type {Choice, Step} from '../message.js';
import {amend, amendAll, back, open} from '../navigate.js';
import type {State} from '../state.js';
import {openHistory} from './history.js';
import {notNow, type ScreenRules} from './rules.js';

export const undoRules: ScreenRules<'undo'> = {
	choices(_, {entry, result, isBusy}): readonly Choice[] {
		if (isBusy) {
			return [];
		}
		return result
			? [{label: 'Look again', act: lookAgain}]
			: entry.state === 'applied' || entry.state === 'begun'
				? [notNow((now) => [back(now), []]), {label: 'Undo it', act: takeBack}]
				: [{label: 'Back', aside: 'Esc', act: (now) => [back(now), []]}];
	},
};

/** The last change of this session; else all there are. */
export function offerUndo(state: State): Step {
	const {done, options, diagnosis} = state;
	const newest = done.findLast(({id}) => id !== undefined);
	if (newest?.id === undefined) {
		return openHistory(state);
	}
	const token = state.token + 1;
	const entry = {
		id: newest.id,
		at: diagnosis?.at ?? options.now,
		causes: [newest.cause],
		steps: [`Changed for: ${newest.title}`],
		state: 'applied' as const,
	};
	return [open({...state, token}, {kind: 'undo', token, entry, result: undefined, isBusy: false}), []];
}

function takeBack(state: State): Step {
	const {screen} = state;
	if (screen.kind !== 'undo') {
		return [state, []];
	}
	const token = state.token + 1;
	return [
		amend<'undo'>({...state, token}, screen, {token, isBusy: true}),
		[{kind: 'undo', token, id: screen.entry.id}],
	];
}

/** What was taken back is no longer done, and no longer remembered as cured. */
export function undone(state: State, token: number, result: UndoResult): Step {
	const shown = amendAll(state, 'undo', (screen) =>
		screen.token === token ? {...screen, result, isBusy: false, cursor: 0} : screen,
	);
	if (result.kind !== 'undone') {
		return [shown, [{kind: 'load-history'}]];
	}
	const gone = state.done.filter(({id}) => id === result.id);
	const isGone = ({cause, place}: {readonly cause: string; readonly place: string}) =>
		gone.some((one) => one.cause === cause && one.place === place);
	const cures = state.remembered.cures.filter((one) => !isGone(one));
	return [
		{
			...shown,
			done: state.done.filter(({id}) => id !== result.id),
			pastes: gone.length > 0 ? [] : state.pastes,
			remembered: {...state.remembered, cures},
		},
		[{kind: 'load-history'}, ...(gone.length > 0 ? [{kind: 'remember', what: {cures}} as const] : [])],
	];
}
