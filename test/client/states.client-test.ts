// What the real client sends is what we predict: for states that are made up at random, each shrunk to the smallest that still differs.
import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {askClient} from './client.js';
import {build, type State} from './machine.js';
import {readOptions} from './options.js';
import {client, openPool} from './pool.js';
import {compare, predict} from './prediction.js';
import type {Sandbox} from './sandbox.js';
import {differences, keep, snapshot} from './snapshot.js';
import {anyState} from './states/arbitrary.js';
import {diagnose, harms, untruths} from './truth.js';

const {seed, states} = readOptions(process.env);
/** How long a state that differs is shrunk. Milliseconds. */
const patience = 90_000;

describe.skipIf(client.kind === 'failed')(`generated states, seed ${seed}`, () => {
	const pool = openPool();

	it.concurrent.for(Array.from({length: states}, (_, index) => index))('state %i', (index) =>
		pool.use(async (sandbox) => {
			const end = performance.now() + patience;
			const property = fc.asyncProperty(anyState, async (state) => {
				// fast-check would leave the client running: here what comes too late is simply no smaller one that differs.
				if (performance.now() < end) {
					await tryState(sandbox, state);
				}
			});
			// A path of one index is that value alone: every state is a test of its own.
			await fc.assert(property, {seed, path: String(index), numRuns: 1});
		}),
	);
});

async function tryState(sandbox: Sandbox, state: State): Promise<void> {
	const machine = build(state, sandbox.root);
	const before = snapshot(sandbox.root);
	const predicted = await predict(sandbox, machine);
	expect(differences(before, snapshot(sandbox.root)), 'check changes nothing').toEqual([]);
	const report = await diagnose(sandbox, machine);
	const restore = keep(sandbox.root);
	const observed = await askClient(sandbox, machine);
	restore();
	expect(compare(predicted, observed, machine.hide)).toEqual([]);
	expect(untruths(report, observed)).toEqual([]);
	if (observed.isAnswered) {
		expect(await harms(sandbox, machine, report)).toEqual([]);
	}
}
