// Moving between screens and inside their lists.
import {choicesOf} from './choices.js';
import type {Screen, ScreenBody, ScreenKind, ScreenOf, State} from './state.js';

/** At the top of its list, or at that choice. */
export function screenOf(body: ScreenBody, cursor = 0): Screen {
	return {cursor, scroll: 0, ...body};
}

/** Opens a screen; Esc leads back to the present one. */
export function open(state: State, body: ScreenBody, cursor?: number): State {
	return {...state, trail: [...state.trail, state.screen], screen: screenOf(body, cursor)};
}

/** Opens a screen in place of the present one. */
export function replace(state: State, body: ScreenBody, cursor?: number): State {
	return {...state, screen: screenOf(body, cursor)};
}

export function back(state: State): State {
	const screen = state.trail.at(-1);
	return screen ? {...state, screen, trail: state.trail.slice(0, -1)} : state;
}

/** Goes back until a screen of these kinds is on top; home is always there. */
export function backTo(state: State, ...kinds: readonly ScreenKind[]): State {
	let there = state;
	while (there.trail.length > 0 && !kinds.includes(there.screen.kind)) {
		there = back(there);
	}
	return there;
}

/** Changes the fields of the present screen. */
export function amend<Kind extends ScreenKind>(
	state: State,
	screen: ScreenOf<Kind>,
	change: Partial<ScreenOf<Kind>>,
): State {
	return {...state, screen: {...screen, ...change}};
}

/** Changes screens of a kind wherever they stand: an answer may arrive while the help lies above. */
export function amendAll<Kind extends ScreenKind>(
	state: State,
	kind: Kind,
	change: (screen: ScreenOf<Kind>) => Screen,
): State {
	const one = (screen: Screen): Screen => (isKind(screen, kind) ? change(screen) : screen);
	return {...state, screen: one(state.screen), trail: state.trail.map(one)};
}

export function isKind<Kind extends ScreenKind>(screen: Screen, kind: Kind): screen is ScreenOf<Kind> {
	return screen.kind === kind;
}

/** Keeps the cursor inside the list, however the list has changed. */
export function clamp(state: State): State {
	const last = Math.max(0, choicesOf(state).length - 1);
	const cursor = Math.min(last, Math.max(0, Math.trunc(state.screen.cursor)));
	const scroll = Math.max(0, Math.trunc(state.screen.scroll));
	return cursor === state.screen.cursor && scroll === state.screen.scroll
		? state
		: {...state, screen: {...state.screen, cursor, scroll}};
}

export function move(state: State, to: number): State {
	const {screen} = state;
	const last = Math.max(0, choicesOf(state).length - 1);
	const moved = {
		...screen,
		cursor: Math.min(last, Math.max(0, to)),
		// The text there is about what the cursor is on.
		scroll: screen.kind === 'ladder' ? 0 : screen.scroll,
	};
	// Typing a confirmation ends when the cursor leaves it; a list that the person has touched is no longer moved by itself.
	return {
		...state,
		screen:
			moved.kind === 'preview'
				? {...moved, typed: undefined}
				: moved.kind === 'checklist'
					? {...moved, isTouched: true}
					: moved,
	};
}
