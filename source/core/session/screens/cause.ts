// A cause of the catalogue: whether it is so on this machine, and pages about it.
import type {Choice} from '../message.js';
import {back} from '../navigate.js';
import {goToCause} from '../steps.js';
import {pageChoice, type ScreenRules} from './rules.js';

export const causeRules: ScreenRules<'cause'> = {
	choices: ({options, trail}, {id}): readonly Choice[] => [
		trail.some(({kind}) => kind === 'explain' || kind === 'status-code')
			? {label: 'Look for it on this machine', act: (now) => goToCause(now, id)}
			: {label: 'Back', aside: 'Esc', act: (now) => [back(now), []]},
		...(options.catalogue.find((one) => one.id === id)?.links ?? []).map(pageChoice),
	],
};
