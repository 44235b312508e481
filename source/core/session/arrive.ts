// What the machine answers: events of a diagnosis, previews, the outcome of a cure, ticks. An answer nobody waits for any more is dropped.
import {ended, stepped} from './curing.js';
import {becomeReady, failRun, losePatience, observe, previewed} from './looking.js';
import type {Arrival, Step} from './message.js';
import {amendAll} from './navigate.js';
import {explained} from './screens/explain.js';
import {proved} from './screens/proof.js';
import {planned} from './screens/rotation.js';
import {undone} from './screens/undo.js';
import {waited} from './screens/waiting.js';
import type {State} from './state.js';

export function arrive(state: State, message: Arrival): Step {
	switch (message.kind) {
		case 'event':
			return observe(state, message.run, message.event);
		case 'run-failed':
			return failRun(state, message.run, message.detail);
		case 'previewed':
			return previewed(state, message.token, message.previews);
		case 'cure-step':
			return [stepped(state, message.token, message.step), []];
		case 'cure-ended':
			return ended(state, message.token, message.result);
		case 'history':
			return [amendAll(state, 'history', (screen) => ({...screen, entries: message.entries})), []];
		case 'undone':
			return undone(state, message.token, message.result);
		case 'explained':
			return explained(state, message.token, message.found);
		case 'rotation-planned':
			return [planned(state, message.token, message.plan), []];
		case 'key-proved':
			return [proved(state, message), []];
		case 'waited': {
			if (message.token === state.run.number) {
				return losePatience(state);
			}
			const [ready, effects] = becomeReady(state, message.token);
			const [waiting, more] = waited(ready, message.token, message.now);
			return [waiting, [...effects, ...more]];
		}
		case 'note':
			return [{...state, note: message.text}, []];
	}
}
