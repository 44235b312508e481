// What only a person can do: pages to open, lines to paste, and a look at what came of it.
import {startCure} from '../curing.js';
import {pastesOf} from '../look.js';
import {lookAt} from '../looking.js';
import type {Choice} from '../message.js';
import {back, backTo} from '../navigate.js';
import {copyable} from '../steps.js';
import {notNow, pageChoice, type ScreenRules} from './rules.js';

export const stepsRules: ScreenRules<'steps'> = {
	choices: ({form}, {answer, fix}): readonly Choice[] => [
		...fix.changes.flatMap((change) => (change.kind === 'open' ? [pageChoice(change.url)] : [])),
		...(pastesOf(fix).length > 0
			? [
					{
						label: 'Copy the line to paste',
						aside: 'c',
						// What comes next is to paste it and to look again.
						act: (state) => [
							{...state, screen: {...state.screen, cursor: state.screen.cursor + 1}},
							[{kind: 'copy', text: copyable(state) ?? ''}],
						],
					} satisfies Choice,
				]
			: []),
		form
			? {
					label: 'Done: enter it again',
					act: (state) => {
						const there = backTo(state, 'app-url');
						return there.screen.kind === 'app-url' ? [there, []] : lookAt(state, 'app', form);
					},
				}
			: {label: 'Done: look again', act: (state) => startCure(state, answer, fix)},
		notNow((state) => [back(state), []]),
	],
};
