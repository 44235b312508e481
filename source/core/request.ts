// What Claude Code would send: the ladder of credentials, as a pure function of what the machine holds (request-rules.md).

import {ladderOf} from './request/ladder.js';
import {predictMode} from './request/mode.js';
import {resolve} from './request/resolve.js';
import type {Predictions, RequestFacts} from './request/types.js';

export type * from './request/types.js';

/** Predicts what `claude -p` and an interactive session would send. Pure; never throws. */
export function predict(machine: RequestFacts): Predictions {
	const facts = resolve(machine);
	const print = predictMode(facts, 'print');
	const interactive = predictMode(facts, 'interactive');
	return {
		interactive: interactive.prediction,
		print: print.prediction,
		ladder: ladderOf(facts, print, interactive),
		inForce: facts.inForce,
		inVain: facts.inVain,
	};
}
