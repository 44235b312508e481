// What each key does, and whether it means something right now: the footer, the help and update all ask here.
import {offerOf} from './consents.js';
import {isSettled} from './look.js';
import {lookAgain} from './looking.js';
import type {Action, Step} from './message.js';
import {amend, back, goTo, open} from './navigate.js';
import {chooseWay} from './screens/answer.js';
import {grant} from './screens/consents.js';
import {choicesOf, enterOn, escapeOn, takesText, typeOn} from './screens/index.js';
import {tick} from './screens/prevention.js';
import {offerUndo} from './screens/undo.js';
import type {State} from './state.js';
import {
	copyable,
	copyReport,
	goBeside,
	hasNeighbour,
	onAnswer,
	putOff,
	selected,
	shownAnswer,
	winner,
} from './steps.js';
import type {Edit} from './typing.js';

type Deed = {
	/** Whether the key means something on the present screen. */
	readonly isOn: (state: State) => boolean;
	readonly act: (state: State) => Step;
};

const always = (): boolean => true;
const isKey = (state: State): boolean => !takesText(state);
const hasList = (state: State): boolean => choicesOf(state).length > 1;
const quit =
	(code: number) =>
	(state: State): Step => [state, [{kind: 'quit', code}]];
const type =
	(edit: Edit) =>
	(state: State): Step => [typeOn(state, edit), []];
const moveBy =
	(by: number) =>
	(state: State): Step => [move(state, state.screen.cursor + by), []];

/** Many lines of a list at once. */
const page = 10;

export const deeds: Readonly<Record<Action, Deed>> = {
	up: {isOn: hasList, act: moveBy(-1)},
	down: {isOn: hasList, act: moveBy(1)},
	first: {isOn: hasList, act: (state) => [move(state, 0), []]},
	last: {isOn: hasList, act: (state) => [move(state, choicesOf(state).length), []]},
	'page-up': {isOn: always, act: moveBy(-page)},
	'page-down': {isOn: always, act: moveBy(page)},
	choose: {
		isOn: (state) => (state.screen.kind !== 'ladder' && choicesOf(state).length > 0) || takesText(state),
		act: (state) => enterOn(state) ?? choicesOf(state)[state.screen.cursor]?.act(state) ?? [state, []],
	},
	back: {isOn: always, act: (state) => escapeOn(state) ?? leave(state)},
	quit: {isOn: isKey, act: quit(0)},
	interrupt: {isOn: always, act: quit(130)},
	// A program that is asked meanwhile would be stopped too, perhaps in the middle of renewing its sign-in.
	suspend: {
		isOn: ({options, run, work}) => options.canSuspend && !run.isRunning && work === undefined,
		act: (state) => [state, [{kind: 'suspend'}]],
	},
	help: {
		isOn: (state) => isKey(state) && state.screen.kind !== 'help',
		act: (state) => [open(state, {kind: 'help'}), []],
	},
	cure: {
		isOn: (state) => onAnswer(state) !== undefined && isKey(state),
		act: (state) => chooseWay(state, selected(state)),
	},
	'not-now': {isOn: (state) => onAnswer(state) !== undefined && isKey(state), act: putOff},
	next: {isOn: (state) => isKey(state) && hasNeighbour(state), act: (state) => goBeside(state, 1)},
	previous: {isOn: (state) => isKey(state) && hasNeighbour(state), act: (state) => goBeside(state, -1)},
	why: {
		isOn: (state) => isKey(state) && shownAnswer(state) !== undefined && state.screen.kind !== 'why',
		act(state) {
			const answer = shownAnswer(state);
			return [answer ? open(state, {kind: 'why', answer}) : state, []];
		},
	},
	ladder: {
		isOn: (state) => isKey(state) && state.screen.kind !== 'ladder' && (state.diagnosis?.ladder.length ?? 0) > 0,
		act: (state) => [goTo(state, {kind: 'ladder'}, winner(state)), []],
	},
	checks: {
		isOn: (state) => isKey(state) && state.screen.kind !== 'checks' && state.run.lines.length > 0,
		act: (state) => [goTo(state, {kind: 'checks', filter: '', isFiltering: false, opened: []}), []],
	},
	ask: {
		isOn: (state) => offerOf(state) !== undefined,
		act(state) {
			const consent = offerOf(state);
			return consent ? grant(state, consent) : [state, []];
		},
	},
	copy: {
		isOn: (state) => isKey(state) && copyable(state) !== undefined,
		act(state) {
			const text = copyable(state);
			return [state, text === undefined ? [] : [{kind: 'copy', text}]];
		},
	},
	report: {isOn: (state) => isKey(state) && isSettled(state), act: (state) => [state, copyReport(state)]},
	menu: {
		isOn: (state) => isKey(state) && state.screen.kind !== 'menu' && state.screen.kind !== 'applying',
		act: (state) => [goTo(state, {kind: 'menu'}), []],
	},
	undo: {
		isOn: (state) =>
			isKey(state) && state.work === undefined && !['undo', 'applying', 'history'].includes(state.screen.kind),
		act: offerUndo,
	},
	compare: {
		isOn: (state) =>
			isKey(state) && state.past.length > 0 && state.screen.kind !== 'last' && state.screen.kind !== 'applying',
		act: (state) => [goTo(state, {kind: 'last', at: 0}), []],
	},
	again: {
		isOn: (state) => isKey(state) && !state.run.isRunning && state.work === undefined && state.run.number > 0,
		act: lookAgain,
	},
	filter: {
		isOn: ({screen}) => screen.kind === 'checks' && !screen.isFiltering,
		act: (state) => [
			state.screen.kind === 'checks' ? amend<'checks'>(state, state.screen, {isFiltering: true}) : state,
			[],
		],
	},
	tick: {
		isOn: ({screen}) => screen.kind === 'prevention',
		act: (state) => tick(state, state.screen.cursor),
	},
	erase: {isOn: takesText, act: type({kind: 'erase'})},
	clear: {isOn: takesText, act: type({kind: 'clear'})},
};

export function canDo(state: State, action: Action): boolean {
	return deeds[action].isOn(state);
}

export function move(state: State, to: number): State {
	const {screen} = state;
	const last = Math.max(0, choicesOf(state).length - 1);
	const cursor = Math.min(last, Math.max(0, to));
	// Typing a confirmation ends when the cursor leaves it; the text beside a ladder is about what the cursor is on.
	const moved = {...screen, cursor, scroll: screen.kind === 'ladder' ? 0 : screen.scroll};
	return {...state, screen: moved.kind === 'answer' && cursor !== screen.cursor ? {...moved, typed: undefined} : moved};
}

/** Esc: to the screen before; from the first one out of the program. */
function leave(state: State): Step {
	return state.trail.length === 0 ? [state, [{kind: 'quit', code: 0}]] : [back(state), []];
}
