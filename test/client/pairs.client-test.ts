// Broken → the real client fails → `claude-fix fix` → it is answered → `claude-fix undo` → every byte is back, and so is the failure.
import {describe, expect, it} from 'vitest';
import type {Report} from '../../source/core/report.js';
import {askClient, type Observed} from './client.js';
import {build, type Machine} from './machine.js';
import {pairs} from './pairs/index.js';
import type {Pair} from './pairs/pair.js';
import {client, openPool} from './pool.js';
import {runProgram} from './prediction.js';
import type {Sandbox} from './sandbox.js';
import {differences, keep, snapshot} from './snapshot.js';
import {newTerminal} from './terminal.js';

describe.skipIf(client.kind === 'failed')('break and cure', () => {
	const pool = openPool();

	for (const pair of pairs) {
		it.concurrent(`${pair.name}: ${pair.cause}`, () => pool.use((sandbox) => tryPair(sandbox, pair)));
	}
});

async function tryPair(sandbox: Sandbox, pair: Pair): Promise<void> {
	const plain = build(pair, sandbox.root);
	const machine = await newTerminal(sandbox, plain);
	const before = snapshot(sandbox.root);

	const broken = await look(sandbox, plain);
	expect(broken.isAnswered, 'the broken machine gets an answer').toBe(false);
	expect(broken.says).toMatch(pair.fails);

	const check = await runProgram(sandbox, machine, ['check', '--json', ...(pair.words ?? [])]);
	const {rootCause} = JSON.parse(check.stdout) as Pick<Report, 'rootCause'>;
	expect(rootCause).toBe(pair.cause);
	expect(differences(before, snapshot(sandbox.root)), 'check changes nothing').toEqual([]);

	const fix = await runProgram(sandbox, machine, ['fix', pair.cause, '--yes', ...(pair.words ?? [])]);
	expect(fix.exit, machine.hide(`${fix.stdout}\n${fix.stderr}`)).toBe(0);
	const cured = await look(sandbox, plain);
	expect(cured.isAnswered, `after the fix it says: ${cured.says}\n${machine.hide(fix.stdout)}`).toBe(true);
	expect({xApiKey: name(machine, cured.sent?.xApiKey), bearer: name(machine, cured.sent?.bearer)}).toMatchObject(
		pair.sends,
	);

	const undo = await runProgram(sandbox, machine, ['undo']);
	expect(undo.exit, machine.hide(`${undo.stdout}\n${undo.stderr}`)).toBe(0);
	expect(differences(before, snapshot(sandbox.root)), 'every byte is back').toEqual([]);
}

/** The client in a new terminal; what it writes is taken back, so that only claude-fix changes the machine. */
async function look(sandbox: Sandbox, plain: Machine): Promise<Observed> {
	const restore = keep(sandbox.root);
	try {
		return await askClient(sandbox, await newTerminal(sandbox, plain));
	} finally {
		restore();
	}
}

function name({hide}: Machine, value: string | undefined): string | undefined {
	return value === undefined ? undefined : hide(value);
}
