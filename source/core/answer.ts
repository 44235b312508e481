// What a server's answer means: told apart by status, type, message, request id, content type and headers (facts.md §6, §7; causes.md §7, §8).
import type {CauseId} from './cause-id.js';
import type {WayFailure, WebResult} from './host.js';
import type {AnswerResult} from './readings.js';
import {oneLine} from './scrub.js';
import {failureOf} from './way-failure.js';

type Said = {
	readonly status: number;
	readonly type: string | undefined;
	readonly message: string;
	readonly requestId: string | undefined;
	readonly isFromApi: boolean;
};

/** Messages of the API and of Claude Code that name one cause, whatever the status. First match wins. */
const telling: readonly (readonly [RegExp, CauseId])[] = [
	[/organi[sz]ation has been disabled|belongs to a disabled organi[sz]ation/i, 'org-disabled'],
	[/credit balance is too low/i, 'credit-too-low'],
	[
		/reached your specified (?:workspace )?API usage limits|enforced_spend_limit_reached|spend(?:ing)? limit/i,
		'spend-limit',
	],
	[/OAuth token has been revoked|OAuth token revoked/i, 'login-revoked'],
	[
		/OAuth authentication is currently not allowed for this organi[sz]ation|organi[sz]ation has disabled Claude subscription|can't use your Claude subscription/i,
		'org-forbids-login',
	],
	[/disabled API key authentication/i, 'org-forbids-keys'],
	[/does not have access to Claude Code/i, 'account-no-access'],
	[/does not meet scope requirement/i, 'scope-missing'],
	[/only authorized for use with Claude Code|OAuth authentication is currently not supported/i, 'oauth-not-for-api'],
	[/Unable to verify organi[sz]ation|require(?:s)? a first-party login/i, 'managed-policy'],
];

const byStatus: Readonly<Record<number, CauseId>> = {
	400: 'bad-request',
	401: 'key-rejected',
	402: 'credit-too-low',
	403: 'permission-denied',
	404: 'model-not-found',
	413: 'request-too-large',
	429: 'rate-limited',
	500: 'server-error',
	502: 'server-error',
	503: 'server-error',
	504: 'server-error',
	529: 'overloaded',
};

const ways: Readonly<Record<WayFailure, CauseId>> = {
	dns: 'offline',
	refused: 'offline',
	reset: 'offline',
	timeout: 'offline',
	certificate: 'tls-intercepted',
	tls: 'tls-intercepted',
	'proxy-refused': 'proxy-unreachable',
	'proxy-unreachable': 'proxy-unreachable',
	'proxy-auth': 'proxy-auth',
	'proxy-invalid': 'proxy-invalid',
	'bad-url': 'base-url-invalid',
	'bad-header': 'key-invisible',
	failed: 'offline',
};

/** The cause that the code of an error names; undefined for unknown codes. */
export function causeOfCode(code: string): CauseId | undefined {
	// A certificate for another name belongs to another host, whoever signed it: it wasn't forged for this one.
	if (code === 'ERR_TLS_CERT_ALTNAME_INVALID' || code === 'HOSTNAME_MISMATCH') {
		return 'not-the-api';
	}
	const failure = failureOf(code);
	return failure === 'failed' ? undefined : ways[failure];
}

/** The cause that a message names by its words alone; undefined if it names none. */
export function causeOfMessage(message: string): CauseId | undefined {
	return telling.find(([pattern]) => pattern.test(message))?.[1];
}

/** The catalogue's cause for a refusal of the API; `kind` is what was sent. */
export function causeOfRefusal(
	{status, type, message}: Pick<Said, 'status' | 'type' | 'message'>,
	kind: 'key' | 'bearer' | 'sign-in',
): CauseId {
	const named = causeOfMessage(message);
	if (named) {
		return named;
	}
	if (status === 401 || type === 'authentication_error') {
		return kind === 'sign-in' ? 'login-rejected' : 'key-rejected';
	}
	return byStatus[status] ?? (status >= 500 ? 'server-error' : status >= 400 ? 'bad-request' : 'not-the-api');
}

/** Reads an answer to a request of ours. `isAnthropic`: the origin is api.anthropic.com, so anything not of the API's form came from someone else. */
export function readAnswer(
	result: WebResult,
	{isAnthropic, kind}: {readonly isAnthropic: boolean; readonly kind: 'key' | 'bearer' | 'sign-in'},
): AnswerResult {
	if (!result.ok) {
		return {
			kind: 'no-way',
			cause: result.failure === 'certificate' ? (causeOfCode(result.code) ?? 'tls-intercepted') : ways[result.failure],
			code: result.code,
			detail: result.proxy ? `${result.code}, through the proxy ${result.proxy}` : result.code,
		};
	}
	const said = readBody(result);
	if (result.status >= 200 && result.status < 300) {
		return said.isFromApi
			? {kind: 'accepted', requestId: said.requestId}
			: {
					kind: 'no-way',
					cause: 'not-the-api',
					code: `HTTP ${result.status}`,
					detail: `the answer is ${describeBody(result)}, not the API's`,
				};
	}
	if (result.status >= 300 && result.status < 400) {
		return {
			kind: 'no-way',
			cause: 'not-the-api',
			code: `HTTP ${result.status}`,
			detail: `the answer leads to ${hostOf(result.headers.location)}`,
		};
	}
	if (result.status === 407) {
		return {kind: 'no-way', cause: 'proxy-auth', code: 'HTTP 407', detail: 'the proxy wants a password'};
	}
	if (
		isAnthropic &&
		result.status === 403 &&
		!said.requestId &&
		/not allowed|forbidden/i.test(`${said.message} ${said.type ?? ''}`)
	) {
		return {kind: 'said', cause: 'region-blocked', ...shown(result, said)};
	}
	if (isAnthropic && isPage(result) && ![500, 502, 503, 504, 529].includes(result.status)) {
		return {
			kind: 'no-way',
			cause: 'not-the-api',
			code: `HTTP ${result.status}`,
			detail: `the answer is ${describeBody(result)}, not the API's`,
		};
	}
	return {kind: 'said', cause: causeOfRefusal(said, kind), ...shown(result, said)};
}

function shown({status, headers}: Extract<WebResult, {ok: true}>, {type, message, requestId}: Said) {
	const seconds = Number(headers['retry-after']);
	return {
		status,
		type,
		message: oneLine(message, 200),
		requestId,
		retryAfter: Number.isFinite(seconds) && seconds > 0 ? seconds : undefined,
	};
}

/** The parts of an answer, in the API's form and in those of common gateways. */
function readBody({status, headers, body}: Extract<WebResult, {ok: true}>): Said {
	let parsed: unknown;
	try {
		parsed = JSON.parse(body);
	} catch {
		parsed = undefined;
	}
	const outer = object(parsed);
	const inner = object(object(outer?.detail)?.error) ?? object(outer?.error) ?? object(outer?.detail) ?? outer;
	const message = [inner?.message, outer?.message, outer?.detail, outer?.error, outer?.msg].find(
		(value) => typeof value === 'string',
	) as string | undefined;
	const id = headers['request-id'] ?? (typeof outer?.request_id === 'string' ? outer.request_id : undefined);
	return {
		status,
		type: typeof inner?.type === 'string' ? inner.type : undefined,
		message: message ?? (isPage({headers, body}) ? 'an HTML page' : body.slice(0, 200)),
		requestId: id !== undefined && /^req_/.test(id) ? id : undefined,
		isFromApi: outer !== undefined || Array.isArray(parsed),
	};
}

function isPage({headers, body}: {readonly headers: Readonly<Record<string, string>>; readonly body: string}): boolean {
	return /text\/html/i.test(headers['content-type'] ?? '') || /^\s*<(!doctype|html)/i.test(body);
}

function describeBody(result: Extract<WebResult, {ok: true}>): string {
	if (result.body.trim() === '') {
		return 'empty';
	}
	const title = /<title[^>]*>([^<]{1,80})/i.exec(result.body)?.[1];
	return isPage(result)
		? `an HTML page${title ? ` ("${oneLine(title)}")` : ''}`
		: `of type ${oneLine(result.headers['content-type'] ?? 'unknown', 60)}`;
}

function hostOf(location: string | undefined): string {
	try {
		return new URL(location ?? '').host;
	} catch {
		return 'another page';
	}
}

function object(value: unknown): Record<string, unknown> | undefined {
	return value !== null && typeof value === 'object' && !Array.isArray(value)
		? (value as Record<string, unknown>)
		: undefined;
}
