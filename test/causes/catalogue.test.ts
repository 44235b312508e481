// The catalogue: complete, in order, and written as it is meant to be.
import {describe, expect, it} from 'vitest';
import {causeIds, causeOf, causes} from '../../source/causes/index.js';
import {preventions} from '../../source/causes/prevention.js';
import {statusCodes} from '../../source/causes/status-codes.js';
import {tightenedPattern} from '../../source/core/explain/tidy.js';
import {publicIds} from './ids.js';

describe('the catalogue', () => {
	it('has every public id', () => {
		expect([...causeIds].sort()).toEqual([...publicIds].sort());
	});

	it.each(causes.map((cause) => [cause.id, cause] as const))('%s is told in full', (id, cause) => {
		expect(causeOf(id)).toBe(cause);
		expect(cause.title).toMatch(/^\S.{8,90}[^.]$/);
		expect(cause.meaning.length).toBeGreaterThan(60);
		expect(cause.tell.length).toBeGreaterThan(20);
		expect(cause.remedy.length).toBeGreaterThan(0);
		expect(cause.links.length).toBeGreaterThan(0);
		for (const link of cause.links) {
			expect(link).toMatch(
				/^https:\/\/(code\.claude\.com\/docs\/en\/[\w-]+|platform\.claude\.com(\/docs\/en\/[\w/-]+)?|status\.claude\.com|claude\.ai\/settings\/[\w-]+)$/,
			);
		}
		const words = [cause.title, cause.meaning, cause.tell, ...cause.remedy].join(' ');
		expect(words).not.toMatch(/you (must have|did|failed|forgot|broke)|stupid|simply|obviously/i);
	});

	it('has patterns that compile without blanks and never match nothing', () => {
		for (const {id, messages} of causes) {
			for (const {pattern, weight} of messages) {
				const tight = pattern.source.includes('\\b') ? pattern : tightenedPattern(pattern);
				expect('', `${id} ${pattern}`).not.toMatch(tight);
				expect('a harmless line', `${id} ${pattern}`).not.toMatch(tight);
				expect(weight).toBeGreaterThan(0);
				expect(weight).toBeLessThanOrEqual(12);
				expect(pattern.source, id).toBe(lowerCase(pattern.source));
			}
		}
	});

	it('is what status codes and prevention refer to', () => {
		const named = [...statusCodes.flatMap((code) => code.causes), ...preventions.flatMap(({seenBy}) => seenBy ?? [])];
		expect(named.filter((id) => causeOf(id) === undefined)).toEqual([]);
		expect(statusCodes.map(({status}) => status)).toEqual([
			400, 401, 402, 403, 404, 407, 408, 413, 422, 429, 500, 502, 503, 504, 529,
		]);
		expect(new Set(preventions.map(({id}) => id)).size).toBe(preventions.length);
	});
});

/** Escapes such as \S and \D keep their case. */
function lowerCase(source: string): string {
	return source.replace(/\\.|[A-Z]/g, (found) => (found.startsWith('\\') ? found : found.toLowerCase()));
}
