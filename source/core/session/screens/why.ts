// Why: a finding in full, and what is known of its cause.
import {repeatOf} from '../look.js';
import type {Choice} from '../message.js';
import {back, goTo, open} from '../navigate.js';
import {copyReport, winner} from '../steps.js';
import {offerIgnoring} from './ignore.js';
import {offerQuestion} from './question.js';
import type {ScreenRules} from './rules.js';

export const whyRules: ScreenRules<'why'> = {
	choices(state, {answer: {finding, diagnosis}}): readonly Choice[] {
		const command = repeatOf(state, finding);
		return [
			{label: 'Back', aside: 'Esc', act: (now) => [back(now), []]},
			...(state.options.catalogue.some(({id}) => id === finding.cause)
				? [
						{
							label: 'What this means',
							act: (now) => [open(now, {kind: 'cause', id: finding.cause}), []],
						} satisfies Choice,
					]
				: []),
			...(diagnosis.ladder.length > 0
				? [
						{
							label: 'Which credential wins, and why',
							aside: 'l',
							act: (now) => [goTo(now, {kind: 'ladder'}, winner(now)), []],
						} satisfies Choice,
					]
				: []),
			...(command === undefined
				? []
				: [
						{
							label: 'Copy a command that asks the server the same',
							aside: 'c',
							act: (now) => [now, [{kind: 'copy', text: command}]],
						} satisfies Choice,
					]),
			...offerQuestion(state),
			offerIgnoring({finding, diagnosis}),
			// Then someone else has to help.
			...(finding.fixes.length === 0
				? [{label: 'Copy a redacted report', aside: 'R', act: (now) => [now, copyReport(now)]} satisfies Choice]
				: []),
		];
	},
};
