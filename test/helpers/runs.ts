// How often a property is tried, and from which seed. The same on each run, so that a red test is the change's own; others look further.
import process from 'node:process';

export const runsVariable = 'CLAUDE_FIX_RUNS';

/** Where what is generated begins. */
export const seed = Number(process.env.CLAUDE_FIX_SEED ?? 7);

/** A fifth of it in `npm run test:fast`, where the time counts; ten times as often with `CLAUDE_FIX_RUNS=10`; never not at all. */
export function runs(times: number): number {
	return Math.max(1, Math.ceil(times * Number(process.env[runsVariable] || 1)));
}
