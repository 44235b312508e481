// The check "server": what the server says, in the person's words.
import {expect, it} from 'vitest';
import {precise} from '../../source/checks/server.js';
import type {CauseId} from '../../source/core/cause-id.js';
import type {AnswerResult} from '../../source/core/readings.js';
import type {Request, Sent, SourceName} from '../../source/core/request.js';
import {testCheck} from './one.js';
import {api, dead, good} from './programs.js';

testCheck('server', {
	'an organisation that is disabled': [
		{
			env: {ANTHROPIC_API_KEY: dead},
			says: {[dead]: [400, 'This organization has been disabled.', 'invalid_request_error']},
		},
		['org-disabled error environment'],
	],
	'a key that is refused': [{env: {ANTHROPIC_API_KEY: dead}}, ['key-rejected error environment']],
	'a key that is taken': [{env: {ANTHROPIC_API_KEY: good}, servers: {[api]: [good]}}, []],
	'nobody is asked': [{env: {ANTHROPIC_API_KEY: dead}, consents: []}, []],
});

// One answer means different things for different sources and servers.
const answer = (cause: CauseId): Extract<AnswerResult, {kind: 'said'}> => ({
	kind: 'said',
	cause,
	status: 401,
	type: undefined,
	message: 'no',
	requestId: undefined,
	retryAfter: undefined,
});

it.each<[CauseId, SourceName, string, string]>([
	['key-rejected', 'ANTHROPIC_API_KEY', 'https://api.anthropic.com', 'key-rejected'],
	['key-rejected', 'ANTHROPIC_AUTH_TOKEN', 'https://llm.corp.example', 'gateway-rejected'],
	['key-rejected', 'CLAUDE_CODE_OAUTH_TOKEN', 'https://api.anthropic.com', 'token-rejected'],
	['login-expired', 'login', 'https://api.anthropic.com', 'login-rejected'],
	['login-revoked', 'CLAUDE_CODE_OAUTH_TOKEN', 'https://api.anthropic.com', 'token-rejected'],
	['oauth-not-for-api', 'login', 'https://api.anthropic.com', 'login-rejected'],
	['oauth-not-for-api', 'ANTHROPIC_API_KEY', 'https://api.anthropic.com', 'oauth-not-for-api'],
	['region-blocked', 'login', 'https://api.anthropic.com', 'region-blocked'],
	['region-blocked', 'ANTHROPIC_AUTH_TOKEN', 'https://llm.corp.example', 'gateway-rejected'],
])('%s to %s from %s is %s', (cause, source, origin, wanted) => {
	const sent: Sent = {source, site: {kind: 'environment'}, value: undefined};
	const request: Request = {
		provider: 'anthropic',
		origin,
		baseUrl: undefined,
		xApiKey: sent,
		bearer: null,
		isSigned: false,
	};
	expect(precise(answer(cause), request, sent)).toBe(wanted);
});
