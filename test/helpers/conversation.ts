// A session as a conversation: words for what a person does and what the machine answers, and what became of it.

import type {Diagnosis} from '../../source/core/diagnosis.js';
import {
	type Action,
	type Effect,
	init,
	type Message,
	type SessionOptions,
	type State,
	update,
} from '../../source/core/session.js';
import {eventsOf, sessionOptions} from './diagnosis.js';

/** An action, an action several times ("down*3"), text to type (">text"), or any message. */
export type Turn = Action | `${Action}*${number}` | `>${string}` | Message | ((state: State) => readonly Message[]);

export type Talked = {
	readonly state: State;
	/** Of the whole conversation, in order. */
	readonly effects: readonly Effect[];
	/** Of the last turn. */
	readonly last: readonly Effect[];
};

export function talk(turns: readonly Turn[], options: Partial<SessionOptions> = {}, from?: State): Talked {
	const [first, begun] = from ? [from, []] : init(sessionOptions(options));
	let state = first;
	const effects: Effect[] = [...begun];
	let last: Effect[] = [...begun];
	for (const turn of turns) {
		last = [];
		for (const message of messagesOf(turn, state)) {
			const [next, wanted] = update(state, message);
			state = next;
			effects.push(...wanted);
			last.push(...wanted);
		}
	}
	return {state, effects, last};
}

function messagesOf(turn: Turn, state: State): readonly Message[] {
	if (typeof turn === 'function') {
		return turn(state);
	}
	if (typeof turn === 'object') {
		return [turn];
	}
	if (turn.startsWith('>')) {
		return [{kind: 'text', text: turn.slice(1)}];
	}
	const [action, times = '1'] = turn.split('*');
	return Array.from({length: Number(times)}, () => ({kind: 'action', action: action as Action}));
}

/** The machine looks: all events of this diagnosis, for the run that is under way. */
export function looks(diagnosis: Diagnosis): (state: State) => readonly Message[] {
	return ({run}) => eventsOf(diagnosis).map((event) => ({kind: 'event', run: run.number, event}));
}

export function kindsOf(effects: readonly Effect[]): readonly string[] {
	return effects.map(({kind}) => kind);
}
