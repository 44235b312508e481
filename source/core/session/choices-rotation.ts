// What can be chosen while a key is replaced: the page, the new key, whether it may be sent, what follows from the answer.
import {verdictOf} from '../rotation.js';
import type {Choice} from './choices.js';
import type {ScreenOf} from './state.js';

export function rotation({plan}: ScreenOf<'rotation'>): readonly Choice[] {
	return [
		...(plan?.page === undefined ? [] : [{id: 'page', label: 'Open the page where keys are made'}]),
		...(plan ? [{id: 'enter', label: 'Enter the new key'}] : []),
		{id: 'not-now', label: 'Not now', aside: 'changes nothing'},
	];
}

export function proof({step, answer, plan}: ScreenOf<'proof'>): readonly Choice[] {
	const another = {id: 'another', label: 'Enter another key'};
	const unproved = {id: 'unproved', label: 'Go on without a proof'};
	switch (step) {
		case 'asked':
			return [
				{id: 'send', label: plan.endpoint.isAnthropic ? 'Test it' : `Send it to ${plan.endpoint.url?.host ?? 'it'}`},
				unproved,
				another,
			];
		case 'running':
			return [];
		case 'answered':
			return answer && verdictOf(answer) === 'refused'
				? [another, {id: 'not-now', label: 'Not now', aside: 'changes nothing'}]
				: [another, unproved];
	}
}
