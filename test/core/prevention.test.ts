// The prevention list: what ticks itself after a diagnosis, what a person ticks, and what can't be ticked while it isn't so.
import {describe, expect, it} from 'vitest';
import {preventions} from '../../source/causes/prevention.js';
import {checks} from '../../source/checks/index.js';
import type {Finding, Outcome} from '../../source/core/check.js';
import {habitState, lookedOf, type PreventionFacts, tickedOf} from '../../source/core/prevention.js';

const remark: Pick<Finding, 'cause' | 'severity' | 'fixes'> = {cause: 'claude-outdated', severity: 'note', fixes: []};
const fix = {id: 'update', title: '', risk: 'manual', changes: []} as const;
const all = checks.map(({id}) => ({id, outcome: 'passed'}));

function seen(id: string, looked: PreventionFacts | undefined) {
	const habit = preventions.find((one) => one.id === id);
	return habit && habitState(habit, looked);
}

describe('a habit', () => {
	it.each<[string, string, Parameters<typeof lookedOf>[0], string]>([
		['was looked at and nothing found', 'up-to-date', {checks: all, findings: []}, 'kept'],
		['a remark is no lapse', 'up-to-date', {checks: all, findings: [remark]}, 'kept'],
		['a note with a cure is', 'up-to-date', {checks: all, findings: [{...remark, fixes: [fix]}]}, 'not-kept'],
		[
			'a problem is',
			'keys-in-env',
			{checks: all, findings: [{...remark, cause: 'key-leaked', severity: 'error'}]},
			'not-kept',
		],
		['nobody looked', 'up-to-date', {checks: [], findings: []}, 'unknown'],
		[
			'the check came to nothing',
			'keys-in-env',
			{checks: [{id: 'key-exposed', outcome: 'timed-out' satisfies Outcome}], findings: []},
			'unknown',
		],
		['only a person knows', 'backup-key', {checks: all, findings: []}, 'unknown'],
	])('%s: %s', (_, id, diagnosis, state) => {
		expect(seen(id, lookedOf(diagnosis))).toBe(state);
	});

	it('is unknown before the first diagnosis', () => {
		expect(preventions.every(({id}) => seen(id, undefined) === 'unknown')).toBe(true);
	});

	it('is ticked by what is seen, else by the person', () => {
		const looked = lookedOf({checks: all, findings: [{...remark, cause: 'key-leaked', severity: 'warning'}]});
		const ticked = tickedOf(preventions, ['backup-key', 'keys-in-env'], looked);
		expect(['up-to-date', 'backup-key', 'keys-in-env', 'log-out'].map((id) => ticked.has(id))).toEqual([
			true,
			true,
			false,
			false,
		]);
	});

	it('names checks that there are, where it can be seen', () => {
		const ids = new Set(checks.map(({id}) => id));
		for (const {id, seenBy, looksAt = []} of preventions) {
			expect(looksAt.length > 0, id).toBe(seenBy !== undefined);
			expect(looksAt.filter((check) => !ids.has(check))).toEqual([]);
		}
	});
});
