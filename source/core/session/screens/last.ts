// A past diagnosis beside today's, and the ones before it.
import {ago} from '../ago.js';
import {lookAgain} from '../looking.js';
import type {Choice} from '../message.js';
import {back, replace} from '../navigate.js';
import type {LastDiagnosis, Remark} from '../state.js';
import {openHistory} from './history.js';
import type {ScreenRules} from './rules.js';

export const lastRules: ScreenRules<'last'> = {
	choices: ({past, options}, {at}) => [
		{label: 'Back', aside: 'Esc', act: (now) => [back(now), []]},
		{label: 'Look again', aside: 'r', act: lookAgain},
		{label: 'Changes made, and undo', act: openHistory},
		...past.flatMap((one, index): readonly Choice[] =>
			index === at
				? []
				: [
						{
							label: `${ago(options.now - one.at)}: ${one.remarks[0]?.title ?? 'nothing wrong'}`,
							aside: changesOf(one, past[index + 1]),
							act: (now) => [replace(now, {kind: 'last', at: index}), []],
						},
					],
		),
	],
};

/** What had changed since the one before it. */
function changesOf(now: LastDiagnosis, before: LastDiagnosis | undefined): string {
	if (!before) {
		return '';
	}
	const words = [
		[without(now.remarks, before.remarks).length, 'new'],
		[without(before.remarks, now.remarks).length, 'gone'],
	] as const;
	return words.flatMap(([count, what]) => (count === 0 ? [] : [`${count} ${what}`])).join(', ');
}

/** Those that the others haven't. */
export function without(remarks: readonly Remark[], others: readonly Remark[]): readonly Remark[] {
	const known = new Set(others.map(keyOfRemark));
	return remarks.filter((remark) => !known.has(keyOfRemark(remark)));
}

function keyOfRemark({cause, place}: Remark): string {
	return `${cause} ${place}`;
}
