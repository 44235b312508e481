// Ranking: the root cause first, what follows from it folded under it.
import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {catalogue, causeIds, causes} from '../../source/causes/index.js';
import type {CauseId} from '../../source/core/cause-id.js';
import type {Finding, Severity} from '../../source/core/check.js';
import {rank} from '../../source/core/ranking.js';

const finding = (cause: CauseId, severity: Severity = 'error', more: Partial<Finding> = {}): Finding => ({
	cause,
	severity,
	detail: '',
	where: [{kind: 'file', path: `/${cause}`}],
	fixes: [],
	...more,
});

describe('rank', () => {
	it.each<[string, readonly CauseId[], CauseId]>([
		['a key over a login, refused', ['key-rejected', 'key-overrides-login'], 'key-overrides-login'],
		['a leaked key that was revoked', ['key-rejected', 'key-leaked'], 'key-leaked'],
		['an incident', ['login-rejected', 'outage'], 'outage'],
		['nothing sent, since the settings are skipped', ['login-missing', 'settings-malformed'], 'settings-malformed'],
		['a blank login', ['login-missing', 'login-blank'], 'login-blank'],
		[
			'a dead gateway in settings over a good one',
			['gateway-url-left', 'settings-override-shell'],
			'settings-override-shell',
		],
		['a defect in the text', ['key-rejected', 'key-invisible', 'key-overrides-login'], 'key-invisible'],
		['both headers', ['both-credentials-set', 'gateway-token-left'], 'both-credentials-set'],
		['nothing at all', ['login-missing'], 'login-missing'],
	])('%s', (_, found, root) => {
		const {rootCause, findings} = rank(
			found.map((cause) => finding(cause)),
			catalogue,
		);
		expect(rootCause).toBe(root);
		expect(findings[0]?.cause).toBe(root);
	});

	it('folds consequences into notes that name what they follow from', () => {
		const {findings} = rank([finding('key-rejected'), finding('key-overrides-login')], catalogue);
		expect(findings.map(({cause, severity, because, leadsTo}) => ({cause, severity, because, leadsTo}))).toEqual([
			{cause: 'key-overrides-login', severity: 'error', because: [], leadsTo: ['key-rejected']},
			{cause: 'key-rejected', severity: 'note', because: ['key-overrides-login'], leadsTo: []},
		]);
	});

	it('takes what a check itself says of consequences', () => {
		const {rootCause} = rank([finding('offline'), finding('clock-skew', 'error', {leadsTo: ['offline']})], catalogue);
		expect(rootCause).toBe('clock-skew');
	});

	it('has no root cause without an error', () => {
		expect(rank([finding('key-leaked', 'warning'), finding('folklore-file', 'note')], catalogue).rootCause).toBeNull();
	});

	it('keeps the more severe of two findings of one cause at one place', () => {
		const {findings} = rank([finding('key-leaked', 'note'), finding('key-leaked', 'warning')], catalogue);
		expect(findings.map(({severity}) => severity)).toEqual(['warning']);
	});

	it('whatever is found: one root among the errors, first, and the rest ordered by severity', () => {
		const any = fc.array(
			fc.record({cause: fc.constantFrom(...causeIds), severity: fc.constantFrom<Severity>('error', 'warning', 'note')}),
			{maxLength: 12},
		);
		fc.assert(
			fc.property(any, (some) => {
				const {rootCause, findings} = rank(
					some.map(({cause, severity}) => finding(cause, severity)),
					catalogue,
				);
				const hasError = some.some(({severity}) => severity === 'error');
				expect(rootCause !== null).toBe(hasError);
				expect(rootCause === null || findings[0]?.cause === rootCause).toBe(true);
				expect(new Set(findings.map(({cause}) => cause))).toEqual(new Set(some.map(({cause}) => cause)));
				const ranks = findings
					.slice(rootCause === null ? 0 : 1)
					.map(({severity}) => ['error', 'warning', 'note'].indexOf(severity));
				expect([...ranks].sort()).toEqual(ranks);
			}),
		);
	});

	it('has a rank of its own for each cause that is ranked', () => {
		const ranks = causes.flatMap(({rank: place}) => place ?? []);
		expect(new Set(ranks).size).toBe(ranks.length);
	});
});
