// Answers of the machine: events of a diagnosis, previews, applied changes, ticks. An answer that nobody waits for any more is dropped.

import type {UndoResult} from '../transaction.js';
import {failRun, observe, startRun} from './diagnosing.js';
import {applied, handedBack} from './fixing.js';
import type {Effect, Message, Step} from './message.js';
import {amendAll} from './navigate.js';
import {planned, proved} from './rotating.js';
import type {Screen, ScreenOf, State} from './state.js';
import {waited} from './waiting.js';

type Answer = Exclude<Message, {readonly kind: 'action' | 'jump' | 'scroll' | 'text'}>;

export function arrive(state: State, message: Answer): Step<State> {
	switch (message.kind) {
		case 'event':
			return message.run === state.run.number ? observe(state, message.event) : [state, []];
		case 'run-failed':
			return message.run === state.run.number ? failRun(state, message.detail) : [state, []];
		case 'previewed':
			return [
				amendAll(state, 'preview', (screen) =>
					screen.token === message.token ? {...screen, previews: message.previews} : screen,
				),
				[],
			];
		case 'applied':
			return state.work?.token === message.token ? applied(state, state.work, message.result) : [state, []];
		case 'handed-back':
			return state.work?.token === message.token ? handedBack(state, state.work, message.code) : [state, []];
		case 'history':
			return [amendAll(state, 'history', (screen) => ({...screen, entries: message.entries})), []];
		case 'undone':
			return undone(state, message);
		case 'explained':
			return [
				amendAll(state, 'explain', (screen) =>
					screen.token === message.token ? {...screen, found: message.found, cursor: 0} : screen,
				),
				[],
			];
		case 'rotation-planned':
			return [planned(state, message.token, message.plan), []];
		case 'key-proved':
			return proved(state, message.token, message.answer, message.fix);
		case 'waited':
			return waited(state, message);
		case 'note':
			return [{...state, note: message.text}, []];
	}
}

function undone(state: State, {token, result}: Extract<Message, {kind: 'undone'}>): Step<State> {
	const inHistory = amendAll(state, 'undo', (screen) =>
		screen.token === token ? {...screen, result, isBusy: false, cursor: 0} : screen,
	);
	const shown = amendAll(inHistory, 'result', (screen) =>
		screen.undoing === token ? takenBack(screen, result) : screen,
	);
	const reload: readonly Effect[] = [{kind: 'load-history'}];
	if (result.kind !== 'undone' || !shown.diagnosis || shown.run.isRunning) {
		return [shown, reload];
	}
	const [looking, effects] = startRun(shown, {kind: 'all'});
	return [looking, [...reload, ...effects]];
}

/** A fix that did not help was taken back. */
function takenBack({undoing: _, id, ...screen}: ScreenOf<'result'>, result: UndoResult): Screen {
	const isBack = result.kind === 'undone';
	const words = isBack
		? 'It did not help, so it was taken back: everything is as it was.'
		: 'It did not help, and could not be taken back.';
	const why = result.kind === 'refused' ? ` ${result.detail}` : '';
	return {
		...screen,
		...(isBack || id === undefined ? {} : {id}),
		cursor: 0,
		detail: `${words}${why} ${screen.detail ?? ''}`.trim(),
	};
}
