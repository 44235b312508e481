// Nothing helps: the wait, and the tries that it makes by itself.
import {startRun} from './diagnosing.js';
import type {Effect, Message, Step} from './message.js';
import {amendAll, open} from './navigate.js';
import type {State} from './state.js';
import {nextTry} from './waits.js';

/** Milliseconds. */
const second = 1000;

export function wait(state: State): Step<State> {
	const token = state.token + 1;
	return [
		open({...state, token}, {kind: 'waiting', token, now: 0, tried: 0, isTrying: false}),
		[{kind: 'wait', token, milliseconds: 0}],
	];
}

/** One tick of the waiting screen: the next one is asked for, and when it is time it tries again. */
export function waited(state: State, {token, now}: Extract<Message, {kind: 'waited'}>): Step<State> {
	const waiting = [...state.trail, state.screen].find((screen) => screen.kind === 'waiting' && screen.token === token);
	if (waiting?.kind !== 'waiting') {
		return [state, []];
	}
	const tried = waiting.tried === 0 ? now : waiting.tried;
	const isDue = !state.run.isRunning && now >= nextTry(state, {...waiting, tried});
	const ticked = amendAll(state, 'waiting', (screen) =>
		screen.token === token ? {...screen, now, tried: isDue ? now : tried, isTrying: screen.isTrying || isDue} : screen,
	);
	// It goes on for as long as the person stays.
	const next: readonly Effect[] = [{kind: 'wait', token, milliseconds: second}];
	if (!isDue) {
		return [ticked, next];
	}
	const [trying, effects] = startRun(ticked, {kind: 'all', isGentle: true});
	return [trying, [...effects, ...next]];
}
