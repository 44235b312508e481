// After a cure: what became of it, and one key that leaves or goes on.
import {nextAnswer} from '../answers.js';
import {offerOf} from '../consents.js';
import {exitCode, pastesOf, titleOf} from '../look.js';
import {lookAgain, openAnswer} from '../looking.js';
import type {Choice} from '../message.js';
import {open} from '../navigate.js';
import {copyable} from '../steps.js';
import {grant} from './consents.js';
import {pageChoice, type ScreenRules} from './rules.js';
import {offerUndo} from './undo.js';

export const curedRules: ScreenRules<'cured'> = {
	choices(state, {answer, fix, result, isReady}): readonly Choice[] {
		const isDone = result.kind === 'cured';
		const next = nextAnswer(state);
		const goOn: readonly Choice[] = next
			? [
					{
						label: `${isDone ? 'Next' : 'What is found'}: ${titleOf(state, next.finding)}`,
						act: (now) => openAnswer(now, next, 'base'),
					},
				]
			: [];
		const isLeft = exitCode(state) === 1;
		const isFirst = isDone && !isLeft;
		const leave: Choice = {
			label: 'Leave',
			aside: isFirst ? (isReady ? 'Enter' : '') : 'q',
			act: (now) => [now, [{kind: 'quit', code: 0}]],
		};
		const consent = offerOf(state);
		return [
			...(isFirst ? [leave] : []),
			...(result.kind === 'unproved' ? [{label: 'Look again', act: lookAgain} satisfies Choice] : []),
			...(isLeft ? goOn : []),
			...(isDone && consent
				? [{label: 'Prove it', aside: 'a', act: (now) => grant(now, consent)} satisfies Choice]
				: []),
			...(pastesOf(fix).length > 0
				? [
						{
							label: 'Copy the line to paste',
							aside: 'c',
							act: (now) => [now, [{kind: 'copy', text: copyable(now) ?? ''}]],
						} satisfies Choice,
					]
				: []),
			...fix.changes.flatMap((change) => (change.kind === 'open' ? [pageChoice(change.url)] : [])),
			...(isLeft ? [] : goOn),
			...(result.kind === 'failed' || result.kind === 'by-hand'
				? [
						{
							label: 'Back, to try another way',
							act: (now) => openAnswer(now, answer, 'base'),
						} satisfies Choice,
					]
				: []),
			...('id' in result && result.id !== undefined
				? [{label: 'Undo this change', aside: 'u', act: offerUndo} satisfies Choice]
				: []),
			...(isDone
				? [
						{
							label: 'Keep it from happening again',
							act: (now) => [open(now, {kind: 'prevention'}), []],
						} satisfies Choice,
					]
				: []),
			...(isFirst ? [] : [leave]),
		];
	},
	/** An Enter already pressed when this appeared doesn't leave. */
	enter: (state, {isReady}) => (isReady ? undefined : [state, []]),
};
