// The menu: everything else, one key away.
import {isSettled} from '../look.js';
import {lookAgain, lookAt} from '../looking.js';
import type {Choice} from '../message.js';
import {goTo, open} from '../navigate.js';
import type {State} from '../state.js';
import {copyReport, goToStart, winner} from '../steps.js';
import {openHistory} from './history.js';
import type {ScreenRules} from './rules.js';
import {wait} from './waiting.js';

export const menuRules: ScreenRules<'menu'> = {
	choices: (state) => [
		{label: 'Back to what was found', act: goToStart},
		...entries(state),
		{label: 'Leave', aside: 'q', act: (now) => [now, [{kind: 'quit', code: 0}]]},
	],
};

/** Also on the screen that says that nothing is wrong. */
export function entries(state: State): readonly Choice[] {
	const {diagnosis, past, purpose} = state;
	return [
		{label: 'Look again at everything', aside: 'r', act: lookAgain},
		...(purpose === 'claude-code'
			? []
			: [{label: 'Look at Claude Code', act: (now) => lookAt(now, 'claude-code')} satisfies Choice]),
		...(purpose === 'api'
			? []
			: [{label: 'Look at my code or curl', act: (now) => lookAt(now, 'api')} satisfies Choice]),
		{label: 'Look at another app', act: (now) => [open(now, {kind: 'apps', isOther: false}), []]},
		{
			label: 'Paste an error message',
			act: (now) => [open(now, {kind: 'explain', token: now.token, text: '', found: undefined}), []],
		},
		...(state.run.lines.length > 0
			? [
					{
						label: 'All checks',
						aside: 'v',
						act: (now) => [goTo(now, {kind: 'checks', filter: '', isFiltering: false, opened: []}), []],
					} satisfies Choice,
				]
			: []),
		...((diagnosis?.ladder.length ?? 0) > 0
			? [
					{
						label: 'Which credential wins, and why',
						aside: 'l',
						act: (now) => [goTo(now, {kind: 'ladder'}, winner(now)), []],
					} satisfies Choice,
				]
			: []),
		...(past.length > 0
			? [
					{
						label: 'Compare with past diagnoses',
						aside: 'h',
						act: (now) => [goTo(now, {kind: 'last', at: 0}), []],
					} satisfies Choice,
				]
			: []),
		{label: 'Changes made, and undo', act: openHistory},
		{label: 'What claude-fix may do', act: (now) => [open(now, {kind: 'consents'}), []]},
		{label: 'Status codes at a glance', act: (now) => [open(now, {kind: 'status-codes'}), []]},
		{label: 'Keep it from happening again', act: (now) => [open(now, {kind: 'prevention'}), []]},
		...(isSettled(state)
			? [
					{label: 'Copy a redacted report', aside: 'R', act: (now) => [now, copyReport(now)]} satisfies Choice,
					{label: 'Nothing helps: wait and try again', act: wait} satisfies Choice,
				]
			: []),
	];
}
