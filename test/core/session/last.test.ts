// What became of the last diagnosis: only what was looked at again, in the same folder, may be called gone.
import {describe, expect, it} from 'vitest';
import {becameOf, lastOf} from '../../../source/core/session/look.js';
import {answers, choice, talk} from '../../helpers/conversation.js';
import {broken, diagnosisOf, healthy, home, overrides} from '../../helpers/diagnosis.js';

const {state} = talk(answers(broken));
const last = lastOf(state, broken);
const [remark] = last.remarks;
if (!remark) {
	throw new Error('nothing was found');
}

describe('an earlier finding', () => {
	it('keeps its place, the checks that found it, and the variable that held the credential', () => {
		expect(remark).toMatchObject({place: '~/.zshrc:12', checks: ['credentials'], variable: 'ANTHROPIC_API_KEY'});
	});

	it('is still there, or gone', () => {
		expect(becameOf(remark, last, broken)).toBe('there');
		expect(becameOf(remark, last, healthy)).toBe('gone');
	});

	it('is not seen in a shell that does not have the variable', () => {
		const ladder = healthy.ladder.map((rung) =>
			rung.source === 'ANTHROPIC_API_KEY' ? {...rung, state: 'absent' as const} : rung,
		);
		expect(becameOf(remark, last, diagnosisOf({...healthy, ladder}))).toBe('unseen');
	});

	it('is not seen where its check has not looked, or somewhere else', () => {
		const blind = healthy.checks.map((check) =>
			check.id === 'credentials' ? {...check, outcome: 'timed-out' as const} : check,
		);
		expect(becameOf(remark, last, {...healthy, checks: blind})).toBe('unseen');
		expect(becameOf(remark, last, {...healthy, folders: {home, cwd: '/elsewhere'}})).toBe('unseen');
		expect(becameOf(remark, {...last, purpose: 'api'}, healthy)).toBe('unseen');
	});

	it('is opened beside today with h, from the first screen', () => {
		const now = talk([...answers(healthy), 'compare'], {
			remembered: {consents: {}, answers: {}, prevention: [], cures: [], past: [], last},
		});
		expect(now.state.screen.kind).toBe('last');
		expect(now.state.past[0]).toBe(last);
	});

	it('leads to the ones before it, and to undo', () => {
		const older = {...last, at: last.at - 86_400_000, verdict: 'healthy' as const, remarks: []};
		const remembered = {consents: {}, answers: {}, prevention: [], cures: [], last, past: [older]};
		const now = talk([...answers(healthy), 'compare', choice('nothing wrong'), 'choose'], {remembered});
		expect(now.state.screen).toMatchObject({kind: 'last', at: 1});
		expect(talk([choice('Changes made'), 'choose'], {}, now.state).last).toEqual([{kind: 'load-history'}]);
	});
});

describe('a finding that is ignored', () => {
	const asked = talk([...answers(broken), 'why', choice('Ignore it'), 'choose']).state;

	it('wants a reason and a day that is in the future', () => {
		expect(talk(['choose'], {}, asked).state.note).toContain('Type a reason');
		expect(talk(['>a test account', 'choose', '>2020-01-01', 'choose'], {}, asked).state.note).toContain(
			'in the future',
		);
	});

	it('is kept with its places, and everything is looked at again', () => {
		const {last: effects, state} = talk(['>a test account', 'choose', '>2099-01-31', 'choose'], {}, asked);
		expect(effects[0]).toEqual({
			kind: 'ignore',
			cause: overrides.cause,
			ignored: {
				cause: overrides.cause,
				where: overrides.where,
				until: '2099-01-31',
				reason: 'a test account',
			},
		});
		expect(effects[1]).toMatchObject({kind: 'diagnose'});
		expect(state.screen.kind).toBe('looking');
	});

	it('counts again when the person says so', () => {
		const ignored = {until: '2099-01-31', reason: 'a test account'};
		const known = diagnosisOf({findings: [{...overrides, ignored}], rootCause: null});
		const {last: effects} = talk([...answers(known), 'checks', 'choose', 'why', choice('Count it again'), 'choose']);
		expect(effects.slice(0, 2)).toMatchObject([
			{kind: 'ignore', cause: overrides.cause, ignored: undefined},
			{kind: 'diagnose'},
		]);
	});

	it('is ignored for thirty days where no day is typed', () => {
		const {last: effects} = talk(['>a test account', 'choose', 'choose'], {}, asked);
		const day = new Date(broken.at + 30 * 86_400_000).toISOString().slice(0, 10);
		expect(effects[0]).toMatchObject({kind: 'ignore', ignored: {until: day}});
	});
});
