// Moving between screens.
import type {Screen, ScreenBody, ScreenKind, ScreenOf, State} from './state.js';

/** At the top of its list, or at that choice. */
export function screenOf(body: ScreenBody, cursor = 0): Screen {
	return {cursor, scroll: 0, ...body};
}

/** Opens a screen; Esc leads back to the present one. */
export function open(state: State, body: ScreenBody, cursor?: number): State {
	return {...state, trail: [...state.trail, state.screen], screen: screenOf(body, cursor)};
}

/** Opens a screen once: where it lies below already, back to it. */
export function goTo(state: State, body: ScreenBody, cursor?: number): State {
	return [state.screen, ...state.trail].some(({kind}) => kind === body.kind)
		? backTo(state, body.kind)
		: open(state, body, cursor);
}

/** Opens a screen in place of the present one. */
export function replace(state: State, body: ScreenBody, cursor?: number): State {
	return {...state, screen: screenOf(body, cursor)};
}

/** Opens a screen in place of all of them. */
export function restart(state: State, body: ScreenBody, cursor?: number): State {
	return {...state, trail: [], screen: screenOf(body, cursor)};
}

/** A screen in place of the lowest one, whatever lies above it. */
export function replaceBase(state: State, body: ScreenBody, cursor?: number): State {
	const base = screenOf(body, cursor);
	return state.trail.length === 0 ? {...state, screen: base} : {...state, trail: [base, ...state.trail.slice(1)]};
}

export function screenBelow({screen, trail}: State): Screen {
	return trail[0] ?? screen;
}

export function back(state: State): State {
	const screen = state.trail.at(-1);
	return screen ? {...state, screen, trail: state.trail.slice(0, -1)} : state;
}

/** Goes back until a screen of these kinds is on top; the lowest one is always there. */
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
