// A newer version: asked for and said at most once a day, and never where nobody wants to hear of it.
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import fc from 'fast-check';
import {describe, expect, it, onTestFinished} from 'vitest';
import {isDue, keepNewest, newerLine} from '../../source/commands/newer.js';
import {here} from '../../source/host/here.js';
import {newestVersion} from '../../source/host/newest.js';
import {serve} from '../helpers/loopback.js';
import {limit} from '../helpers/patience.js';

const day = 86_400_000;

function memoryOf(values: Record<string, unknown> = {}) {
	return {
		get: (name: string) => values[name],
		set: (name: string, value: unknown) => {
			values[name] = value;
		},
		isWorking: true,
	};
}

const at = (time: number, environment: Readonly<Record<string, string>> = {}) => ({environment, now: () => time});

describe('a newer version', () => {
	it('is asked for at most once a day, and not by the first run', () => {
		fc.assert(
			fc.property(fc.array(fc.integer({min: 0, max: 2 * day}), {maxLength: 30}), (pauses) => {
				const memory = memoryOf();
				let time = 1_000;
				const asked: number[] = [];
				expect(isDue(memory, at(time))).toBe(false);
				for (const pause of pauses) {
					time += pause;
					if (isDue(memory, at(time))) {
						asked.push(time);
						keepNewest(memory, undefined, time);
					}
				}
				expect(asked.every((one, index) => one - (asked[index - 1] ?? 1_000) >= day)).toBe(true);
				expect(asked.length > 0).toBe(time - 1_000 >= day);
			}),
		);
	});

	it.each<Readonly<Record<string, string>>>([{NO_UPDATE_NOTIFIER: '1'}, {CI: 'true'}])(
		'is not asked for with %j',
		(environment) => {
			const memory = memoryOf({newer: {asked: 0}});
			expect(isDue(memory, at(9 * day, environment))).toBe(false);
			expect(isDue(memory, at(9 * day))).toBe(true);
		},
	);

	it('is said once a day, if it is one', () => {
		const memory = memoryOf();
		keepNewest(memory, '0.10.0', 0);
		expect(newerLine(memory, '0.10.0', at(day))).toBeUndefined();
		expect(newerLine(memory, '1.0.0', at(day))).toBeUndefined();
		expect(newerLine(memory, '0.9.0', at(day, {NO_UPDATE_NOTIFIER: '1'}))).toBeUndefined();
		expect(newerLine(memory, '0.9.0', at(day))).toContain('claude-fix 0.10.0 is there, this is 0.9.0');
		expect(newerLine(memory, '0.9.0', at(day + 5))).toBeUndefined();
		expect(newerLine(memory, '0.9.0', at(2 * day + 5))).toBeDefined();
	});

	it.each([7, 'x', {asked: 'x'}, {asked: 0, newest: 7}, {asked: 0, newest: 'newest'}])(
		'is none in a memory of %j',
		(newer) => {
			expect(newerLine(memoryOf({newer}), '0.1.0', at(9 * day))).toBeUndefined();
		},
	);
});

// The Node for Windows that runs under Wine has no npm beside it.
describe.skipIf(process.env.CLAUDE_FIX_WINE === '1')('the installer', () => {
	it('is asked for the name alone, outside of the working folder', {timeout: limit(60_000)}, async () => {
		const manifest = {
			name: 'claude-fix',
			'dist-tags': {latest: '0.7.0'},
			versions: {'0.7.0': {name: 'claude-fix', version: '0.7.0'}},
		};
		const served = await serve({headers: {'content-type': 'application/json'}, body: manifest});
		const home = mkdtempSync(join(tmpdir(), 'claude-fix-newest-'));
		onTestFinished(() => rmSync(home, {recursive: true, force: true, maxRetries: 3}));
		const environment = {HOME: home, PATH: '/usr/bin:/bin', npm_config_registry: served.origin};
		expect(await newestVersion(here({environment, cwd: home}))).toBe('0.7.0');
		expect(served.log.map(({method, path, body}) => [method, path, body])).toEqual([['GET', '/claude-fix', '']]);
	});
});
