// What the steps of replacing a key decide by themselves.
import {describe, expect, it} from 'vitest';
import {catalogue, causeIds} from '../../source/causes/index.js';
import type {CauseId} from '../../source/core/cause-id.js';
import type {AnswerResult} from '../../source/core/readings.js';
import {accidentsOf, isCuredByNewKey, verdictOf} from '../../source/core/rotation.js';
import {Secret} from '../../source/core/secret.js';

describe('a pasted value', () => {
	it.each([
		['sk-ant-api03-abc', undefined],
		['sk-ant-api03-abc\n', 'a line break'],
		['sk-ant-\r\napi03-abc \n', '3 line breaks and a blank'],
		['"sk-ant-api03-abc"', '2 quotation marks'],
		['Bearer sk-ant-api03-abc', 'a blank and the word Bearer'],
		['sk-ant-api03-\u200Babc', 'an odd character'],
	])('%j: %s is taken out', (text, words) => {
		expect(accidentsOf(new Secret(text).defects)).toBe(words);
	});

	it('grows and shrinks by whole characters', () => {
		const typed = new Secret('a').followedBy('é').followedBy('\u{1F600}');
		expect([typed.length, typed.withoutLast().length, typed.withoutLast().withoutLast().length]).toEqual([4, 2, 1]);
		expect(new Secret('').withoutLast().isEmpty).toBe(true);
	});
});

describe('an answer to the new key', () => {
	const said = (status: number, cause: CauseId): AnswerResult => ({
		kind: 'said',
		status,
		cause,
		type: undefined,
		message: '',
		requestId: undefined,
		retryAfter: undefined,
	});
	it.each<[AnswerResult, string]>([
		[{kind: 'accepted', requestId: undefined}, 'accepted'],
		[said(401, 'key-rejected'), 'refused'],
		[said(403, 'permission-denied'), 'refused'],
		[said(400, 'org-disabled'), 'refused'],
		[said(400, 'credit-too-low'), 'unproved'],
		[said(429, 'rate-limited'), 'unproved'],
		[said(529, 'overloaded'), 'unproved'],
		[{kind: 'no-way', cause: 'offline', code: 'ENOTFOUND', detail: ''}, 'unproved'],
		[{kind: 'not-asked', why: 'no-consent'}, 'unproved'],
	])('%j: %s', (answer, verdict) => {
		expect(verdictOf(answer)).toBe(verdict);
	});
});

describe('a new key', () => {
	const file = [{kind: 'file', path: '/x', line: 1}] as const;
	it('cures what is about the key itself, where it can be seen', () => {
		const cured = causeIds.filter((cause) => isCuredByNewKey({cause, where: file}, catalogue));
		expect(cured.sort()).toEqual([
			'gateway-rejected',
			'key-leaked',
			'key-placeholder',
			'key-rejected',
			'key-truncated',
		]);
		expect(isCuredByNewKey({cause: 'app-misconfigured', where: file, leadsTo: ['key-rejected']}, catalogue)).toBe(true);
		expect(isCuredByNewKey({cause: 'app-misconfigured', where: file, leadsTo: ['base-url-invalid']}, catalogue)).toBe(
			false,
		);
		expect(isCuredByNewKey({cause: 'key-rejected', where: [{kind: 'named', name: 'Cursor'}]}, catalogue)).toBe(false);
		expect(isCuredByNewKey({cause: 'key-rejected', where: []}, catalogue)).toBe(false);
	});
});
