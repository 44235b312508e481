// Asking Claude Code itself: what its answer means, when it isn't asked, and what it did to the sign-in.
import {describe, expect, it, test} from 'vitest';
import {readAnswer} from '../../source/core/answer.js';
import type {Consent} from '../../source/core/consent.js';
import {Evidence} from '../../source/core/evidence.js';
import {failureOf} from '../../source/core/way-failure.js';
import {claudeProof, readClaude} from '../../source/facts/claude-proof.js';
import {scratchHost} from '../helpers/host.js';

const json = (result: string, more: object = {}) => JSON.stringify({type: 'result', is_error: true, result, ...more});

describe('readClaude', () => {
	it.each([
		['an answer', 0, '{"type":"result","is_error":false,"result":"OK"}', true, {kind: 'accepted'}],
		[
			'its fields before its words',
			1,
			json('Invalid API key · Fix external API key', {api_error_status: 401, api_error_type: 'authentication_error'}),
			false,
			{cause: 'key-rejected', status: 401},
		],
		[
			'a sign-in that is refused',
			1,
			json('Failed to authenticate. API Error: 401 Invalid bearer token'),
			true,
			{cause: 'login-rejected', status: 401},
		],
		[
			'a revoked one',
			1,
			json('Failed to authenticate: OAuth token revoked. Please log in again.'),
			true,
			{cause: 'login-revoked'},
		],
		[
			'a disabled organisation',
			1,
			json('Your ANTHROPIC_API_KEY belongs to a disabled organization · Unset the environment variable'),
			false,
			{cause: 'org-disabled'},
		],
		['no credit', 1, json('Credit balance is too low'), false, {cause: 'credit-too-low'}],
		[
			'a subscription that the organisation forbids',
			1,
			json('Your organization has disabled Claude subscription access for Claude Code'),
			true,
			{cause: 'org-forbids-login'},
		],
		[
			'a model that is not there',
			1,
			json("There's an issue with the selected model (x). It may not exist."),
			true,
			{cause: 'model-not-found'},
		],
		[
			'no connection',
			1,
			json('API Error: Connection refused — a firewall or proxy may be blocking it (ECONNREFUSED)'),
			true,
			{kind: 'no-way', cause: 'offline', code: 'ECONNREFUSED'},
		],
		['silence', 0, '', true, {kind: 'not-asked', why: 'unknown-words'}],
		['a greeting and no result', 0, 'hello\n', true, {kind: 'not-asked', why: 'unknown-words'}],
		['words without JSON', 1, 'Not logged in · Please run /login\n', true, {cause: 'login-missing'}],
	])('%s', (_, code, stdout, isSignIn, wanted) => {
		expect(readClaude(code, stdout, '', isSignIn).answer).toMatchObject(wanted);
	});

	it('keeps no secret of what it prints', () => {
		const body = 'A1b2C3d4E5f6'.repeat(8);
		expect(readClaude(1, json(`API Error: 401 bad sk-ant-oat01-${body}`), '', true).says).not.toContain(
			body.slice(4, 12),
		);
	});
});

const login = (token: string, expiresAt = Date.now() + 8 * 3_600_000) => ({
	claudeAiOauth: {
		accessToken: `sk-ant-oat01-${token}`,
		refreshToken: 'sk-ant-ort01-r',
		expiresAt,
		scopes: ['user:inference'],
	},
});

async function ask(files: Record<string, object>, script: string, consents: readonly Consent[] = ['claude']) {
	const {host} = scratchHost({
		files: {'~/.claude.json': {hasCompletedOnboarding: true}, ...files},
		programs: {claude: `[ "$1" = --version ] && echo 2.1.330 && exit\n${script}`},
	});
	const reading = await new Evidence({host, purpose: 'claude-code', consents: new Set(consents)}).get(claudeProof);
	return {host, reading};
}

describe('claudeProof', () => {
	it('asks with no retries, in JSON, and says when the sign-in has changed meanwhile', async () => {
		const {reading} = await ask(
			{'~/.claude/.credentials.json': login('old')},
			`[ "$CLAUDE_CODE_MAX_RETRIES" = 0 ] || exit 9\necho '{}' > "$HOME/.claude/.credentials.json"\necho '${json('', {is_error: false})}'`,
		);
		expect(reading).toMatchObject({
			ok: true,
			value: {kind: 'asked', answer: {kind: 'accepted'}, hasChangedLogin: true},
		});
	});

	it('has no hook, status line, MCP server or tool of the folder run, and does not ask a version that would', async () => {
		const files = {'~/.claude/.credentials.json': login('x')};
		const {reading} = await ask(
			files,
			`case "$*" in *'--settings {"disableAllHooks":true} --strict-mcp-config --tools '*) echo '${json('', {is_error: false})}';; *) exit 9;; esac`,
		);
		expect(reading).toMatchObject({ok: true, value: {kind: 'asked', answer: {kind: 'accepted'}}});
		const words = await ask(
			files,
			`for word; do last=$word; done; [ -z "$last" ] && echo '${json('', {is_error: false})}'`,
		);
		expect(words.reading).toMatchObject({ok: true, value: {kind: 'asked', answer: {kind: 'accepted'}}});
		const old = await ask(files, `echo "error: unknown option '--settings'" >&2; exit 1`);
		expect(old.reading).toMatchObject({ok: true, value: {kind: 'not-asked', why: 'passed-over'}});
		const other = await ask(files, `echo "node: unknown option in .npmrc" >&2; echo '${json('', {is_error: false})}'`);
		expect(other.reading).toMatchObject({ok: true, value: {kind: 'asked', answer: {kind: 'accepted'}}});
	});

	it.each(['apiKeyHelper', 'awsAuthRefresh', 'awsCredentialExport', 'gcpAuthRefresh', 'otelHeadersHelper'])(
		'is not asked where the folder names a command (%s)',
		async (name) => {
			const answers = `echo '${json('', {is_error: false})}'`;
			const own = {'~/.claude/.credentials.json': login('x'), '~/.claude/settings.json': {otelHeadersHelper: 'true'}};
			for (const level of ['settings', 'settings.local']) {
				const files = {...own, [`./.claude/${level}.json`]: {[name]: './evil'}};
				expect((await ask({...files}, answers)).reading).toMatchObject({
					ok: true,
					value: {kind: 'not-asked', detail: expect.stringContaining('this folder names')},
				});
			}
			const switchedOff = {...own, './.claude/settings.json': {[name]: ''}};
			expect((await ask(switchedOff, answers)).reading).toMatchObject({ok: true, value: {kind: 'asked'}});
		},
	);

	it.each(['settings', 'settings.local'])(
		'is not asked where the env of the folder could lead it anywhere (%s)',
		async (level) => {
			const answers = `echo '${json('', {is_error: false})}'`;
			const own = {
				'~/.claude/.credentials.json': login('x'),
				'~/.claude/settings.json': {env: {AWS_CONFIG_FILE: '~/x'}},
			};
			const of = (env: object) => ask({...own, [`./.claude/${level}.json`]: {env}}, answers);
			expect((await of({DISABLE_TELEMETRY: '1', AWS_CONFIG_FILE: './evil'})).reading).toMatchObject({
				ok: true,
				value: {kind: 'not-asked', detail: expect.stringContaining('this folder sets AWS_CONFIG_FILE')},
			});
			expect((await of({DISABLE_TELEMETRY: '1'})).reading).toMatchObject({ok: true, value: {kind: 'asked'}});
		},
	);

	it('is not asked where a region that is more than one leads an old version out of the domain', async () => {
		const {host} = scratchHost({
			env: {CLAUDE_CODE_USE_BEDROCK: '1', AWS_BEARER_TOKEN_BEDROCK: 'made-up', AWS_REGION: 'x@evil.example/'},
			files: {'~/.claude.json': {hasCompletedOnboarding: true}},
			programs: {claude: `[ "$1" = --version ] && echo 2.0.76 && exit\nexit 9`},
		});
		const reading = await new Evidence({host, purpose: 'claude-code', consents: new Set(['claude'])}).get(claudeProof);
		expect(reading).toMatchObject({
			ok: true,
			value: {kind: 'not-asked', why: 'elsewhere', detail: expect.stringContaining('evil.example')},
		});
	});

	it('leaves it alone without consent, without a credential, and while the sign-in is locked', async () => {
		expect((await ask({'~/.claude/.credentials.json': login('x')}, 'exit 9', [])).reading).toMatchObject({
			ok: false,
			reason: 'no-consent',
		});
		expect((await ask({}, 'exit 9')).reading).toMatchObject({
			ok: true,
			value: {kind: 'not-asked', why: 'nothing-to-send'},
		});
		const locked = await ask({'~/.claude/.credentials.json': login('x'), '~/.claude.lock': {}}, 'exit 9');
		expect(locked.reading).toMatchObject({ok: true, value: {kind: 'not-asked', why: 'locked'}});
	});
});

test.each([
	'SELF_SIGNED_CERT_IN_CHAIN',
	'DEPTH_ZERO_SELF_SIGNED_CERT',
	'CERT_HAS_EXPIRED',
	'UNABLE_TO_GET_ISSUER_CERT',
	'ERR_TLS_CERT_ALTNAME_INVALID',
	'ENOTFOUND',
	'EHOSTUNREACH',
	'ETIMEDOUT',
	'EPROTO',
])('%s in its words is what it is in an answer to us', (code) => {
	const says = JSON.stringify({is_error: true, result: `API Error: Unable to connect to API (${code})`});
	const ours = readAnswer(
		{ok: false, failure: failureOf(code), code, milliseconds: 1},
		{isAnthropic: true, kind: 'key'},
	);
	expect(readClaude(1, says, '', true).answer).toMatchObject({
		kind: 'no-way',
		code,
		cause: ours.kind === 'no-way' ? ours.cause : '',
	});
});
