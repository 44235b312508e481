// The check "helper": what apiKeyHelper prints.
import {expect, test} from 'vitest';
import {runDiagnosis} from '../../source/commands/engine.js';
import {scratchHost} from '../helpers/host.js';
import {testCheck} from './one.js';
import {dead, good} from './programs.js';

testCheck('helper', {
	'it fails': [
		{files: {'~/.claude/settings.json': {apiKeyHelper: 'exit 3'}}, consents: ['helper']},
		['helper-failed error ~/.claude/settings.json:2'],
	],
	'it prints JSON': [
		{files: {'~/.claude/settings.json': {apiKeyHelper: `echo '{"key": "${good}"}'`}}, consents: ['helper']},
		['helper-output error ~/.claude/settings.json:2'],
	],
	'it prints a key': [{files: {'~/.claude/settings.json': {apiKeyHelper: `echo ${good}`}}, consents: ['helper']}, []],
	'it is not run without consent': [{files: {'~/.claude/settings.json': {apiKeyHelper: 'exit 3'}}}, []],
});

test.each([
	['alone', {}, 'error', /falls back to nothing else/],
	['beside a key', {ANTHROPIC_API_KEY: dead}, 'warning', /beside the other credential/],
	['beside a key that no session takes', {ANTHROPIC_API_KEY: good}, 'error', /^.*A session then.*claude -p sends/],
	['below a token', {ANTHROPIC_API_KEY: dead, ANTHROPIC_AUTH_TOKEN: 'x'}, 'note', /it is not sent/],
])('what follows where it fails: %s', async (_story, env, severity, detail) => {
	const {host} = scratchHost({
		env,
		files: {
			'~/.claude/settings.json': {apiKeyHelper: '/gone/helper'},
			'~/.claude.json': {hasCompletedOnboarding: true, customApiKeyResponses: {approved: [dead.slice(-20)]}},
		},
	});
	const {checks} = await runDiagnosis({host, purpose: 'claude-code', consents: new Set(), only: ['helper']});
	expect(checks[0]?.findings).toMatchObject([{severity, detail: expect.stringMatching(detail)}]);
});
