// The measure of growth itself: does it tell what grows in proportion from what grows as the square?
import {expect, test} from 'vitest';
import {expectProportion} from './growth.js';

function spin(steps: number): number {
	let sum = 0;
	for (let step = 0; step < steps; step++) {
		sum += Math.sqrt(step);
	}
	return sum;
}

test('lets pass what grows in proportion', async () => {
	await expectProportion(20_000, (size) => spin(size * 1000));
});

test('catches what grows as the square', async () => {
	await expect(expectProportion(20_000, (size) => spin(size * size))).rejects.toThrow(/more than 24 times/);
});
