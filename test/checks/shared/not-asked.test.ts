// What nobody was asked about gets no tick: the checks that rest on an answer say why there is none.
import {describe, expect, it} from 'vitest';
import {whyNotAsked} from '../../../source/checks/shared/not-asked.js';
import {runDiagnosis} from '../../../source/commands/engine.js';
import type {Consent} from '../../../source/core/consent.js';
import type {Purpose} from '../../../source/core/evidence.js';
import {type ScratchOptions, scratchHost} from '../../helpers/host.js';
import {serve} from '../../helpers/loopback.js';
import {limit} from '../../helpers/patience.js';

const key = `sk-ant-api03-${'Zy8Xw7Vu6Ts5Rq4P'.repeat(6)}`;
const token = `sk-ant-oat01-${'Zy8Xw7Vu6Ts5Rq4P'.repeat(6)}`;

async function outcomes(options: ScratchOptions, purpose: Purpose, consents: readonly Consent[]) {
	const api = await serve({headers: {date: new Date().toUTCString()}, body: {data: []}});
	const {host} = scratchHost({
		programs: {claude: {version: '2.1.330 (Claude Code)'}},
		...options,
		routes: {'https://api.anthropic.com': api.origin, 'https://status.claude.com': api.origin},
	});
	const {checks} = await runDiagnosis({host, purpose, consents: new Set(consents), timeout: limit(60_000)});
	return Object.fromEntries(checks.map(({id, outcome, because}) => [id, because ? `${outcome}: ${because}` : outcome]));
}

describe('a machine that is not asked about', () => {
	it('has no tick for the server, the way and the clock; asked, it has', async () => {
		const env = {ANTHROPIC_API_KEY: key};
		const skipped = 'skipped: needs the consent "network"';
		expect(await outcomes({env}, 'claude-code', [])).toMatchObject({
			server: skipped,
			way: skipped,
			clock: 'skipped: no server was asked for its time',
			helper: 'not-applicable: no apiKeyHelper is set',
			'token-in-environment': 'not-applicable: it is not what is sent',
		});
		expect(await outcomes({env}, 'api', [])).toMatchObject({server: skipped, way: skipped});
		expect(await outcomes({env}, 'claude-code', ['network'])).toMatchObject({
			server: 'passed',
			way: 'passed',
			clock: 'passed',
		});
		expect(await outcomes({env}, 'api', ['network'])).toMatchObject({server: 'passed', way: 'passed'});
	});

	it('has none for a repository that git cannot search, whatever note stands beside it', async () => {
		const source = `import anthropic\nanthropic.Anthropic(api_key="${key}")\n`;
		const files = {'./.git/HEAD': 'nothing that git knows', './a.py': source};
		const failed = 'unverified: git could not read this repository';
		expect(await outcomes({files, env: {ANTHROPIC_API_KEY: key}}, 'api', [])).toMatchObject({'key-exposed': failed});
	});

	it('has none for a token that only Claude Code can prove, nor for a helper that is not run', async () => {
		const files = {'~/.claude/settings.json': {apiKeyHelper: 'printenv MADE_UP'}};
		expect(await outcomes({env: {CLAUDE_CODE_OAUTH_TOKEN: token}}, 'claude-code', ['network'])).toMatchObject({
			'token-in-environment': expect.stringMatching(/^skipped: .*"claude"/),
			server: expect.stringMatching(/^skipped: .*"claude"/),
		});
		expect(await outcomes({files}, 'claude-code', ['network'])).toMatchObject({
			helper: 'skipped: needs the consent "helper"',
		});
	});
});

describe('why nobody was asked', () => {
	it('is said of the first, and not where anybody was', () => {
		expect(whyNotAsked([])).toBe('nothing would be sent');
		expect(whyNotAsked([{kind: 'not-asked', why: 'foreign'}])).toContain('not meant for this address');
		expect(
			whyNotAsked([
				{kind: 'not-asked', why: 'offline'},
				{kind: 'accepted', requestId: undefined},
			]),
		).toBeUndefined();
	});
});
