// Whether a fix has cured: what was looked at again and is gone, what wasn't looked at, what got worse.
import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import type {CheckResult, Finding, Outcome} from '../../source/core/check.js';
import {type CureQuestion, judgeCure, standing, targetOf} from '../../source/core/cure.js';
import type {Diagnosis} from '../../source/core/diagnosis.js';
import {Secret} from '../../source/core/secret.js';
import {broken, checksWith, diagnosisOf, disabled, healthy, home, overrides, takeOut} from '../helpers/diagnosis.js';

const isWay = (cause: string): boolean => cause === 'offline';
const offline: Finding = {...disabled, cause: 'offline', because: []};
const refused: Finding = {...disabled, cause: 'key-rejected', because: [], leadsTo: []};
const print = broken.requests.print ?? null;
const withKey = (value: string): Diagnosis['requests'] => ({
	print: print && {...print, xApiKey: print.xApiKey && {...print.xApiKey, value: new Secret(value)}},
});

const serverFound = diagnosisOf({
	findings: [refused],
	rootCause: 'key-rejected',
	checks: checksWith({server: [refused]}),
});

function outcomes(diagnosis: Diagnosis, id: string, outcome: Outcome): Diagnosis {
	return {
		...diagnosis,
		checks: diagnosis.checks.map((check): CheckResult => (check.id === id ? {...check, outcome, findings: []} : check)),
	};
}

function judge(change: Partial<CureQuestion>) {
	const after = change.after ?? healthy;
	return judgeCure({finding: overrides, fix: takeOut, before: broken, after, assumed: after, isWay, ...change}).kind;
}

describe('a fix', () => {
	it('has cured when the check that found it has looked and finds nothing there', () => {
		expect(judge({})).toBe('cured');
	});

	it.each<Outcome>(['skipped', 'unverified', 'crashed', 'timed-out'])(
		'is not proved where that check was %s',
		(outcome) => {
			expect(judge({after: outcomes(healthy, 'credentials', outcome)})).toBe('unproved');
		},
	);

	it('is not proved when the network has gone between the change and the second look', () => {
		const cut = diagnosisOf({findings: [offline], rootCause: 'offline', checks: checksWith({proxy: [offline]})});
		expect(judge({finding: refused, before: serverFound, after: cut})).toBe('unproved');
		expect(judge({after: cut})).toBe('unproved');
	});

	it('has cured what is gone where the way, which only now anything would take, turns out to be broken', () => {
		const next = diagnosisOf({findings: [offline], rootCause: 'offline', checks: checksWith({proxy: [offline]})});
		expect(judge({before: outcomes(broken, 'proxy', 'skipped'), after: next})).toBe('cured');
	});

	it('is not proved where a check that had looked was cut off afterwards', () => {
		expect(judge({after: outcomes(healthy, 'clock', 'timed-out')})).toBe('unproved');
	});

	it('is not proved for another purpose or folder', () => {
		expect(judge({after: {...healthy, purpose: 'api'}})).toBe('unproved');
		expect(judge({after: {...healthy, folders: {home, cwd: home}}})).toBe('unproved');
	});

	it('has left it where the cause is still found at its place, also folded under another one', () => {
		const folded = diagnosisOf({findings: [{...overrides, severity: 'note'}]});
		expect(judge({after: broken})).toBe('left');
		expect(judge({after: folded})).toBe('left');
		expect(judge({assumed: broken})).toBe('left');
	});

	it('has cured this one where the same cause is found at another place', () => {
		const other: Finding = {...overrides, where: [{kind: 'file', path: `${home}/.zprofile`, line: 1}]};
		expect(judge({after: diagnosisOf({findings: [other], checks: checksWith({credentials: [other]})})})).toBe('cured');
	});

	it('needs no answer where what was refused is no longer sent', () => {
		const unsent = {...outcomes(healthy, 'server', 'skipped'), requests: {print: null}};
		expect(judge({finding: refused, before: serverFound, after: unsent})).toBe('cured');
	});

	it('is not proved by another key in the same place that nobody has asked about', () => {
		const replaced = {...outcomes(healthy, 'server', 'skipped'), requests: withKey(`sk-ant-api03-${'N3w'.repeat(20)}`)};
		const assumed = {...serverFound, requests: replaced.requests};
		expect(judge({finding: refused, before: serverFound, after: replaced, assumed})).toBe('unproved');
	});

	it('is worse where something is broken that worked, unless that is the known next step', () => {
		const before = {...broken, ladder: broken.ladder.map((rung) => ({...rung, proof: 'accepted' as const}))};
		const lost: Finding = {...disabled, cause: 'login-missing', because: []};
		const after = diagnosisOf({findings: [lost], rootCause: 'login-missing', checks: checksWith({login: [lost]})});
		expect(judge({before, after})).toBe('worse');
		expect(judge({before, after, fix: {...takeOut, next: ['login-missing']}})).toBe('cured');
		expect(judge({after})).toBe('cured');
	});

	it('never has cured what a check that did not look had found', () => {
		const outcome = fc.constantFrom<Outcome>('skipped', 'unverified', 'crashed', 'timed-out');
		const ids = fc.subarray(
			healthy.checks.map(({id}) => id),
			{minLength: 1},
		);
		fc.assert(
			fc.property(ids, outcome, (blind, how) => {
				const after = blind.reduce((diagnosis, id) => outcomes(diagnosis, id, how), healthy);
				const kind = judge({after});
				expect(kind === 'cured' && blind.includes('credentials')).toBe(false);
			}),
		);
	});
});

describe('an earlier finding', () => {
	const target = targetOf(overrides, broken);

	it('is there, gone, or not looked at', () => {
		expect(target.checks).toEqual(['credentials']);
		expect(standing(target, broken)).toBe('there');
		expect(standing(target, healthy)).toBe('gone');
		expect(standing(target, outcomes(healthy, 'credentials', 'skipped'))).toBe('unseen');
		expect(standing({...target, checks: []}, healthy)).toBe('unseen');
	});
});
