// The form for an app whose settings can't be read, by keys alone, on a scratch machine with a gateway on loopback.
import {existsSync} from 'node:fs';
import {afterEach, describe, expect, it} from 'vitest';
import {scratchHost} from '../helpers/host.js';
import {leakOf} from '../helpers/leaks.js';
import {serve} from '../helpers/loopback.js';
import {type MachineSession, openMachine} from '../helpers/machine-session.js';
import {body} from '../helpers/rotation.js';
import {keys} from '../helpers/screen.js';

const key = `relay-${body}`;
let screen: MachineSession | undefined;
afterEach(() => screen?.close());

describe('Another app', () => {
	it('is entered, asked about, tested, and forgotten', async () => {
		const gateway = await serve(({headers, method}) =>
			headers.authorization === `Bearer ${key}`
				? method === 'GET'
					? {body: {data: []}}
					: {status: 400, body: {error: {type: 'invalid_request_error', message: 'messages'}}}
				: {status: 401, body: {error: {type: 'authentication_error', message: 'no such key'}}},
		);
		const machine = scratchHost({routes: {'https://status.claude.com': gateway.origin}});
		screen = await openMachine(machine);
		await screen.press('m');
		await screen.sees('claude-fix › Menu');
		await screen.press(keys.down, keys.down, keys.down, keys.enter);
		await screen.sees('Which app?');
		await screen.press(keys.down, keys.down, keys.down, keys.enter);
		await screen.sees('claude-fix › Cline › Base URL');
		await screen.press(gateway.origin);
		await screen.press(keys.enter);
		await screen.sees('Paste the key');
		await screen.press(`\u001B[200~${key}\u001B[201~`);
		await screen.sees(`${key.length} characters`);
		await screen.press(keys.enter);
		// The key goes nowhere before that is allowed, by a key of its own.
		expect(await screen.sees('a asks')).toContain(gateway.origin);
		expect(JSON.stringify(gateway.log)).not.toContain(body.slice(0, 8));
		await screen.press('a');
		await screen.sees('as Authorization: Bearer');
		await screen.press('w');
		expect(await screen.sees('claude-fix › Why')).toContain('Cline: API key');
		for (const text of [...screen.frames, JSON.stringify(screen.effects), JSON.stringify([...screen.kept])]) {
			expect(leakOf(text, body)).toBeUndefined();
		}
		expect(screen.kept.get('session')).toBeUndefined();
		expect(existsSync(machine.path('~/.local'))).toBe(false);
	});
});
