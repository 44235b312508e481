// The last diagnosis beside today's.
import {lookAgain} from '../looking.js';
import {back} from '../navigate.js';
import type {ScreenRules} from './rules.js';

export const last: ScreenRules<'last'> = {
	choices: () => [
		{label: 'Back', aside: 'Esc', act: (now) => [back(now), []]},
		{label: 'Look again', aside: 'r', act: lookAgain},
	],
};
