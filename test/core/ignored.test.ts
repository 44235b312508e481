// What is ignored: only the cause, only where it was, only until its day.
import fc from 'fast-check';
import {describe, expect, it, test} from 'vitest';
import type {Finding} from '../../source/core/check.js';
import {endOf, isCurrent, markIgnored} from '../../source/core/ignored.js';
import type {Site} from '../../source/core/place.js';

const now = Date.UTC(2026, 10, 24, 13);
const site: fc.Arbitrary<Site> = fc.oneof(
	fc.record({
		kind: fc.constant('file' as const),
		path: fc.constantFrom('/a/.env', '/a/.zshrc'),
		line: fc.integer({min: 1, max: 3}),
	}),
	fc.record({kind: fc.constant('environment' as const), name: fc.constantFrom('A', 'B')}),
);
const finding = (cause: 'key-exposed' | 'key-empty', where: readonly Site[]): Finding =>
	({cause, severity: 'error', detail: '', where, fixes: []}) as unknown as Finding;
const kept = {until: '2026-12-31', reason: 'known'};

describe('markIgnored', () => {
	it('covers a finding where it was, and never one that has another place', () => {
		fc.assert(
			fc.property(fc.array(site, {maxLength: 3}), fc.array(site, {minLength: 1, maxLength: 3}), (where, found) => {
				const [marked] = markIgnored([finding('key-exposed', found)], [{cause: 'key-exposed', where, ...kept}], now);
				const known = new Set(where.map((one) => JSON.stringify(one)));
				expect(marked?.ignored !== undefined).toBe(found.every((one) => known.has(JSON.stringify(one))));
			}),
		);
	});

	it('covers no other cause, and nothing after its day', () => {
		const where: readonly Site[] = [{kind: 'file', path: '/a/.env', line: 1}];
		const ignored = [{cause: 'key-exposed', where, ...kept}];
		expect(markIgnored([finding('key-empty', where)], ignored, now)[0]?.ignored).toBeUndefined();
		expect(markIgnored([finding('key-exposed', where)], ignored, now)[0]?.ignored).toEqual(kept);
		expect(markIgnored([finding('key-exposed', where)], ignored, Date.UTC(2027, 0, 2))[0]?.ignored).toBeUndefined();
	});
});

test.each(['2026-02-30', '2026-13-01', '26-01-01', 'tomorrow', '', '2026-1-1'])('%j is no day', (text) => {
	expect(endOf(text)).toBeUndefined();
	expect(isCurrent({until: text}, 0)).toBe(false);
});
