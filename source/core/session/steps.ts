// What keys and choices do that means the same on several screens: on to another answer, back to the first screen, what is copied.
import {answersOf, findingKey, neighbour, nextAnswer} from './answers.js';
import {pastesOf, repeatOf} from './look.js';
import {openAnswer} from './looking.js';
import type {Effect, Step} from './message.js';
import {back, open, restart} from './navigate.js';
import type {ShownFinding, State} from './state.js';
import {waysOf} from './ways.js';

/** What can be seen: until it is known what would be changed, an answer isn't one yet. */
export function visibleState(state: State): State {
	const {screen} = state;
	return screen.kind === 'answer' && screen.until !== undefined ? {...state, screen: screen.until} : state;
}

/** The answer that keys act on. */
export function onAnswer({screen}: State): ShownFinding | undefined {
	return screen.kind === 'answer' && screen.previews !== undefined ? screen.answer : undefined;
}

/** The answer that the present screen is about. */
export function shownAnswer(state: State): ShownFinding | undefined {
	return 'answer' in state.screen ? state.screen.answer : undefined;
}

/** `y` takes the way under the cursor, or the recommended one. */
export function selected({screen}: State): number {
	return screen.kind === 'answer' && screen.previews && screen.cursor < screen.previews.length ? screen.cursor : 0;
}

/** Not now: on to the next answer; after the last one the menu. */
export function putOff(state: State): Step {
	const answer = onAnswer(state);
	if (!answer) {
		return [state, []];
	}
	const off = {...state, putOff: [...state.putOff, findingKey(answer)]};
	if (state.trail.length > 0) {
		return [back(off), []];
	}
	const next = nextAnswer(off, answer);
	return next ? openAnswer(off, next, 'base') : [open(off, {kind: 'menu'}), []];
}

export function hasNeighbour(state: State): boolean {
	const answer = onAnswer(state);
	return answer !== undefined && neighbour(state, answer, 1) !== undefined;
}

export function goBeside(state: State, by: 1 | -1): Step {
	const answer = onAnswer(state);
	const other = answer && neighbour(state, answer, by);
	return other ? openAnswer(state, other, 'here') : [state, []];
}

/** The rung that wins, else the first that is there at all. */
export function winner({diagnosis}: State): number {
	const states = (diagnosis?.ladder ?? []).map(({state}) => state);
	const at = states.includes('wins') ? states.indexOf('wins') : states.findIndex((state) => state !== 'absent');
	return Math.max(0, at);
}

/** What `c` copies here. */
export function copyable(state: State): string | undefined {
	const {screen} = state;
	const pastes =
		screen.kind === 'steps' || screen.kind === 'cured'
			? pastesOf(screen.fix)
			: screen.kind === 'fine'
				? state.pastes
				: screen.kind === 'answer'
					? pastesIn(state, screen.answer, screen.cursor)
					: [];
	if (pastes.length > 0) {
		return pastes.map(({command}) => command).join('\n');
	}
	return screen.kind === 'why' || screen.kind === 'answer' ? repeatOf(state, screen.answer.finding) : undefined;
}

function pastesIn(state: State, answer: ShownFinding, cursor: number) {
	const way = waysOf(state, answer)[cursor];
	return way && 'fix' in way ? pastesOf(way.fix) : [];
}

export function copyReport({diagnosis}: State): readonly Effect[] {
	return diagnosis ? [{kind: 'copy-report', diagnosis}] : [];
}

/** To the first screen as it is now: the first answer, or that nothing is wrong. */
export function goToStart(state: State): Step {
	const [first] = answersOf(state);
	return first
		? openAnswer({...state, trail: [], putOff: []}, first, 'base')
		: state.run.isRunning
			? [restart(state, {kind: 'looking'}), []]
			: [restart(state, {kind: 'fine'}), []];
}

/** To the answer about this cause, if it is one of this machine. */
export function goToCause(state: State, id: string): Step {
	const answer = answersOf(state).find(({finding}) => finding.cause === id);
	if (answer) {
		return openAnswer({...state, trail: []}, answer, 'base');
	}
	const [there, effects] = goToStart(state);
	const note = state.run.isRunning ? 'Still looking.' : 'It was looked for and not found on this machine.';
	return [{...there, note}, effects];
}
