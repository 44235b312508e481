// What is entered for an app whose settings can't be read: each fault by its cause, on servers that take one key in one header.
import {describe, expect, it} from 'vitest';
import {formApps, otherForms} from '../../source/causes/apps.js';
import {runDiagnosis} from '../../source/commands/engine.js';
import type {Consent} from '../../source/core/consent.js';
import {Secret} from '../../source/core/secret.js';
import {scratchHost} from '../helpers/host.js';
import {deadPort, type Seen, serve} from '../helpers/loopback.js';
import {body, pasted} from '../helpers/rotation.js';

const relayKey = `relay-${body}`;
const error = (message: string) => ({error: {type: 'authentication_error', message}});

/** Speaks below /v1, or below a path; takes one key in one header. */
function takes(key: string, header: 'x-api-key' | 'bearer', below = '') {
	return ({path, headers, method}: Seen) => {
		const given = header === 'bearer' ? headers.authorization : headers['x-api-key'];
		if (!path.startsWith(`${below}/v1/m`)) {
			return {status: 404, body: error('no route')};
		}
		return given !== (header === 'bearer' ? `Bearer ${key}` : key)
			? {status: 401, body: error('invalid key')}
			: method === 'GET'
				? {body: {data: []}}
				: {status: 400, body: {error: {type: 'invalid_request_error', message: 'messages: too short'}}};
	};
}

async function looked(
	id: string,
	url: string | ((origin: string) => string),
	key: string,
	reply: ReturnType<typeof takes> = takes(relayKey, 'x-api-key'),
	consents: readonly Consent[] = ['network', 'gateway'],
) {
	const app = [...formApps, ...otherForms].find((one) => one.id === id);
	const gateway = await serve(reply);
	const anthropic = await serve(takes(pasted, 'x-api-key'));
	const {host} = scratchHost({
		routes: {'https://api.anthropic.com': anthropic.origin, 'https://status.claude.com': anthropic.origin},
		// What the machine itself has plays no part.
		env: {ANTHROPIC_API_KEY: `sk-ant-api03-${'own'.repeat(30)}`},
	});
	const text = typeof url === 'string' ? url : url(gateway.origin);
	if (!app) {
		throw new Error(`There is no app ${id}`);
	}
	const form = {app, url: text, key: new Secret(key)};
	const diagnosis = await runDiagnosis({host, purpose: 'app', form, consents: new Set(consents)});
	return {diagnosis, log: gateway.log, asked: anthropic.log};
}

describe('what is entered', () => {
	it.each<[string, string | ((origin: string) => string), string, ReturnType<typeof takes> | undefined, string | null]>(
		[
			['cursor', '', pasted, undefined, null],
			['cursor', (origin) => `${origin}/v1`, relayKey, takes(relayKey, 'bearer'), null],
			['cursor', (origin) => origin, relayKey, takes(relayKey, 'bearer'), 'base-url-missing-path'],
			['cline', (origin) => origin, relayKey, undefined, null],
			['cline', (origin) => `${origin}/`, relayKey, undefined, null],
			['cline', (origin) => `${origin}/v1`, relayKey, undefined, 'base-url-extra-path'],
			['kilo-code', (origin) => `${origin}/v1/messages`, relayKey, undefined, 'base-url-extra-path'],
			['cherry-studio', (origin) => `${origin}/`, relayKey, undefined, 'base-url-trailing-slash'],
			['cherry-studio', (origin) => `${origin}/v1/messages#`, relayKey, undefined, null],
			['cherry-studio', '', `${pasted},sk-ant-api03-another`, undefined, null],
			['cherry-studio', '', `${pasted}，sk-ant-api03-another`, undefined, 'key-invisible'],
			['n8n', (origin) => origin, relayKey, takes(relayKey, 'x-api-key', '/anthropic'), 'base-url-missing-path'],
			['n8n', 'api.example.com', relayKey, undefined, 'base-url-invalid'],
			['n8n', 'the gateway', relayKey, undefined, 'base-url-invalid'],
			['other-endpoint', (origin) => origin, relayKey, undefined, 'base-url-missing-path'],
			['other-endpoint', (origin) => `${origin}/v1/messages`, relayKey, undefined, null],
			['other-v1', (origin) => `${origin}/v1`, relayKey, undefined, null],
			['other-unknown', (origin) => origin, relayKey, undefined, null],
			['cursor', '', `${pasted}\n`, undefined, 'key-whitespace'],
			['cursor', '', `${pasted.slice(0, 40)} ${pasted.slice(40)}`, undefined, 'key-whitespace'],
			['cursor', '', `${pasted.slice(0, 40)}\u200B${pasted.slice(40)}`, undefined, 'key-invisible'],
			['cursor', '', `"${pasted}"`, undefined, 'key-quoted'],
			['cursor', '', pasted.slice(7), undefined, 'key-truncated'],
			['cursor', '', `sk-ant-oat01-${body}`, undefined, 'key-wrong-kind'],
			['cursor', '', 'your-api-key', undefined, 'key-placeholder'],
			['cursor', '', `sk-ant-api03-${'no'.repeat(48)}`, undefined, 'key-rejected'],
			['cursor', '', `sk-proj-${body}`, undefined, 'key-wrong-kind'],
			['cline', 'https://api.deepseek.com/anthropic', pasted, undefined, 'endpoint-mismatch'],
			['cline', (origin) => origin, relayKey, takes(relayKey, 'bearer'), 'header-mismatch'],
			['cline', (origin) => origin, `relay-${'no'.repeat(20)}`, undefined, 'gateway-rejected'],
			['roo-code', (origin) => origin, relayKey, takes(relayKey, 'bearer'), 'header-mismatch'],
		],
	)('%s %s %#', async (id, url, key, reply, cause) => {
		// Nothing goes to a real address.
		const consents: readonly Consent[] = url === 'https://api.deepseek.com/anthropic' ? [] : ['network', 'gateway'];
		const {diagnosis} = await looked(id, url, key, reply, consents);
		expect([diagnosis.rootCause, diagnosis.verdict]).toEqual([cause, cause === null ? 'healthy' : 'broken']);
		expect(JSON.stringify(diagnosis.findings)).not.toContain(body.slice(0, 8));
		for (const {fixes, severity} of diagnosis.findings) {
			// Nothing of an app can be written from here.
			expect(fixes.every(({risk}) => risk === 'manual')).toBe(true);
			expect(fixes.length > 0 || severity === 'note').toBe(true);
		}
	});

	it('names nobody at an address of its own', async () => {
		const {diagnosis} = await looked('cline', `http://127.0.0.1:${await deadPort()}`, relayKey);
		expect(diagnosis.rootCause).toBe('gateway-url-left');
	});

	it('is not sent to a gateway without consent, and says what would prove it', async () => {
		const {diagnosis, log} = await looked('cline', (origin) => origin, relayKey, undefined, ['network']);
		expect(diagnosis).toMatchObject({verdict: 'unverified', wanted: ['gateway'], rootCause: null});
		expect(diagnosis.checks.find(({id}) => id === 'server')).toMatchObject({
			id: 'server',
			outcome: 'skipped',
			because: expect.stringContaining('gateway'),
		});
		expect(JSON.stringify(log)).not.toContain(body.slice(0, 8));
	});

	it('is not sent at all offline', async () => {
		const {diagnosis, asked} = await looked('cursor', '', pasted, undefined, []);
		expect(diagnosis).toMatchObject({verdict: 'unverified', wanted: ['network']});
		expect(asked).toEqual([]);
	});

	it('leaves the keys of this machine alone', async () => {
		const {asked, diagnosis} = await looked('cursor', '', pasted);
		expect(asked.every(({headers}) => [undefined, pasted].includes(headers['x-api-key'] as string))).toBe(true);
		expect(diagnosis.ladder).toMatchObject([{state: 'wins', proof: 'accepted'}]);
	});

	it('explains the forms where that of the app is not known', async () => {
		const {diagnosis} = await looked('other-unknown', (origin) => origin, relayKey);
		expect(diagnosis.findings).toMatchObject([{severity: 'note', detail: expect.stringContaining('/v1/messages')}]);
	});
});

describe('the apps', () => {
	it('have ids of their own, a place, and a known form', () => {
		const all = [...formApps, ...otherForms];
		expect(new Set(all.map(({id}) => id)).size).toBe(all.length);
		expect(all.every(({where, name}) => where !== '' && name !== '')).toBe(true);
		expect(otherForms.map(({urlForm}) => urlForm.path)).toEqual(['none', 'v1', 'endpoint', 'unknown']);
	});
});
