// Answers of servers, told apart by status, type, message, request id and form.
import {describe, expect, it} from 'vitest';
import {readAnswer} from '../../source/core/answer.js';
import type {WayFailure, WebResult} from '../../source/core/host.js';

const api = (status: number, type: string, message: string, headers: Record<string, string> = {}): WebResult => ({
	ok: true,
	status,
	headers: {'content-type': 'application/json', 'request-id': 'req_1', ...headers},
	body: JSON.stringify({type: 'error', error: {type, message}, request_id: 'req_1'}),
	milliseconds: 1,
});
const raw = (status: number, body: string, headers: Record<string, string> = {}): WebResult => ({
	ok: true,
	status,
	headers,
	body,
	milliseconds: 1,
});
const here = {isAnthropic: true, kind: 'key'} as const;
const there = {isAnthropic: false, kind: 'key'} as const;

describe('readAnswer', () => {
	it.each([
		['a wrong key', api(401, 'authentication_error', 'invalid x-api-key'), 'key-rejected'],
		[
			'a disabled organisation',
			api(400, 'invalid_request_error', 'This organization has been disabled.'),
			'org-disabled',
		],
		[
			'no credit',
			api(400, 'invalid_request_error', 'Your credit balance is too low to access the Anthropic API.'),
			'credit-too-low',
		],
		[
			'a spending limit',
			api(400, 'invalid_request_error', 'You have reached your specified API usage limits.'),
			'spend-limit',
		],
		['another 400', api(400, 'invalid_request_error', 'max_tokens: Field required'), 'bad-request'],
		['no permission', api(403, 'permission_error', 'Your API key does not have permission.'), 'permission-denied'],
		[
			'a subscription token',
			api(401, 'authentication_error', 'OAuth authentication is currently not supported.'),
			'oauth-not-for-api',
		],
		[
			'no scope',
			api(403, 'permission_error', 'OAuth token does not meet scope requirement user:profile'),
			'scope-missing',
		],
		['a revoked token', api(403, 'permission_error', 'OAuth token has been revoked.'), 'login-revoked'],
		['the edge', raw(403, '{"error":{"type":"forbidden","message":"Request not allowed"}}'), 'region-blocked'],
		['an unknown model', api(404, 'not_found_error', 'model: x'), 'model-not-found'],
		['too large', api(413, 'request_too_large', 'Request exceeds the maximum size'), 'request-too-large'],
		['a rate limit', api(429, 'rate_limit_error', 'slow down', {'retry-after': '30'}), 'rate-limited'],
		['an error of the server', api(500, 'api_error', 'Internal server error'), 'server-error'],
		['an overload', api(529, 'overloaded_error', 'Overloaded'), 'overloaded'],
		[
			'a page of the network',
			raw(200, '<!DOCTYPE html><title>Sign in</title>', {'content-type': 'text/html'}),
			'not-the-api',
		],
		['an empty answer', raw(200, '', {'content-type': 'text/html'}), 'not-the-api'],
		['a redirect', raw(302, '', {location: 'https://login.example/'}), 'not-the-api'],
		['a page that refuses', raw(403, '<html>blocked</html>', {'content-type': 'text/html'}), 'not-the-api'],
	])('%s', (_, result, cause) => {
		expect(readAnswer(result, here)).toMatchObject({cause});
	});

	it('keeps what helps: status, message, request id, how long to wait', () => {
		expect(readAnswer(api(429, 'rate_limit_error', 'slow down', {'retry-after': '30'}), here)).toMatchObject({
			kind: 'said',
			status: 429,
			type: 'rate_limit_error',
			message: 'slow down',
			requestId: 'req_1',
			retryAfter: 30,
		});
	});

	it.each([
		[
			'LiteLLM',
			raw(401, '{"error":{"message":"Authentication Error, Invalid proxy server token passed","type":"auth_error"}}'),
			'key-rejected',
		],
		[
			'kiro',
			raw(
				401,
				'{"detail":{"type":"error","error":{"type":"authentication_error","message":"Invalid or missing API key."}}}',
			),
			'key-rejected',
		],
		['plain text', raw(401, 'Unauthorized'), 'key-rejected'],
		[
			'a 403 without a request id is no region block there',
			raw(403, '{"error":{"type":"forbidden","message":"Request not allowed"}}'),
			'permission-denied',
		],
	])('a gateway: %s', (_, result, cause) => {
		expect(readAnswer(result, there)).toMatchObject({kind: 'said', cause});
	});

	it.each<[WayFailure, string]>([
		['dns', 'offline'],
		['refused', 'offline'],
		['reset', 'offline'],
		['timeout', 'offline'],
		['certificate', 'tls-intercepted'],
		['proxy-unreachable', 'proxy-unreachable'],
		['proxy-refused', 'proxy-unreachable'],
		['proxy-auth', 'proxy-auth'],
		['proxy-invalid', 'proxy-invalid'],
	])('a way that fails by %s is %s', (failure, cause) => {
		expect(readAnswer({ok: false, failure, code: 'X', milliseconds: 1}, here)).toMatchObject({kind: 'no-way', cause});
	});

	it('takes the list of models for what it is', () => {
		expect(readAnswer(raw(200, '{"data":[],"has_more":false}', {'request-id': 'req_2'}), here)).toEqual({
			kind: 'accepted',
			requestId: 'req_2',
		});
	});
});
