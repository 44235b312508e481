// Evidence: read once, and never a rejection.
import {expect, test} from 'vitest';
import type {Consent} from '../../source/core/consent.js';
import {defineProbe, Evidence, type Probe} from '../../source/core/evidence.js';
import {Stopwatch} from '../../source/core/stopwatch.js';
import {scratchHost} from '../helpers/host.js';
import {leakOf} from '../helpers/leaks.js';
import {makeSecret} from '../helpers/placeholders.js';

function counted<T>(id: string, read: Probe<T>['read'], consent?: Consent): Probe<T> & {readonly count: () => number} {
	let count = 0;
	const probe = defineProbe<T>({
		id,
		...(consent ? {consent} : {}),
		async read(context) {
			count += 1;
			return read(context);
		},
	});
	return {...probe, count: () => count};
}

function evidence(...consents: Consent[]): Evidence {
	return new Evidence({host: scratchHost().host, purpose: 'claude-code', consents: new Set(consents)});
}

test('reads a probe once, also when it is asked for at the same time', async () => {
	const probe = counted('a', async () => 1);
	const one = evidence();
	expect(await Promise.all([one.get(probe), one.get(probe)])).toEqual([
		{ok: true, value: 1},
		{ok: true, value: 1},
	]);
	await one.get(probe);
	expect(probe.count()).toBe(1);
});

test('a probe gets the host, the purpose and the consents', async () => {
	const one = evidence('network', 'helper');
	const probe = counted('a', async ({host, purpose, isAllowed, isOffline}) => [
		host === one.host,
		purpose,
		isAllowed('helper'),
		isAllowed('keychain'),
		isOffline,
	]);
	expect(await one.get(probe)).toEqual({ok: true, value: [true, 'claude-code', true, false, false]});
	expect(await evidence().get(counted('a', async ({isOffline}) => isOffline))).toEqual({ok: true, value: true});
});

test('without consent a probe is not read', async () => {
	const probe = counted('keychain', async () => 1, 'keychain');
	const asking = counted('login', async ({need}) => need(probe));
	const one = evidence('network');
	const refused = {ok: false, reason: 'no-consent', consent: 'keychain', detail: 'needs the consent "keychain"'};
	expect(await one.get(probe)).toEqual(refused);
	expect(await one.get(asking)).toEqual(refused);
	expect(probe.count()).toBe(0);
	expect(await evidence('keychain').get(asking)).toEqual({ok: true, value: 1});
});

test('a probe that fails is a reading, for those who need it too', async () => {
	const failing = counted('file', async () => {
		throw new TypeError('no\nsuch thing');
	});
	const needing = counted('parsed', async ({need}) => need(failing));
	const trying = counted('tried', async ({try: attempt}) => (await attempt(failing)) ?? 'nothing');
	const odd = counted('odd', async () => {
		throw 'text';
	});
	const one = evidence();
	const reading = {ok: false, reason: 'failed', detail: 'file: no such thing'};
	expect(await one.get(failing)).toEqual(reading);
	expect(await one.get(needing)).toEqual(reading);
	expect(await one.get(trying)).toEqual({ok: true, value: 'nothing'});
	expect(await one.get(odd)).toEqual({ok: false, reason: 'failed', detail: 'odd: failed'});
});

test('the words of a failure hold no secret', async () => {
	const {value} = makeSecret('api-key', 'evidence');
	const reading = await evidence().get(counted('json', async () => JSON.parse(value)));
	expect(reading.ok).toBe(false);
	expect(leakOf(JSON.stringify(reading), value.slice(13))).toBeUndefined();
});

test('a reading is timed for whoever asked first, without the time spent waiting for another', async () => {
	let now = 0;
	const watches = [new Stopwatch(() => now), new Stopwatch(() => now)];
	const gates = new Map<string, () => void>();
	const gate = (name: string) => new Promise<void>((resolve) => gates.set(name, resolve));
	const after = async (milliseconds: number, ...names: string[]) => {
		now += milliseconds;
		for (const name of names) {
			gates.get(name)?.();
		}
		await new Promise(setImmediate);
	};
	const file = counted('file', async () => gate('file'));
	const parsed = counted('parsed', async ({need}) => {
		await gate('before');
		await Promise.all([need(file), need(file)]);
		await gate('parsed');
	});
	const one = evidence();
	const first = one.get(file, watches[0]);
	const second = one.get(parsed, watches[1]);
	await after(10, 'before');
	await after(100, 'file');
	await after(1000, 'parsed');
	await Promise.all([first, second]);
	now += 10_000;
	expect(watches.map(({milliseconds}) => milliseconds)).toEqual([110, 1010]);
});
