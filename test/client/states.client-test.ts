// What the real client sends is what we predict: for states that are made up at random, each shrunk to the smallest that still differs.
import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {askClient} from './client.js';
import {build} from './machine.js';
import {readOptions} from './options.js';
import {client, openPool} from './pool.js';
import {compare, predict} from './prediction.js';
import {differences, snapshot} from './snapshot.js';
import {anyState} from './states/arbitrary.js';

const {seed, states} = readOptions(process.env);
/** For the states that a failing one is shrunk to, milliseconds. */
const patience = 90_000;

describe.skipIf(client.kind === 'failed')(`generated states, seed ${seed}`, () => {
	const pool = openPool();

	it.concurrent.for(Array.from({length: states}, (_, index) => index))('state %i', (index) =>
		pool.use((sandbox) =>
			fc.assert(
				fc.asyncProperty(anyState, async (state) => {
					const machine = build(state, sandbox.root);
					const before = snapshot(sandbox.root);
					const predicted = await predict(sandbox, machine);
					expect(differences(before, snapshot(sandbox.root)), 'check changes nothing').toEqual([]);
					const observed = await askClient(sandbox, machine);
					expect(compare(predicted, observed, machine.hide)).toEqual([]);
				}),
				// A path of one index is that value alone: every state is a test of its own.
				{seed, path: String(index), numRuns: 1, interruptAfterTimeLimit: patience, markInterruptAsFailure: false},
			),
		),
	);
});
