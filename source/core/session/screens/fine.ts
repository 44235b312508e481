// Nothing is wrong in what was looked at: the way out, and the menu.
import {entries} from './menu.js';
import type {ScreenRules} from './rules.js';

export const fineRules: ScreenRules<'fine'> = {
	choices: (state) => [
		{label: 'Leave', aside: 'Enter', act: (now) => [now, [{kind: 'quit', code: 0}]]},
		...entries(state),
	],
};
