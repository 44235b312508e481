// The catalogue: complete, in order, and written as it is meant to be.
import {describe, expect, it} from 'vitest';
import {causeOf, causes, isCauseId} from '../../source/causes/index.js';
import {preventions} from '../../source/causes/prevention.js';
import {statusCodes} from '../../source/causes/status-codes.js';
import {ideas} from '../../source/core/explain/data/ideas.js';
import {tightWord} from '../../source/core/explain/tight.js';
import {publicIds} from './ids.js';

describe('the catalogue', () => {
	it('has every public id: none is renamed, and none goes', () => {
		expect(publicIds.filter((id) => !isCauseId(id))).toEqual([]);
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

	it('has words that name known ideas and are long enough to mean something', () => {
		for (const {id, words} of causes) {
			for (const one of [...words.own, ...words.says, ...words.hints]) {
				for (const piece of one.split(/[~^&]/).flatMap((part) => part.split(/(<[^<>]+>)/))) {
					const name = piece.trim();
					const isKnown = name.startsWith('<')
						? name.slice(1, -1) in ideas
						: name === '' || tightWord(name).length >= 2;
					expect(isKnown, `${id}: ${one}`).toBe(true);
				}
				expect(tightWord(one).length, `${id}: ${one}`).toBeGreaterThan(1);
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
