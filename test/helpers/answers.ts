// What the fake servers say: named answers, with the messages that people report.
import type {Answer, Asked} from './answers-good.js';
import {latestVersion, requestId, statusPage, success} from './answers-good.js';

type Maker = (asked: Asked) => Answer;

/** Failures of the way there, before any answer. */
export const ways: ReadonlySet<string> = new Set(['refused', 'unresolved', 'hang', 'reset', 'self-signed']);

const html = (status: number, body: string, headers: Readonly<Record<string, string>> = {}): Answer => ({
	status,
	body,
	headers,
	isEdge: true,
});

const makers: Readonly<Record<string, Maker>> = {
	ok: success,
	slow: success,
	'no-credential': unauthorized('x-api-key header is required'),
	'invalid-x-api-key': unauthorized('invalid x-api-key'),
	'invalid-bearer': unauthorized('Invalid bearer token'),
	'invalid-credentials': unauthorized('Invalid authentication credentials'),
	'oauth-expired': unauthorized('OAuth token has expired. Please obtain a new token or refresh your existing token.'),
	'oauth-unsupported': unauthorized('OAuth authentication is currently not supported.'),
	revoked: forbidden('OAuth token has been revoked. Please obtain a new token.'),
	'org-disabled': invalid('This organization has been disabled.'),
	'org-forbids-oauth': forbidden('OAuth authentication is currently not allowed for this organization.'),
	'no-access': forbidden('Your account does not have access to Claude Code.'),
	scope: forbidden(
		'OAuth token does not meet scope requirement any_of(org:service_key_inference, user:ccr_inference, user:developer, user:inference)',
	),
	'claude-code-only': invalid(
		'This credential is only authorized for use with Claude Code and cannot be used for other API requests.',
	),
	'credit-too-low': onlyMessages(
		invalid(
			'Your credit balance is too low to access the Anthropic API. Please go to Plans & Billing to upgrade or purchase credits.',
		),
	),
	'spend-limit': onlyMessages(
		invalid('You have reached your specified API usage limits. You will regain access on 2026-12-01 at 00:00 UTC.'),
	),
	forbidden: forbidden('Your API key does not have permission to use the specified resource.'),
	'edge-forbidden': () => ({
		status: 403,
		isEdge: true,
		body: {error: {type: 'forbidden', message: 'Request not allowed'}},
	}),
	'not-found': (asked) =>
		refusal(404, 'not_found_error', asked.path.includes('/messages') ? `model: ${asked.model}` : 'Not Found')(asked),
	'too-large': onlyMessages(refusal(413, 'request_too_large', 'Request exceeds the maximum size')),
	'rate-limited': refusal(
		429,
		'rate_limit_error',
		"This request would exceed your account's rate limit. Please try again later.",
		{'retry-after': '30', 'x-should-retry': 'true'},
	),
	'server-error': refusal(500, 'api_error', 'Internal server error', {'x-should-retry': 'true'}),
	overloaded: refusal(529, 'overloaded_error', 'Overloaded', {'x-should-retry': 'true'}),
	html: () =>
		html(
			200,
			'<!DOCTYPE html><html><head><title>Sign in to the network</title></head><body><h1>Welcome</h1><p>Please sign in to use this network.</p></body></html>',
		),
	empty: () => html(200, ''),
	'gateway-401': () => ({
		status: 401,
		isEdge: true,
		body: {
			error: {
				message: 'Authentication Error, Invalid proxy server token passed',
				type: 'auth_error',
				param: 'None',
				code: '401',
			},
		},
	}),
	redirect: ({argument}) => html(302, '', {location: argument}),
	version: latestVersion,
	proxy: () => html(400, 'This is a proxy.'),
	'proxy-407': () => html(407, '', {'proxy-authenticate': 'Basic realm="proxy"'}),
	// The token endpoint: it is there only so that a call, which may never happen, is seen.
	trap: ({path}) =>
		path.endsWith('/oauth/token')
			? {
					status: 400,
					isEdge: true,
					body: {error: 'invalid_grant', error_description: 'Refresh token not found or invalid'},
				}
			: html(404, 'Not Found'),
	operational: ({path}) => statusPage(path, undefined),
	incident: ({path, argument}) => statusPage(path, argument || 'Claude API (api.anthropic.com)'),
};

export function isAnswer(name: string): boolean {
	return ways.has(name) || Object.hasOwn(makers, name.split(':')[0] ?? '');
}

/** `name` is one that isAnswer knows, and no way. */
export function answerOf(name: string, asked: Omit<Asked, 'argument'>): Answer {
	const [, first = '', argument = ''] = /^([^:]*):?(.*)$/.exec(name) ?? [];
	return (makers[first] ?? success)({...asked, argument});
}

function refusal(status: number, type: string, message: string, headers: Readonly<Record<string, string>> = {}): Maker {
	return () => {
		const id = requestId();
		return {
			status,
			headers: {'request-id': id, ...headers},
			body: {type: 'error', error: {type, message}, request_id: id},
		};
	};
}

function unauthorized(message: string): Maker {
	return refusal(401, 'authentication_error', message);
}

function forbidden(message: string): Maker {
	return refusal(403, 'permission_error', message);
}

function invalid(message: string): Maker {
	return refusal(400, 'invalid_request_error', message);
}

/** Neither the list of models nor counting tokens asks for credit or size; only a real message does. */
function onlyMessages(maker: Maker): Maker {
	return (asked) => (asked.path.endsWith('/messages') ? maker(asked) : success(asked));
}
