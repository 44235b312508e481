// The check "claude-code": the program is there, and of which version.

import {expect, test} from 'vitest';
import {runDiagnosis} from '../../source/commands/engine.js';
import {knownBugs} from '../../source/core/versions.js';
import {scratchHost} from '../helpers/host.js';
import {claude, signedIn} from './machines.js';
import {testCheck} from './one.js';

testCheck('claude-code', {
	'it is not there': [{}, ['claude-missing error environment']],
	'an old version': [{files: signedIn, programs: {claude: {version: '2.1.0'}}}, ['claude-outdated note /bin/claude']],
	'the newest that is known': [claude, []],
});

const proxy = {HTTPS_PROXY: 'http://proxy.corp.example:3128'};
const bedrock = {CLAUDE_CODE_USE_BEDROCK: '1', AWS_REGION: 'us-east-1', AWS_PROFILE: 'w'};
const refresh = {'~/.claude/settings.json': {awsAuthRefresh: 'aws sso login'}};

test.each([
	['2.1.221', signedIn, proxy, ['start-behind-proxy']],
	['2.1.122', signedIn, {CLAUDE_CODE_DISABLE_EXPERIMENTAL_BETAS: '1'}, ['beta-loop']],
	[
		'2.1.122',
		signedIn,
		{...proxy, CLAUDE_CODE_DISABLE_EXPERIMENTAL_BETAS: '1'},
		['beta-loop', 'login-timeout', 'start-behind-proxy'],
	],
	['2.1.231', {}, {...bedrock, AWS_REGION: 'us east', AWS_BEARER_TOKEN_BEDROCK: 'x1'}, ['odd-region']],
	['2.1.238', refresh, {...bedrock, ...proxy}, ['sso-behind-proxy']],
	['2.1.238', refresh, bedrock, []],
	['2.1.162', {}, {...bedrock, AWS_BEARER_TOKEN_BEDROCK: 'x1', CI: 'true'}, ['bedrock-in-ci']],
	['2.1.265', {}, {CLAUDE_CODE_USE_GATEWAY: '1', ANTHROPIC_BASE_URL: 'https://gw.corp.example'}, ['use-gateway']],
] as const)('%s names what there are signs of, not the newest', async (version, files, env, expected) => {
	const {host} = scratchHost({files, env, programs: {claude: {version}}});
	const {checks} = await runDiagnosis({host, purpose: 'claude-code', consents: new Set(), only: ['claude-code']});
	const titles = checks.flatMap(({findings}) => findings.map(({title = ''}) => title));
	const named = knownBugs.filter(({text}) => titles.some((title) => title.includes(text))).map(({id}) => id);
	expect(named).toEqual(expected);
});
