// The ways out of a finding, the recommended one first: changes that undo brings back, then what takes more of the person.
import {type Fix, needsPerson} from '../fix.js';
import {lossOf} from '../risk.js';
import {isCuredByNewKey} from '../rotation.js';
import {catalogueOf} from './look.js';
import type {ShownFinding, State} from './state.js';

export type WayOut =
	/** `word`: what would be lost for good, to be typed before. */
	| {readonly kind: 'cure'; readonly fix: Fix; readonly word: string | undefined}
	/** The key is replaced, step by step. */
	| {readonly kind: 'rotate'}
	/** Waiting helps, nothing else. */
	| {readonly kind: 'wait'}
	/** Steps for a person: pages, lines to paste. */
	| {readonly kind: 'by-hand'; readonly fix: Fix};

const waitable: ReadonlySet<string> = new Set([
	'outage',
	'rate-limited',
	'overloaded',
	'server-error',
	'login-locked',
	'spend-limit',
	'offline',
]);

export function waysOf(state: State, {finding, diagnosis}: ShownFinding): readonly WayOut[] {
	const isWaitable = waitable.has(finding.cause);
	const fixes = finding.fixes
		// Waiting is a way out, too.
		.filter(({id}) => !(id === 'wait' && isWaitable))
		.map(
			(fix): WayOut =>
				isByHand(fix) ? {kind: 'by-hand', fix} : {kind: 'cure', fix, word: lossOf(fix, finding, diagnosis)},
		);
	const ways: readonly WayOut[] = [
		...(isCuredByNewKey(finding, catalogueOf(state)) ? [{kind: 'rotate'} as const] : []),
		...(isWaitable ? [{kind: 'wait'} as const] : []),
		...fixes,
	];
	return ways.toSorted((one, other) => effortOf(one) - effortOf(other));
}

/** Sorted by what is asked of the person; among the same the order of the finding stays. */
function effortOf(way: WayOut): number {
	switch (way.kind) {
		case 'cure':
			return way.word === undefined ? (way.fix.changes.every(needsPerson) ? 3 : 0) : 4;
		case 'rotate':
			return 1;
		case 'wait':
			return 2;
		case 'by-hand':
			return 5;
	}
}

/** Whether Enter alone may do it. */
export function isPreselected(way: WayOut | undefined): boolean {
	return way !== undefined && !(way.kind === 'cure' && way.word !== undefined);
}

/** Whether only a person can do all of it: nothing to apply, nothing to run. */
export function isByHand({changes}: Fix): boolean {
	return changes.every((change) => needsPerson(change) && change.kind !== 'run');
}
