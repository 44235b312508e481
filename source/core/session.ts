// The session as a pure machine: `init` makes its first state and begins to look, `update` turns messages into the next state and effects.
import {startRun} from './session/looking.js';
import type {Step} from './session/message.js';
import {screenOf} from './session/navigate.js';
import type {SessionOptions, State} from './session/state.js';

export type {CureStep} from './cure.js';
export {canDo} from './session/actions.js';
export type {
	Action,
	Choice,
	CureRequest,
	Diagnoser,
	DiagnosisRequest,
	Effect,
	Message,
	Step,
} from './session/message.js';
export {nothingRemembered, withCure} from './session/options.js';
export {createProgram, type Program} from './session/program.js';
export {choicesOf, takesText} from './session/screens/index.js';
export type * from './session/state.js';
export {visibleState} from './session/steps.js';
export {update} from './session/update.js';

/** It begins to look before any key is pressed. */
export function init(options: SessionOptions): Step {
	const {remembered, purpose = 'claude-code'} = options;
	const state: State = {
		options,
		screen: screenOf({kind: 'looking'}),
		trail: [],
		remembered,
		consents: {},
		purpose,
		form: undefined,
		run: {number: 0, isRunning: false, isMoving: false, lines: []},
		diagnosis: undefined,
		sides: [],
		past: [...(remembered.last ? [remembered.last] : []), ...remembered.past],
		putOff: [],
		work: undefined,
		pastes: [],
		done: [],
		note: options.notice,
		token: 0,
		left: undefined,
	};
	return startRun(state);
}
