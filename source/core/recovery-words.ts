// What is said about a run that was cut off: which one it was, what was taken back, and what is in the way.
import {oneLine} from './scrub.js';
import type {Interrupted, Recovery, SetAside} from './transaction.js';

/** One text for each interrupted run and each journal that was set aside; none: nothing was interrupted. */
export function recoveryWords({interrupted, aside, passedOver, problem}: Recovery): readonly string[] {
	return [
		...(passedOver === undefined ? [] : [passedOver]),
		...interrupted.map(ofInterrupted),
		...aside.map(ofAside),
		...(problem === undefined ? [] : [`Whether an earlier run was interrupted can't be seen: ${problem}.`]),
	];
}

/** "20261124-131530-1, key-empty": as undo --list names it. */
function nameOf({id, causes}: Pick<Interrupted, 'id' | 'causes'>): string {
	return oneLine([id, ...causes].join(', '), 160);
}

function ofInterrupted(run: Interrupted): string {
	const {isUndo, steps, problems} = run;
	const what = isUndo ? 'An earlier undo was interrupted' : 'An earlier run was interrupted while it changed things';
	const rest = isUndo ? 'The rest of it is taken back now' : 'What it had changed is taken back now';
	const outcome =
		problems.length > 0
			? `${steps.length > 0 ? 'Not all of it could be taken back' : "It can't be taken back"}: ${problems.join('; ')}.`
			: steps.length > 0
				? `${rest}:`
				: 'None of it was left to undo: everything is as it was before.';
	return [`${what} (${nameOf(run)}). ${outcome}`, ...steps.map((step) => `  ${step}`)].join('\n');
}

function ofAside({id, why, path, copies}: SetAside): string {
	const kept =
		copies === undefined
			? 'There are no copies of what it replaced.'
			: `The copies of what it replaced are in ${copies}; put them back by hand.`;
	return `The journal of the change ${id} can't be used: ${why}. It is set aside as ${path}. ${kept}`;
}
