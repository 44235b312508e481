// What a diagnosis says besides its findings: the sign-in's dates and lock, and how long the server wants to be left alone.
import {describe, expect, it} from 'vitest';
import {runDiagnosis} from '../../source/commands/engine.js';
import {scratchHost} from '../helpers/host.js';
import {serve} from '../helpers/loopback.js';
import {limit} from '../helpers/patience.js';

const now = Date.now();
const hour = 3_600_000;

function loginUntil(expiresAt: number) {
	return {
		claudeAiOauth: {
			accessToken: `sk-ant-oat01-${'x'.repeat(20)}`,
			refreshToken: `sk-ant-ort01-${'x'.repeat(20)}`,
			expiresAt,
			refreshTokenExpiresAt: now + 24 * hour,
			scopes: ['user:inference'],
		},
	};
}

describe('the sign-in', () => {
	it.each([
		['is fresh', now + hour, undefined, {isDue: false, isLocked: false}],
		['ends within five minutes', now + 4 * 60_000, undefined, {isDue: true, isLocked: false}],
		['has expired', now - hour, undefined, {isDue: true, isLocked: false}],
		['is locked', now - hour, ['~/.claude.lock'], {isDue: true, isLocked: true}],
	])('%s', async (_, expiresAt, folders, expected) => {
		const {host} = scratchHost({
			files: {
				'~/.claude/.credentials.json': loginUntil(expiresAt),
				'~/.claude.json': {hasCompletedOnboarding: true},
			},
			programs: {claude: {version: '2.1.330 (Claude Code)'}},
			...(folders ? {folders} : {}),
		});
		const {signIn} = await runDiagnosis({host, purpose: 'claude-code', consents: new Set(), timeout: limit(60_000)});
		expect(signIn).toEqual({until: expiresAt, renewableUntil: now + 24 * hour, ...expected});
	});

	it('is not there without one', async () => {
		const {host} = scratchHost();
		expect(
			(await runDiagnosis({host, purpose: 'claude-code', consents: new Set(), timeout: limit(60_000)})).signIn,
		).toBeUndefined();
	});
});

describe('the server', () => {
	it('says how long it wants to be left alone', async () => {
		const {origin} = await serve({status: 429, headers: {'retry-after': '120'}, body: {error: {message: 'slow down'}}});
		const {host} = scratchHost({
			env: {ANTHROPIC_API_KEY: `sk-ant-api03-${'x'.repeat(80)}`, ANTHROPIC_BASE_URL: origin},
		});
		const consents = new Set(['network', 'gateway'] as const);
		expect(await runDiagnosis({host, purpose: 'claude-code', consents, timeout: limit(60_000)})).toMatchObject({
			retryAfter: 120,
		});
	});
});
