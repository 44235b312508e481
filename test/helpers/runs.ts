// How many times a property is tried: a fifth of it in `npm run test:fast`, where the time counts.
import process from 'node:process';

export const runsVariable = 'CLAUDE_FIX_TEST_SHARE';

export function runs(times: number): number {
	return Math.ceil(times * Number(process.env[runsVariable] ?? 1));
}
