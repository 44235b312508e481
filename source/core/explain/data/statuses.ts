// What a status means where nothing else is known, by who gave it.
import type {Party} from '../types.js';

export const byParty: Readonly<Record<string, Readonly<Record<number, readonly string[]>>>> = {
	gateway: {
		400: ['bad-request', 'gateway-rejected'],
		401: ['gateway-rejected', 'endpoint-mismatch'],
		402: ['credit-too-low', 'gateway-rejected'],
		403: ['gateway-rejected', 'permission-denied'],
		404: ['base-url-missing-path', 'model-not-found', 'base-url-extra-path'],
		405: ['base-url-missing-path'],
	},
	cloud: {
		400: ['bad-request', 'model-not-found'],
		401: ['cloud-credentials', 'cloud-flag-left'],
		403: ['cloud-credentials', 'permission-denied', 'cloud-flag-left'],
		404: ['model-not-found', 'cloud-flag-left'],
		429: ['rate-limited'],
	},
	proxy: {407: ['proxy-auth'], 403: ['proxy-unreachable'], 502: ['proxy-unreachable'], 503: ['proxy-unreachable']},
	edge: {403: ['region-blocked']},
};

export const from: Readonly<Record<Party, string>> = {
	anthropic: 'from Anthropic',
	gateway: 'from a gateway',
	cloud: 'from a cloud',
	edge: 'from the edge',
	proxy: 'from a proxy',
	machine: 'of this client',
	else: 'from somebody else',
};

/** Whose status counts though nothing else in the text is about Claude. */
export const answering: ReadonlySet<Party> = new Set(['anthropic', 'gateway', 'proxy']);

/** A 401 of Claude Code's, where nothing says more. */
export const refusedLogin: readonly string[] = ['login-rejected', 'key-rejected', 'login-expired'];
export const failing: readonly string[] = ['server-error', 'outage'];

/** Causes on the network path to any server, whoever runs it. */
export const way: ReadonlySet<string> = new Set([
	'offline',
	'tls-intercepted',
	'proxy-unreachable',
	'proxy-auth',
	'proxy-invalid',
	'clock-skew',
]);

/** What Anthropic's SDKs, Amazon (InvokeModel) and Google (google.rpc.Code) call a status, where they don't print its number. */
export const namedStatuses: readonly (readonly [status: number, form: RegExp])[] = [
	[400, /\b(?:BadRequest(?:Error|Exception)|ValidationException|INVALID_ARGUMENT|FAILED_PRECONDITION)\b/],
	[401, /\b(?:Authentication ?[Ee]rror|Unauthorized(?:Error|Exception)|UNAUTHENTICATED)\b/],
	[
		403,
		/\b(?:PermissionDenied(?:Error|Exception)?|AccessDenied(?:Exception)?|ExpiredTokenException|UnrecognizedClientException|PERMISSION_DENIED)\b/,
	],
	[404, /\b(?:(?:Resource)?NotFound(?:Error|Exception))\b/],
	[429, /\b(?:RateLimit(?:Error|Exception)|ThrottlingException|ServiceQuotaExceededException|RESOURCE_EXHAUSTED)\b/],
	[500, /\bInternalServer(?:Error|Exception)\b/],
	[503, /\bServiceUnavailable(?:Error|Exception)\b/],
	[529, /\bOverloaded(?:Error|Exception)\b/],
];
