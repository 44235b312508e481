// What the real client sends is what we predict, and what we say of the machine is true: for states that are made up at random, each shrunk to the smallest for which it isn't so.
import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {limit} from '../helpers/patience.js';
import {askClient} from './client.js';
import {build, type State} from './machine.js';
import {readOptions} from './options.js';
import {client, openPool} from './pool.js';
import {compare, diagnose} from './prediction.js';
import type {Sandbox} from './sandbox.js';
import {differences, keep, snapshot} from './snapshot.js';
import {anyState} from './states/arbitrary.js';
import {harms, untruths} from './truth.js';

const {seed, states} = readOptions(process.env);
/** How long a state that differs is shrunk. Milliseconds. */
const patience = limit(90_000);

describe.skipIf(client.kind === 'failed')(`generated states, seed ${seed}`, () => {
	const pool = openPool();
	const indices = (count: number) => Array.from({length: count}, (_, index) => index);

	it.concurrent.for(indices(states))('state %i', (index) => pool.use((sandbox) => check(index, sandbox, tryPrompt)));

	// Other states than those, and fewer: a session takes five times as long.
	it.concurrent.for(indices(Math.ceil(states / 5)))('session %i', (index) =>
		pool.use((sandbox) => check(states + index, sandbox, trySession)),
	);
});

async function check(index: number, sandbox: Sandbox, attempt: typeof tryPrompt): Promise<void> {
	const end = performance.now() + patience;
	const property = fc.asyncProperty(anyState, async (state) => {
		// fast-check would leave the client running: here what comes too late is simply no smaller one that differs.
		if (performance.now() < end) {
			await attempt(sandbox, state);
		}
	});
	// A path of one index is that value alone: every state is a test of its own.
	await fc.assert(property, {seed, path: String(index), numRuns: 1});
}

/** `claude -p`, the session that goes on with it, and what each safe fix leads to. */
async function tryPrompt(sandbox: Sandbox, state: State): Promise<void> {
	const machine = build(state, sandbox.root);
	const before = snapshot(sandbox.root);
	const offline = await diagnose(sandbox, machine, '--offline', '--allow', 'helper');
	const online = await diagnose(sandbox, machine, '--allow', 'helper,gateway');
	expect(differences(before, snapshot(sandbox.root)), 'check changes nothing').toEqual([]);
	const restore = keep(sandbox.root);
	const observed = await askClient(sandbox, machine);
	// 2.0.76 ends a resumed prompt without sending it.
	const canResume = observed.isAnswered && client.kind === 'installed' && !client.version.startsWith('2.0.');
	const resumed = canResume ? await askClient(sandbox, machine, ['-p', '--continue', 'hi']) : observed;
	restore();
	expect(compare(offline.requests.print, observed, machine.hide)).toEqual([]);
	expect(resumed.isAnswered, `resumed it says: ${resumed.says}`).toBe(observed.isAnswered);
	expect([...untruths(offline, observed), ...untruths(online, observed)]).toEqual([]);
	if (observed.isAnswered) {
		expect(await harms(sandbox, machine, online)).toEqual([]);
	}
}

async function trySession(sandbox: Sandbox, state: State): Promise<void> {
	const machine = build(state, sandbox.root);
	const {requests} = await diagnose(sandbox, machine, '--offline', '--allow', 'helper');
	expect(compare(requests.interactive, await askClient(sandbox, machine, ['hi']), machine.hide)).toEqual([]);
}
