// What a screen is made of: its choices, what is typed on it, what Enter and Esc do there before anything else.
import type {Choice, Step} from '../message.js';
import type {ScreenKind, ScreenOf, State} from '../state.js';
import type {Edit} from '../typing.js';

export type ScreenRules<Kind extends ScreenKind> = {
	readonly choices?: (state: State, screen: ScreenOf<Kind>) => readonly Choice[];
	/** Whether letters are text here, not keys. */
	readonly takesText?: (screen: ScreenOf<Kind>) => boolean;
	readonly type?: (state: State, screen: ScreenOf<Kind>, edit: Edit) => State;
	/** Enter; undefined: it chooses from the list. */
	readonly enter?: (state: State, screen: ScreenOf<Kind>) => Step | undefined;
	/** Esc; undefined: it leads back. */
	readonly escape?: (state: State, screen: ScreenOf<Kind>) => Step | undefined;
};

/** Leads back and changes nothing. */
export function notNow(act: Choice['act']): Choice {
	return {label: 'Not now', aside: 'changes nothing', act};
}

export function pageChoice(url: string): Choice {
	return {label: `Open ${url}`, act: (state) => [state, [{kind: 'open', url}]]};
}
