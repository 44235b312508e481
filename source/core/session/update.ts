// The one function that changes a session: a message in, the next state and what to ask of the machine out. Pure, without a clock.
import {canDo, deeds, move} from './actions.js';
import {arrive} from './arrive.js';
import {exitCode} from './look.js';
import type {Arrival, Message, Step} from './message.js';
import {choicesOf, takesText, typeOn} from './screens/index.js';
import type {State} from './state.js';

export function update(state: State, message: Message): Step {
	if (state.left !== undefined) {
		return [state, []];
	}
	const [next, effects] = isPressed(message) ? press(state, message) : arrive(state, message);
	const quit = effects.find((effect) => effect.kind === 'quit');
	if (quit) {
		const code = quit.code === 0 ? exitCode(next) : quit.code;
		return [{...next, left: code}, [...effects.filter((effect) => effect !== quit), {kind: 'quit', code}]];
	}
	return [clamp(next), effects];
}

type Pressed = Exclude<Message, Arrival>;

const pressed: ReadonlySet<string> = new Set<Pressed['kind']>(['action', 'jump', 'scroll', 'text']);

function isPressed(message: Message): message is Pressed {
	return pressed.has(message.kind);
}

/** What a key does. */
function press(state: State, message: Pressed): Step {
	const silent = {...state, note: undefined};
	switch (message.kind) {
		case 'action':
			return canDo(state, message.action) ? deeds[message.action].act(silent) : [state, []];
		case 'jump':
			return [takesText(state) ? state : move(silent, message.to), []];
		case 'scroll':
			return [{...state, screen: {...state.screen, scroll: message.to}}, []];
		case 'text':
			return [typeOn(silent, {kind: 'add', text: message.text}), []];
	}
}

/** Keeps the cursor inside the list, however the list has changed. */
function clamp(state: State): State {
	const last = Math.max(0, choicesOf(state).length - 1);
	const cursor = Math.min(last, Math.max(0, Math.trunc(state.screen.cursor)));
	const scroll = Math.max(0, Math.trunc(state.screen.scroll));
	return cursor === state.screen.cursor && scroll === state.screen.scroll
		? state
		: {...state, screen: {...state.screen, cursor, scroll}};
}
