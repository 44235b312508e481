// What each HTTP status of the API means, and what to do (article.md, row T; facts.md §7).
import type {StatusCode} from '../core/status-code.js';

export const statusCodes: readonly StatusCode[] = [
	{
		status: 400,
		type: 'invalid_request_error',
		name: 'Invalid request',
		meaning:
			'The request itself is not valid, the organisation is disabled, its credit is used up or its limit is reached.',
		fix: 'Read the message: correct the model or the field that is named, add credit, or use another organisation.',
		causes: ['bad-request', 'credit-too-low', 'org-disabled', 'spend-limit', 'oauth-not-for-api'],
	},
	{
		status: 401,
		type: 'authentication_error',
		name: 'Unauthorized',
		meaning: 'The credential that was sent is missing, malformed, expired or revoked. It is not a ban: a ban is a 403.',
		fix: 'Find out which credential is really sent: `claude-fix check` says which one wins and where it is set.',
		causes: ['key-rejected', 'login-expired', 'key-overrides-login', 'endpoint-mismatch', 'login-rejected'],
	},
	{
		status: 402,
		type: 'billing_error',
		name: 'Payment required',
		meaning: 'There is a problem with the payment of the organisation.',
		fix: 'Look at billing in the Console: payment method and credit.',
		causes: ['credit-too-low', 'spend-limit'],
	},
	{
		status: 403,
		type: 'permission_error',
		name: 'Forbidden',
		meaning: 'The credential is known and may not do this: plan, policy, region, or a revoked sign-in.',
		fix: 'Check plan and organisation; without a request id, check VPN, proxy and region.',
		causes: ['permission-denied', 'region-blocked', 'login-revoked', 'org-forbids-login', 'account-no-access'],
	},
	{
		status: 404,
		type: 'not_found_error',
		name: 'Not found',
		meaning: 'The model or the address does not exist: a wrong model id, or a base URL with /v1 twice.',
		fix: 'Choose a listed model; take /v1 off the end of the base URL.',
		causes: ['model-not-found', 'base-url-extra-path', 'base-url-missing-path'],
	},
	{
		status: 407,
		type: null,
		name: 'Proxy authentication required',
		meaning: 'The proxy in between wants a user name and password. The API has not seen the request.',
		fix: 'Put the credentials into HTTPS_PROXY, or ask who runs the proxy.',
		causes: ['proxy-auth'],
	},
	{
		status: 408,
		type: null,
		name: 'Request timeout',
		meaning: 'The request took too long to arrive, mostly on a slow or broken connection.',
		fix: 'Try again; check the network and any proxy.',
		causes: ['offline', 'server-error'],
	},
	{
		status: 413,
		type: 'request_too_large',
		name: 'Request too large',
		meaning: 'The request is larger than 32 MB, or than a gateway in between takes.',
		fix: 'Send less: fewer files, smaller pictures, a shorter history.',
		causes: ['request-too-large'],
	},
	{
		status: 422,
		type: null,
		name: 'Unprocessable',
		meaning: "The API itself does not use it: a gateway in between does not understand the request's form.",
		fix: 'Check the base URL, and switch off beta features that the gateway does not know.',
		causes: ['bad-request', 'gateway-rejected'],
	},
	{
		status: 429,
		type: 'rate_limit_error',
		name: 'Rate limited',
		meaning:
			'Too many requests or tokens in a short time, or a limit of the plan, workspace or organisation is reached.',
		fix: 'Wait for as long as "retry-after" says, then go more slowly. Without it, look at the spending limit.',
		causes: ['rate-limited', 'spend-limit'],
	},
	{
		status: 500,
		type: 'api_error',
		name: 'Server error',
		meaning: 'Something failed at the server. Your credential is not the reason.',
		fix: 'Wait a moment, look at the status page, try again.',
		causes: ['server-error', 'outage'],
	},
	{
		status: 502,
		type: null,
		name: 'Bad gateway',
		meaning: 'A server in between got no proper answer from the one behind it.',
		fix: 'Try again in a moment; behind a gateway of your own, look at its log.',
		causes: ['server-error', 'outage'],
	},
	{
		status: 503,
		type: null,
		name: 'Service unavailable',
		meaning: 'The server, or a gateway in front of it, does not take requests just now.',
		fix: 'Try again in a moment; look at the status page.',
		causes: ['server-error', 'outage'],
	},
	{
		status: 504,
		type: 'timeout_error',
		name: 'Gateway timeout',
		meaning: 'The answer took too long. Long requests hit this when they are not streamed.',
		fix: 'Stream the answer, ask for less at once, or try again.',
		causes: ['server-error', 'outage'],
	},
	{
		status: 529,
		type: 'overloaded_error',
		name: 'Overloaded',
		meaning: 'The API is at capacity for everyone. Your credential and your limits are fine.',
		fix: 'Wait 30 seconds and try again; change nothing.',
		causes: ['overloaded', 'outage'],
	},
];

export function statusCodeOf(status: number): StatusCode | undefined {
	return statusCodes.find((code) => code.status === status);
}
