// Takes steps back, the last one first, and notes in the journal how far that went, so that it can go on after a kill.
import type {Entry, Journal} from '../journal.js';
import {type Ground, View} from './ground.js';
import {describeRevert, inspect, revert} from './kinds.js';
import type {Finding, StepRecord} from './records.js';
import {troubleOf} from './trouble.js';

export type Plan = readonly {readonly record: StepRecord; readonly finding: Finding}[];

/** What is to be done to take all steps back; changes nothing. */
export async function planOf(records: readonly StepRecord[], ground: Ground): Promise<Plan> {
	const view = new View(ground.disk);
	const plan: {record: StepRecord; finding: Finding}[] = [];
	for (const record of records.toReversed()) {
		const finding = await inspect(record, view, ground).catch((error: unknown) => ({
			refused: troubleOf(error, describeRevert(record, ground)),
		}));
		plan.push({record, finding});
	}
	return plan;
}

/** In words: what was changed since by somebody else, and so is in the way. */
export function refusalsOf(plan: Plan): readonly string[] {
	return plan.flatMap(({finding}) => (typeof finding === 'string' ? [] : [finding.refused]));
}

/** Does what can be done. The entry that comes back holds the steps that are not taken back. */
export async function takeBack(
	entry: Entry,
	plan: Plan,
	ground: Ground,
	journal: Journal,
): Promise<{readonly entry: Entry; readonly steps: readonly string[]; readonly problems: readonly string[]}> {
	const steps: string[] = [];
	const problems: string[] = [];
	let left = entry;
	for (const {record, finding} of plan) {
		try {
			await revert(record, finding, ground);
			if (typeof finding !== 'string') {
				problems.push(finding.refused);
				continue;
			}
			if (finding === 'restore') {
				steps.push(describeRevert(record, ground));
			}
			left = await journal.save({...left, records: left.records.filter((one) => one !== record)});
		} catch (error) {
			problems.push(troubleOf(error, describeRevert(record, ground)));
		}
	}
	return {entry: left, steps, problems};
}
