// A cure by the session's ports on a real scratch machine: proved where it can be looked at, and called unproved where the network has gone meanwhile.
import {readFileSync} from 'node:fs';
import {describe, expect, it} from 'vitest';
import {runDiagnosis} from '../../source/commands/engine.js';
import {machinePorts} from '../../source/commands/session-ports.js';
import type {Memory} from '../../source/host/memory.js';
import {key, machines} from '../helpers/article-machines.js';
import {optionsOf, worldOver} from '../helpers/world.js';

const nothing: Memory = {get: () => undefined, set: () => {}, isWorking: true};
const consents = new Set(['network'] as const);

/** Milliseconds for one request. */
const usualTime = 5000;

async function cured(isCut: boolean) {
	const scratch = await machines['key before login']();
	const world = worldOver(scratch);
	const before = await runDiagnosis({host: world.host, purpose: 'claude-code', consents});
	const [finding] = before.findings;
	const fix = finding?.fixes[0];
	if (!finding || !fix) {
		throw new Error('nothing to cure');
	}
	const limits: number[] = [];
	// After the change: every request fails, as if a cable had been pulled.
	const cut: typeof world = {
		...world,
		hostWith: (environment: Parameters<typeof world.hostWith>[0]) => ({
			...world.hostWith(environment),
			async request({timeout = usualTime}) {
				limits.push(timeout);
				return {ok: false, failure: 'dns', code: 'ENOTFOUND', milliseconds: 0} as const;
			},
		}),
	};
	const ports = machinePorts(optionsOf(), isCut ? cut : world, nothing, async () => 0);
	const result = await ports.cure({finding, fix, before, consents}, () => {});
	return {result, text: readFileSync(scratch.path('~/.zshrc'), 'utf8'), cause: finding.cause, limits};
}

describe('a cure in the session', () => {
	it('is proved by looking again', async () => {
		const {result, text, cause} = await cured(false);
		expect([cause, result.kind]).toEqual(['key-overrides-login', 'cured']);
		expect(text).not.toContain(key);
	});

	it('is not proved where the network went between the change and the second look', async () => {
		const {result, text, limits} = await cured(true);
		expect(result).toMatchObject({kind: 'unproved', id: expect.any(String)});
		expect(text).not.toContain(key);
		// A network that swallows what is sent is given up on as soon as by `check`.
		expect(limits.filter((limit) => limit > usualTime)).toEqual([]);
		expect(limits).not.toEqual([]);
	});
});
