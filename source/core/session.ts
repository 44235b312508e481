// The session as a pure machine: `init` makes its first state, `update` turns messages into the next state and effects.
import {begin} from './session/diagnosing.js';
import type {Step} from './session/message.js';
import {screenOf} from './session/navigate.js';
import type {SessionOptions, State} from './session/state.js';
import {subjects} from './session/texts.js';

export {canDo, takesText} from './session/can.js';
export {type Choice, choicesOf} from './session/choices.js';
export type {Action, Again, Diagnoser, DiagnosisRequest, Effect, Message, Step} from './session/message.js';
export {nothingRemembered} from './session/options.js';
export type * from './session/state.js';
export {update} from './session/update.js';

/** Home, with the last answer preselected; with a purpose straight to its first question or its checklist. */
export function init(options: SessionOptions): Step<State> {
	const {remembered, purpose} = options;
	const preselected = Math.max(
		0,
		subjects.findIndex(({id}) => id === (purpose ?? remembered.subject)),
	);
	const state: State = {
		options,
		screen: screenOf({kind: 'home'}, preselected),
		trail: [],
		remembered,
		consents: {},
		unsaid: [],
		purpose: purpose ?? 'claude-code',
		form: undefined,
		run: {number: 0, isRunning: false, lines: []},
		diagnosis: undefined,
		before: undefined,
		work: undefined,
		pastes: [],
		cured: [],
		note: options.notice,
		token: 0,
		left: undefined,
	};
	return purpose ? begin(state, purpose) : [state, []];
}
