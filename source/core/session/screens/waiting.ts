// Nothing helps but time: the wait, and the tries that it makes by itself.
import {isSettled} from '../look.js';
import {startRun} from '../looking.js';
import type {Choice, Effect, Step} from '../message.js';
import {amend, amendAll, back, isKind, open} from '../navigate.js';
import type {State} from '../state.js';
import {copyReport} from '../steps.js';
import {statusPageUrl} from '../texts.js';
import {allowedAgain, nextTry} from '../waits.js';
import {pageChoice, type ScreenRules} from './rules.js';

/** Milliseconds. */
const second = 1000;

export const waitingRules: ScreenRules<'waiting'> = {
	choices: (state, screen) => [
		{label: 'Stop waiting', aside: 'Esc', act: (now) => [back(now), []]},
		...(screen.isTrying || screen.now < allowedAgain(state.diagnosis)
			? []
			: [{label: 'Try now', act: tryNow} satisfies Choice]),
		{...pageChoice(statusPageUrl), label: 'Open the status page'},
		...(isSettled(state)
			? [{label: 'Copy a redacted report', aside: 'R', act: (now) => [now, copyReport(now)]} satisfies Choice]
			: []),
	],
};

export function wait(state: State): Step {
	const token = state.token + 1;
	return [
		open({...state, token}, {kind: 'waiting', token, now: 0, tried: 0, isTrying: false}),
		[{kind: 'wait', token, milliseconds: 0}],
	];
}

function tryNow(state: State): Step {
	const {screen} = state;
	return screen.kind === 'waiting' && !state.run.isRunning
		? startRun(amend<'waiting'>(state, screen, {isTrying: true, tried: screen.now}), true)
		: [state, []];
}

/** One tick: the next one is asked for, and when it is time it tries again. */
export function waited(state: State, token: number, now: number): Step {
	const screen = [...state.trail, state.screen].find((one) => isKind(one, 'waiting') && one.token === token);
	if (screen?.kind !== 'waiting') {
		return [state, []];
	}
	const tried = screen.tried === 0 ? now : screen.tried;
	const isDue = !state.run.isRunning && now >= nextTry(state, {...screen, tried});
	const ticked = amendAll(state, 'waiting', (one) =>
		one.token === token ? {...one, now, tried: isDue ? now : tried, isTrying: one.isTrying || isDue} : one,
	);
	// It goes on for as long as the person stays.
	const next: readonly Effect[] = [{kind: 'wait', token, milliseconds: second}];
	if (!isDue) {
		return [ticked, next];
	}
	const [trying, effects] = startRun(ticked, true);
	return [trying, [...effects, ...next]];
}
