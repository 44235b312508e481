// Undoes steps, the last one first, and then looks: what is reported is what is really there.
import type {Entry, Journal} from '../journal.js';
import {leftOf} from './files-back.js';
import {DiskView, type Ground, isSameState, type PathState, show, stateOf} from './ground.js';
import {describeRevert, inspect, revert} from './kinds.js';
import type {StepRecord, UndoDecision} from './records.js';
import {troubleOf} from './trouble.js';

export type Plan = readonly {readonly record: StepRecord; readonly finding: UndoDecision}[];

type Goals = ReadonlyMap<string, PathState>;

/** What is to be done to take all steps back, and how the paths will be then; changes nothing. */
export async function planOf(
	records: readonly StepRecord[],
	ground: Ground,
): Promise<{readonly plan: Plan; readonly goals: Goals}> {
	const view = new DiskView(ground.disk);
	const plan: {record: StepRecord; finding: UndoDecision}[] = [];
	for (const record of records.toReversed()) {
		const finding = await inspect(record, view, ground).catch((error: unknown) => ({
			refused: troubleOf(error, describeRevert(record, ground)),
		}));
		plan.push({record, finding});
	}
	return {plan, goals: view.goals};
}

/** In words: what others have changed since, and so is in the way. */
export function refusalsOf(plan: Plan): readonly string[] {
	return plan.flatMap(({finding}) => (typeof finding === 'string' ? [] : [finding.refused]));
}

export type TakenBack = {
	/** It holds the steps that are not taken back, or not to the end. */
	readonly entry: Entry;
	/** What was taken back, in words. */
	readonly steps: readonly string[];
	/** What is not as it was before, in words. None: it was looked at, and all is. */
	readonly problems: readonly string[];
	/** Changes made by others are in the way, so trying again is of no use. */
	readonly isRefused: boolean;
	/** Not one of the places differs from what it was before the attempt. */
	readonly isUntouched: boolean;
};

/** Does what can be done; what others changed meanwhile is left alone. Never throws. */
export async function takeBack(entry: Entry, ground: Ground, journal: Journal): Promise<TakenBack> {
	const first = await planOf(entry.records, ground);
	const before = await statesOf(first.goals.keys(), ground);
	const goals = new Map(first.goals);
	const steps: string[] = [];
	let left = entry;
	let {plan} = first;
	// An error of the disk may be gone at the second try.
	for (let tries = 0; tries < 2 && left.records.length > 0; tries++) {
		if (tries > 0) {
			const again = await planOf(left.records, ground);
			plan = again.plan;
			for (const [path, state] of again.goals) {
				goals.set(path, goals.get(path) ?? state);
			}
		}
		for (const {record, finding} of plan) {
			try {
				await revert(record, finding, ground);
			} catch {
				continue;
			}
			if (typeof finding !== 'string') {
				continue;
			}
			if (finding === 'restore') {
				steps.push(describeRevert(record, ground));
			}
			left = {...left, records: left.records.filter((one) => one !== record)};
			// What can't be noted is found out again by looking.
			await journal.save(left).catch(() => {});
		}
	}
	const now = await statesOf(goals.keys(), ground);
	const wrong = [...goals].flatMap(([path, goal]) => {
		const is = now.get(path);
		return is && isSameState(is, goal) ? [] : [`${show(ground, path)} is not as it was`];
	});
	const final = (await planOf(left.records, ground)).plan;
	const refusals = refusalsOf(final);
	const others = final.flatMap(({record, finding}) =>
		finding === 'restore' && (record.kind === 'keychain' || record.kind === 'session')
			? [`${describeRevert(record, ground)}: not done`]
			: [],
	);
	const rests = await Promise.all(left.records.map((one) => (one.kind === 'file' ? leftOf(one, ground) : [])));
	return {
		entry: left,
		steps,
		problems: [...new Set([...refusals, ...wrong, ...others, ...rests.flat()])],
		isRefused: refusals.length > 0,
		isUntouched: steps.length === 0 && [...before].every(([path, state]) => isSameState(state, now.get(path) ?? state)),
	};
}

/** Paths that can't be looked at are left out: nothing is said to be right of them. */
async function statesOf(paths: Iterable<string>, {disk}: Ground): Promise<ReadonlyMap<string, PathState>> {
	const states = new Map<string, PathState>();
	for (const path of paths) {
		try {
			states.set(path, await stateOf(disk.locate(path)));
		} catch {
			// Not there in the answer.
		}
	}
	return states;
}
