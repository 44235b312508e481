// Which keys mean something right now: the footer, the help and update all ask here, so that a key that is off is off everywhere.
import {choicesOf} from './choices.js';
import {isSettled, nextFinding, pastesOf, repeatOf, shownLines} from './look.js';
import type {Action} from './message.js';
import type {Screen, State} from './state.js';

/** Whether letters are text here, not keys. */
export function takesText({screen}: State): boolean {
	switch (screen.kind) {
		case 'explain':
			return true;
		case 'checklist':
			return screen.isFiltering;
		case 'preview':
			return screen.typed !== undefined;
		case 'new-key':
		case 'app-url':
		case 'app-key':
			return true;
		default:
			return false;
	}
}

export function canDo(state: State, action: Action): boolean {
	const {screen, run} = state;
	switch (action) {
		case 'interrupt':
		case 'back':
			return true;
		case 'suspend':
			// A program that is asked meanwhile would be stopped too, perhaps in the middle of renewing its sign-in.
			return state.options.canSuspend && !run.isRunning && state.work === undefined;
		case 'quit':
			return !takesText(state);
		case 'help':
			return !takesText(state) && screen.kind !== 'help';
		case 'up':
		case 'down':
		case 'first':
		case 'last':
			return choicesOf(state).length > 1;
		case 'choose':
			return screen.kind === 'explain' || (screen.kind !== 'ladder' && choicesOf(state).length > 0) || takesText(state);
		case 'page-up':
		case 'page-down':
			return true;
		case 'again':
			return isOverview(screen) && !takesText(state) && !run.isRunning && run.number > 0;
		case 'filter':
			return screen.kind === 'checklist' && !screen.isFiltering;
		case 'copy':
			return !takesText(state) && copyable(state) !== undefined;
		case 'report':
			return !takesText(state) && isSettled(state);
		case 'ladder':
			return (
				(screen.kind === 'finding' || isOverview(screen)) &&
				!takesText(state) &&
				(state.diagnosis?.ladder.length ?? 0) > 0
			);
		case 'next':
			return (
				!takesText(state) &&
				(isOverview(screen) || screen.kind === 'finding' || (screen.kind === 'result' && screen.cure !== 'pending')) &&
				nextOf(state) !== undefined
			);
		case 'summary':
			return !takesText(state) && (screen.kind === 'checklist' || screen.kind === 'result') && isSettled(state);
		case 'tick':
			return screen.kind === 'prevention';
		case 'erase':
		case 'clear':
			return takesText(state);
	}
}

export function nextOf(state: State) {
	const {screen} = state;
	const current =
		screen.kind === 'finding' || (screen.kind === 'result' && screen.cure !== 'cured') ? screen.finding : undefined;
	return nextFinding(state, current);
}

/** What `c` copies here. */
export function copyable(state: State): string | undefined {
	const {screen} = state;
	if (screen.kind === 'finding') {
		return repeatOf(state, screen.finding);
	}
	const pastes =
		screen.kind === 'preview' || screen.kind === 'result'
			? pastesOf(screen.fix)
			: screen.kind === 'summary'
				? state.pastes
				: [];
	return pastes.length > 0 ? pastes.map(({command}) => command).join('\n') : undefined;
}

function isOverview({kind}: Screen): boolean {
	return kind === 'checklist' || kind === 'check' || kind === 'summary';
}

/** What the root cause's check is in the checklist: where the cursor goes when the diagnosis is done. */
export function rootLine(state: State, filter: string): number {
	const {diagnosis} = state;
	const at = shownLines(state, filter).findIndex(({findings}) =>
		findings.some(({cause}) => cause === diagnosis?.rootCause),
	);
	return Math.max(0, at);
}
