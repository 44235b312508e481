// Every scenario of the demo is what it says it is, is cured by its first fix, and can be taken back; then nothing of it is left.
import {existsSync, readdirSync, readFileSync, rmSync} from 'node:fs';
import {dirname, join, relative} from 'node:path';
import {afterAll, beforeAll, describe, expect, onTestFinished, test} from 'vitest';
import {cure} from '../../source/commands/cure.js';
import {runDiagnosis} from '../../source/commands/engine.js';
import {changedVariables, readFiles} from '../../source/commands/next-terminal.js';
import type {Consent} from '../../source/core/consent.js';
import {Evidence} from '../../source/core/evidence.js';
import type {Host} from '../../source/core/host.js';
import {type DemoMachine, makeMachine} from '../../source/demo/machine.js';
import {scenarios} from '../../source/demo/scenarios.js';
import {makeChanger} from '../../source/host/apply.js';
import {withVariables} from '../../source/host/next-terminal.js';
import {limit} from '../helpers/patience.js';
import {buildStandIn} from '../helpers/stand-in.js';

let standIn: Awaited<ReturnType<typeof buildStandIn>>;

beforeAll(async () => {
	standIn = await buildStandIn();
});

afterAll(() => standIn.remove());

async function machineOf(id: string): Promise<DemoMachine> {
	const scenario = scenarios.find((one) => one.id === id);
	if (!scenario) {
		throw new Error(`There is no scenario ${id}`);
	}
	const machine = await makeMachine(scenario, [process.execPath, standIn.path]);
	onTestFinished(() => machine.remove());
	return machine;
}

const everything: ReadonlySet<Consent> = new Set(['network', 'gateway', 'claude']);

function look(host: Host) {
	return runDiagnosis({host, purpose: 'claude-code', consents: everything, timeout: limit(60_000)});
}

function filesOf(host: Host) {
	return readFiles(new Evidence({host, purpose: 'claude-code', consents: new Set()}));
}

/** Path → content, but for what claude-fix keeps for itself. */
function filesBelow(folder: string): Readonly<Record<string, string>> {
	const files = readdirSync(folder, {recursive: true, withFileTypes: true}).filter((entry) => entry.isFile());
	return Object.fromEntries(
		files
			.map((entry) => join(entry.parentPath, entry.name))
			.filter((path) => !/claude-fix[\\/]/.test(relative(folder, path)))
			.sort()
			.map((path) => [relative(folder, path), readFileSync(path, 'latin1')]),
	);
}

/** Scenario → what is found first. */
const expected = {
	'old-key': 'key-overrides-login',
	'blank-login': 'login-blank',
	'trailing-comma': 'settings-malformed',
	'gateway-token': 'gateway-token-left',
	'base-url': 'base-url-extra-path',
	'zero-width': 'key-invisible',
	'declined-key': 'key-declined',
	outage: 'outage',
} as const;

describe('each scenario', () => {
	test('is in the table', () => {
		expect(scenarios.map(({id}) => id).sort()).toEqual(Object.keys(expected).sort());
	});

	test.each(Object.entries(expected))('%s is found, cured and taken back', async (id, cause) => {
		const machine = await machineOf(id);
		const {host} = machine;
		const before = filesBelow(host.home);
		const assignments = await filesOf(host);
		const diagnosis = await look(host);
		expect(diagnosis.rootCause).toBe(cause);
		const [finding] = diagnosis.findings;
		const fix = finding?.fixes[0];
		if (!finding || !fix) {
			throw new Error('There is nothing to try');
		}
		const changer = makeChanger(host);
		const result = await cure({
			host,
			hostWith: machine.hostWith,
			purpose: 'claude-code',
			consents: new Set(['network']),
			finding,
			fix,
			before: diagnosis,
			changer,
		});
		if (id === 'outage') {
			// Nothing here is wrong: there is nothing to do but wait.
			expect(result).toMatchObject({kind: 'by-hand'});
			expect(filesBelow(host.home)).toEqual(before);
			return;
		}
		expect(result).toMatchObject({kind: 'cured'});
		for (const change of result.kind === 'cured' ? result.left : []) {
			if (change.kind === 'run') {
				// No terminal here: the stand-in signs in without waiting for Enter.
				expect(await host.run(change.program, change.args)).toMatchObject({code: 0});
			}
		}
		const variables = changedVariables(assignments, await filesOf(host));
		const next = machine.hostWith(withVariables(host.environment, variables));
		expect(await look(next)).toMatchObject({verdict: 'healthy', rootCause: null});
		if (id === 'blank-login') {
			// A new sign-in is not overwritten by undo.
			rmSync(join(host.home, '.claude', '.credentials.json'));
		}
		expect(await changer.undo()).toMatchObject({kind: 'undone'});
		expect(filesBelow(host.home)).toEqual(before);
	});
});

describe('a machine', () => {
	test('is gone when it is removed', async () => {
		const machine = await machineOf('old-key');
		const folder = dirname(dirname(machine.host.home));
		expect(existsSync(folder)).toBe(true);
		machine.remove();
		expect(existsSync(folder)).toBe(false);
	});

	test('reaches nothing but its own server', async () => {
		const {host} = await machineOf('old-key');
		expect(await host.request({method: 'GET', url: 'https://example.com/'})).toMatchObject({ok: false, failure: 'dns'});
	});

	test('knows nothing of the real one', async () => {
		const {host} = await machineOf('old-key');
		expect(host.home).toContain('claude-fix-demo-');
		expect(host.user.name).toBe('sam');
		expect(await host.which('node')).toEqual([]);
		expect(await host.files.list('/etc')).toEqual([]);
	});
});
