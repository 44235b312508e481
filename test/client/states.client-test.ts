// What the real client sends is what we predict, and what we say of the machine is true: for states that are made up at random, each shrunk to the smallest for which it isn't so.
import fc from 'fast-check';
import {describe, expect, it, type TestContext} from 'vitest';
import {limit} from '../helpers/patience.js';
import {askClient, NotInTime} from './client.js';
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

type Attempt = (sandbox: Sandbox, state: State) => Promise<void>;

describe.skipIf(client.kind === 'failed')(`generated states, seed ${seed}`, () => {
	const pool = openPool();
	// States that no other test has.
	let next = 0;
	const some = (count: number) => Array.from({length: Math.ceil(count)}, () => next++);
	const tests = (name: string, count: number, attempt: Attempt) =>
		it.concurrent.for(some(count))(`${name} %i`, (index, context) =>
			pool.use((sandbox) => check(index, sandbox, attempt, context)),
		);

	tests('state', states, tryPrompt);
	// A session takes five times as long.
	tests('session', states / 5, trySession);
	// 2.0.76 ends a resumed prompt without sending it.
	tests('resumed', client.kind === 'installed' && client.version.startsWith('2.0.') ? 0 : states / 10, tryResumed);
});

async function check(index: number, sandbox: Sandbox, attempt: Attempt, context: TestContext): Promise<void> {
	const end = performance.now() + patience;
	let isLate = false;
	const property = fc.asyncProperty(anyState, async (state) => {
		// fast-check would leave the client running: here what comes too late is simply no smaller one that differs.
		if (performance.now() >= end) {
			return;
		}
		try {
			await attempt(sandbox, state);
		} catch (error) {
			if (!(error instanceof NotInTime)) {
				console.log(`${context.task.name}: ${error instanceof Error ? error.message : error}`);
				throw error;
			}
			isLate = true;
		}
	});
	// A path of one index is that value alone: every state is a test of its own.
	await fc.assert(property, {seed, path: String(index), numRuns: 1});
	context.skip(isLate, 'it did not end in time, which says nothing of the state');
}

/** Fails with all of them in words: it is printed while the others still run. */
function none(problems: readonly string[]): void {
	if (problems.length > 0) {
		throw new Error(problems.join('\n'));
	}
}

/** `claude -p`, and what each safe fix leads to. */
async function tryPrompt(sandbox: Sandbox, state: State): Promise<void> {
	const machine = build(state, sandbox.root);
	const before = snapshot(sandbox.root);
	const report = await diagnose(sandbox, machine, '--allow', 'helper,gateway');
	expect(differences(before, snapshot(sandbox.root)), 'check changes nothing').toEqual([]);
	const restore = keep(sandbox.root);
	const observed = await askClient(sandbox, machine);
	restore();
	const untrue = await untruths(report, observed, () => askClient(sandbox, machine, ['hi']));
	restore();
	none([...compare(report.requests.print, observed, machine.hide), ...untrue]);
	if (observed.isAnswered) {
		none(await harms(sandbox, machine, report));
	}
}

async function trySession(sandbox: Sandbox, state: State): Promise<void> {
	const machine = build(state, sandbox.root);
	const {requests} = await diagnose(sandbox, machine, '--offline', '--allow', 'helper');
	none(compare(requests.interactive, await askClient(sandbox, machine, ['hi']), machine.hide));
}

async function tryResumed(sandbox: Sandbox, state: State): Promise<void> {
	const machine = build(state, sandbox.root);
	if ((await askClient(sandbox, machine)).isAnswered) {
		const resumed = await askClient(sandbox, machine, ['-p', '--continue', 'hi']);
		expect(resumed.isAnswered, `resumed it says: ${resumed.says}`).toBe(true);
	}
}
