// The check "managed-policy": what an organisation demands.
import {expect, test} from 'vitest';
import {runDiagnosis} from '../../source/commands/engine.js';
import {scratchHost} from '../helpers/host.js';
import {signedIn} from './machines.js';
import {testCheck} from './one.js';
import {good} from './programs.js';

const other = {...signedIn, '~/.claude.json': {oauthAccount: {organizationUuid: 'b'}}};
const policy = '/etc/claude-code/managed-settings.json';

testCheck('managed-policy', {
	'a key where a sign-in is demanded': [
		{files: {[policy]: {forceLoginMethod: 'claudeai'}}, env: {ANTHROPIC_API_KEY: good}},
		['managed-policy error /etc/claude-code/managed-settings.json:2'],
	],
	'the sign-in of another organisation': [
		{files: {...other, [policy]: {forceLoginOrgUUID: 'a'}}},
		['managed-policy error /etc/claude-code/managed-settings.json:2'],
	],
	'a sign-in where one is demanded': [{files: {...signedIn, [policy]: {forceLoginMethod: 'claudeai'}}}, []],
});

test.each([
	['another organisation', other, 'a', /another organisation than the one that is signed in/],
	['no organisation at all', other, [], /refuses every sign-in/],
])('what is said of a sign-in where the policy wants %s', async (_story, files, forceLoginOrgUUID, detail) => {
	const {host} = scratchHost({files: {...files, [policy]: {forceLoginOrgUUID}}});
	const {checks} = await runDiagnosis({host, purpose: 'claude-code', consents: new Set(), only: ['managed-policy']});
	expect(checks[0]?.findings).toMatchObject([{severity: 'error', detail: expect.stringMatching(detail)}]);
});
