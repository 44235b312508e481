// The one function that changes a session: a message in, the next state and what to ask of the machine out. Pure, without a clock.

import {arrive} from './arrive.js';
import {declineForNow} from './asking.js';
import {canDo, copyable, takesText} from './can.js';
import {choicesOf} from './choices.js';
import {choose} from './choose.js';
import {runAgain} from './diagnosing.js';
import {exitCode} from './look.js';
import type {Action, Message, Step} from './message.js';
import {amend, back, clamp, move, open} from './navigate.js';
import {tick} from './preventing.js';
import {askNext, leaveUnsaid} from './questioning.js';
import type {State} from './state.js';
import {copy, goNext, goSummary, report, winner} from './steps.js';
import {type Edit, editLine, editSecret, editText} from './typing.js';

/** Many lines of a list at once. */
const page = 10;

export function update(state: State, message: Message): Step<State> {
	if (state.left !== undefined) {
		return [state, []];
	}
	const [next, effects] = handle(state, message);
	const quit = effects.find((effect) => effect.kind === 'quit');
	if (quit) {
		const code = quit.code === 0 ? exitCode(next) : quit.code;
		return [{...next, left: code}, [...effects.filter((effect) => effect !== quit), {kind: 'quit', code}]];
	}
	return [clamp(next), effects];
}

function handle(state: State, message: Message): Step<State> {
	switch (message.kind) {
		case 'action':
			return canDo(state, message.action) ? act({...state, note: undefined}, message.action) : [state, []];
		case 'jump':
			return [takesText(state) ? state : move({...state, note: undefined}, message.to), []];
		case 'scroll':
			return [{...state, screen: {...state.screen, scroll: message.to}}, []];
		case 'text':
			return [write({...state, note: undefined}, {kind: 'add', text: message.text}), []];
		default:
			return arrive(state, message);
	}
}

function act(state: State, action: Action): Step<State> {
	const {screen} = state;
	const {cursor} = screen;
	switch (action) {
		case 'up':
			return [move(state, cursor - 1), []];
		case 'down':
			return [move(state, cursor + 1), []];
		case 'page-up':
			return [move(state, cursor - page), []];
		case 'page-down':
			return [move(state, cursor + page), []];
		case 'first':
			return [move(state, 0), []];
		case 'last':
			return [move(state, choicesOf(state).length), []];
		case 'choose':
			return choose(state);
		case 'back':
			return goBack(state);
		case 'quit':
			return [state, [{kind: 'quit', code: 0}]];
		case 'interrupt':
			return [state, [{kind: 'quit', code: 130}]];
		case 'suspend':
			return [state, [{kind: 'suspend'}]];
		case 'help':
			return [open(state, {kind: 'help'}), []];
		case 'again':
			return runAgain(state);
		case 'filter':
			return screen.kind === 'checklist' ? [amend<'checklist'>(state, screen, {isFiltering: true}), []] : [state, []];
		case 'copy':
			return copyable(state) === undefined ? [state, []] : copy(state);
		case 'report':
			return report(state);
		case 'ladder':
			return [open(state, {kind: 'ladder'}, winner(state)), []];
		case 'next':
			return goNext(state);
		case 'summary':
			return [goSummary(state), []];
		case 'tick': {
			const choice = choicesOf(state)[cursor];
			return choice ? tick(state, choice) : [state, []];
		}
		case 'erase':
			return [write(state, {kind: 'erase'}), []];
		case 'clear':
			return [write(state, {kind: 'clear'}), []];
	}
}

/** Esc: first out of what is being typed, then to the screen before; from home out of the program. */
function goBack(state: State): Step<State> {
	const {screen} = state;
	if (screen.kind === 'checklist' && (screen.isFiltering || screen.filter !== '')) {
		return [amend<'checklist'>(state, screen, {isFiltering: false, filter: ''}), []];
	}
	if (screen.kind === 'preview' && screen.typed !== undefined) {
		return [amend<'preview'>(state, screen, {typed: undefined}), []];
	}
	if (screen.kind === 'consent' && screen.isAfter) {
		return [askNext(back(declineForNow(state, [screen.consent, ...screen.rest]))), []];
	}
	if (screen.kind === 'question') {
		return [leaveUnsaid(state, screen), []];
	}
	return state.trail.length === 0 ? [state, [{kind: 'quit', code: 0}]] : [back(state), []];
}

/** Changes the text of the screen that takes text. */
function write(state: State, edit: Edit): State {
	const {screen} = state;
	switch (screen.kind) {
		case 'explain':
			return amend<'explain'>(state, screen, {text: editText(screen.text, edit), found: undefined, cursor: 0});
		case 'checklist':
			return screen.isFiltering
				? amend<'checklist'>(state, screen, {filter: editLine(screen.filter, edit), cursor: 0, isTouched: true})
				: state;
		case 'preview':
			return screen.typed === undefined
				? state
				: amend<'preview'>(state, screen, {typed: editLine(screen.typed, edit)});
		case 'app-url':
			return amend<'app-url'>(state, screen, {url: editLine(screen.url, edit, 500)});
		case 'app-key':
			return amend<'app-key'>(state, screen, {key: editSecret(screen.key, edit)});
		case 'new-key':
			return amend<'new-key'>(state, screen, {key: editSecret(screen.key, edit)});
		default:
			return state;
	}
}
