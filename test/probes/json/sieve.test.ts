// The sieve for large JSON: what is left has the same values on the same lines, however the bytes arrive.
import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {BeyondBudget} from '../../../source/core/budget.js';
import {makeSieve} from '../../../source/probes/json/sieve.js';

function sieved(text: string, part = 7): string {
	const sieve = makeSieve();
	const bytes = Buffer.from(text, 'utf8');
	const parts: Uint8Array[] = [];
	for (let at = 0; at < bytes.length; at += part) {
		parts.push(sieve(bytes.subarray(at, at + part)));
	}
	return Buffer.concat(parts).toString('utf8');
}

/** What lies in more than three brackets is gone; the brackets stay. */
function shallow(value: unknown, depth = 0): unknown {
	if (typeof value !== 'object' || value === null) {
		return value;
	}
	if (Array.isArray(value)) {
		return depth >= 3 ? [] : value.map((one) => shallow(one, depth + 1));
	}
	return Object.fromEntries(
		depth >= 3 ? [] : Object.entries(value).map(([name, one]) => [name, shallow(one, depth + 1)]),
	);
}

function isJson(text: string): boolean {
	try {
		JSON.parse(text);
		return true;
	} catch {
		return false;
	}
}

describe('the sieve', () => {
	const values = fc.object({
		key: fc.string({unit: fc.constantFrom('a', '"', '\\', '\n', 'é', '{', ']')}),
		maxDepth: 6,
		maxKeys: 4,
		values: [fc.string(), fc.integer(), fc.constant(null)],
	});
	const spacing = fc.constantFrom(undefined, 2, '\t');

	test('keeps the values and their lines', () => {
		fc.assert(
			fc.property(values, spacing, fc.integer({min: 1, max: 40}), (value, space, part) => {
				const text = JSON.stringify(value, null, space);
				const left = sieved(text, part);
				expect(JSON.parse(left)).toEqual(shallow(JSON.parse(text)));
				expect(left.split('\n').length).toBe(text.split('\n').length);
			}),
		);
	});

	test('what ends in the middle is not made whole', () => {
		fc.assert(
			fc.property(values, spacing, fc.nat(), (value, space, at) => {
				const text = JSON.stringify(value, null, space);
				expect(isJson(sieved(text.slice(0, at % text.length)))).toBe(false);
			}),
		);
	});

	test.each(['{"a": [[[[[1}]]]]}', '{}}', '{"a": 1}{"b": 2}', '[[[[[[[}]]]]]]]'])('%s stays broken', (text) => {
		expect(isJson(sieved(text))).toBe(false);
	});

	test.each([
		['brackets without end', '['.repeat(2000)],
		['a text without end', `{"a": "${'x'.repeat(100_000)}"}`],
		['more names than anybody has', `{${'"a":1,'.repeat(1_000_000)}"b":1}`],
	])('%s: said, not cut', (_, text) => {
		expect(() => sieved(text, 65_536)).toThrow(BeyondBudget);
	});
});
