// The only proof of a sign-in: one tiny prompt through Claude Code itself, with consent (design.md, rule 2).

import {causeOfCode, causeOfMessage, causeOfRefusal} from '../core/answer.js';
import type {CauseId} from '../core/cause-id.js';
import {readEndpoint} from '../core/endpoint.js';
import {defineFact, type ProbeContext} from '../core/evidence.js';
import type {AnswerResult} from '../core/readings.js';
import type {Request} from '../core/request.js';
import {oneLine} from '../core/scrub.js';
import {isOwnOrigin, namerOf, whyNotThroughClaude} from '../core/trust.js';
import {isInRange} from '../core/versions.js';
import {claudeInstalls} from '../probes/claude.js';
import {locks} from '../probes/locks.js';
import {login} from '../probes/login.js';
import {settings} from '../probes/settings.js';
import {grounds, network} from './network.js';
import {request} from './request.js';

export type ClaudeProof =
	| {
			readonly kind: 'asked';
			readonly answer: AnswerResult;
			readonly says: string /** Whether the stored sign-in is another one than before. */;
			readonly hasChangedLogin: boolean;
	  }
	| {
			readonly kind: 'not-asked';
			readonly why: 'missing' | 'passed-over' | 'nothing-to-send' | 'elsewhere' | 'locked' | 'timed-out';
			readonly detail: string;
	  };

/** Milliseconds; Claude Code renews in a few seconds, and waits 8 s for another process that renews. */
const limit = 20_000;

/**
 * In a folder that was trusted once, Claude Code would run its hooks, its status line and its MCP servers. Observed on 2.1.332: with these
 * options it runs none of them, and has no tools that the folder's CLAUDE.md and its permissions could have it use. Its helpers (apiKeyHelper and
 * the like) it runs anyway: where a folder names one it isn't asked.
 */
const nothingOfTheFolder = ['--settings', '{"disableAllHooks":true}', '--strict-mcp-config', '--tools', ''];

export const claudeProof = defineFact<ClaudeProof>({
	id: 'claude-proof',
	consent: 'claude',
	async read(context) {
		const {host, need, try: attempt} = context;
		const {installs, version, passedOver} = await need(claudeInstalls);
		const program = installs[0];
		if (passedOver.some(({isFirst}) => isFirst)) {
			// It wouldn't be the person's Claude Code that answers.
			return {kind: 'not-asked', why: 'passed-over', detail: 'the claude that comes first on PATH is not run'};
		}
		if (!program) {
			return {kind: 'not-asked', why: 'missing', detail: 'Claude Code is not on PATH'};
		}
		const predictions = await need(request);
		if (!predictions.print.request) {
			return {
				kind: 'not-asked',
				why: 'nothing-to-send',
				detail: predictions.print.refusal?.says ?? 'nothing would be sent',
			};
		}
		const elsewhere = await whereElse(context, predictions.print.request);
		if (elsewhere !== undefined) {
			return {kind: 'not-asked', why: 'elsewhere', detail: elsewhere};
		}
		const held = await attempt(locks);
		if (held?.some(({isFresh}) => isFresh)) {
			return {kind: 'not-asked', why: 'locked', detail: 'another process holds the lock of the sign-in'};
		}
		const stored = await attempt(login);
		const before = stored?.used;
		const words = ['-p', 'Reply with OK.', '--output-format', 'json'];
		const result = await host.run(program.path, [...words, ...nothingOfTheFolder], {
			timeout: limit,
			// It may be renewing the sign-in, and a renewal that is killed is lost.
			onTimeout: 'leave',
			needs: 'all',
			environment: {
				CLAUDE_CODE_MAX_RETRIES: '0',
				DISABLE_TELEMETRY: '1',
				DISABLE_AUTOUPDATER: '1',
				DISABLE_ERROR_REPORTING: '1',
			},
		});
		if (result.kind === 'missing' || result.kind === 'failed') {
			return {
				kind: 'not-asked',
				why: 'missing',
				detail: result.kind === 'failed' ? oneLine(result.detail) : 'Claude Code could not be started',
			};
		}
		if (result.kind === 'timed-out') {
			return {
				kind: 'not-asked',
				why: 'timed-out',
				detail: `Claude Code${version ? ` ${version}` : ''} gave no answer in ${limit / 1000} s; it was left to finish`,
			};
		}
		if (result.code !== 0 && /^error: unknown option/m.test(result.stderr)) {
			const detail = `Claude Code${version ? ` ${version}` : ''} can't be asked without the hooks and tools of this folder`;
			return {kind: 'not-asked', why: 'passed-over', detail};
		}
		const isSignIn = ['login', 'CLAUDE_CODE_OAUTH_TOKEN'].includes(predictions.print.request.bearer?.source ?? '');
		const {answer, says} = readClaude(result.code, result.stdout, result.stderr, isSignIn, version);
		const after = before?.site.kind === 'file' ? await host.files.readText(before.site.path) : undefined;
		return {
			kind: 'asked',
			answer,
			says,
			hasChangedLogin: after?.ok === true && before?.digest !== null && after.digest !== before?.digest,
		};
	},
});

/** Claude Code would take the client's route with any credential: first where that leads, then whether to ask it. */
async function whereElse(
	{host, need, isAllowed, isOffline, gateways}: ProbeContext,
	sent: Request,
): Promise<string | undefined> {
	const [way, known, {files}] = await Promise.all([need(network), need(grounds), need(settings)]);
	return whyNotThroughClaude({
		sources: [sent.xApiKey, sent.bearer].flatMap((one) => (one ? [one.source] : [])),
		endpoint: readEndpoint(sent.baseUrl?.plain?.trim() || sent.origin),
		namedBy: await namerOf(sent, known, host.files),
		network: way,
		leave: {isOffline, isGatewayAllowed: isAllowed('gateway'), gateways},
		isOwnOrigin: isOwnOrigin(sent),
		files,
	});
}

type Result = {
	readonly is_error?: boolean;
	readonly result?: unknown;
	readonly api_error_status?: number | null;
	readonly api_error_type?: string | null;
};

/** Texts that Claude Code prints without a status; first match wins (claude-code.md §2, §3). */
const texts: readonly (readonly [RegExp, CauseId])[] = [
	[/Not logged in|Missing API key/i, 'login-missing'],
	[/session expired and could not be refreshed|Login expired|token has expired/i, 'login-expired'],
	[/apiKeyHelper/i, 'helper-failed'],
	// The edge's answer has no request id; the API's own 403 has one.
	[/^(?![\s\S]*req_)[\s\S]*Request not allowed/i, 'region-blocked'],
	[/issue with the selected model/i, 'model-not-found'],
	[/could not load AWS credentials|security token|AWS auth|Bedrock/i, 'cloud-credentials'],
	[/Google Cloud credentials|invalid_grant|invalid_rapt|Google auth|aiplatform/i, 'cloud-credentials'],
	[/ANTHROPIC_FOUNDRY_RESOURCE|Azure auth|baseURL.*resource/i, 'cloud-credentials'],
	[/Invalid URL/i, 'base-url-invalid'],
	[/ANTHROPIC_CUSTOM_HEADERS/i, 'custom-headers'],
	[/altnames|hostname mismatch/i, 'not-the-api'],
	[/certificate/i, 'tls-intercepted'],
	[/ERR_PROXY_TUNNEL|through your proxy/i, 'proxy-unreachable'],
	[/UnsupportedProxyProtocol/i, 'proxy-invalid'],
	[/malformed response/i, 'not-the-api'],
	[/ConnectionRefused|Unable to connect|Can't reach/i, 'offline'],
	[/corrupted/i, 'config-corrupt'],
	[/Overloaded|529/i, 'overloaded'],
	[/hit your .{0,80} limit|rejected \(429\)/i, 'rate-limited'],
	[/Request too large/i, 'request-too-large'],
	[/Invalid API key/i, 'key-rejected'],
];

/** What versions before 2.1 say where they find nothing to send; with a key they say "Fix external API key". */
const noCredentialOnce = /^Invalid API key · Please run \/login/i;

const wayCauses: ReadonlySet<CauseId> = new Set<CauseId>([
	'offline',
	'tls-intercepted',
	'proxy-unreachable',
	'proxy-invalid',
	'proxy-auth',
	'not-the-api',
	'base-url-invalid',
]);

/** Reads the answer of `claude -p --output-format json`: its fields first, its words only where it gives none. */
export function readClaude(
	code: number,
	stdout: string,
	stderr: string,
	isSignIn: boolean,
	version: string | null = null,
): {readonly answer: AnswerResult; readonly says: string} {
	const parsed = lastResult(stdout);
	const text = typeof parsed?.result === 'string' ? parsed.result : stdout.trim() || stderr.trim();
	const says = oneLine(text, 240);
	if (code === 0 && parsed && parsed.is_error !== true) {
		return {answer: {kind: 'accepted', requestId: undefined}, says};
	}
	const isOld = version !== null && isInRange({before: '2.1.0'}, version);
	const status = parsed?.api_error_status ?? Number(/API Error: (\d{3})\b/.exec(text)?.[1] ?? Number.NaN);
	const body = bodyIn(text);
	const type = parsed?.api_error_type ?? body?.type ?? undefined;
	const named =
		(isOld && noCredentialOnce.test(text) ? 'login-missing' : undefined) ??
		causeOfMessage(text) ??
		causeOfCode(/\(([A-Z][A-Z_0-9]{4,})\)/.exec(text)?.[1] ?? '') ??
		texts.find(([pattern]) => pattern.test(text))?.[1];
	if (named === undefined && !Number.isFinite(status)) {
		return {answer: {kind: 'not-asked', why: 'unknown-words', says}, says};
	}
	const cause = named ?? causeOfRefusal({status, type, message: text}, isSignIn ? 'sign-in' : 'key');
	if (wayCauses.has(cause) && !Number.isFinite(status)) {
		return {
			answer: {kind: 'no-way', cause, code: /\b[A-Z][A-Z_]{5,}\b/.exec(text)?.[0] ?? 'failed', detail: says},
			says,
		};
	}
	const asSignIn = isSignIn && cause === 'key-rejected' ? 'login-rejected' : cause;
	return {
		answer: {
			kind: 'said',
			cause: asSignIn,
			status: Number.isFinite(status) ? status : 0,
			type,
			message: typeof body?.message === 'string' ? oneLine(body.message, 240) : says.replace(ownWords, ''),
			requestId: /\breq_\w+/.exec(text)?.[0],
			retryAfter: undefined,
		},
		says,
	};
}

/** Before what the server said. */
const ownWords = /^(?:Failed to authenticate\. )?API Error: (?:\d{3} )?/;

/** The server's own words, where Claude Code repeats its whole answer after its own. */
function bodyIn(text: string): {readonly type?: string; readonly message?: unknown} | undefined {
	try {
		return (JSON.parse(text.slice(text.indexOf('{'), text.lastIndexOf('}') + 1)) as {readonly error?: object}).error;
	} catch {
		return undefined;
	}
}

function lastResult(stdout: string): Result | undefined {
	for (const line of stdout.trim().split('\n').reverse()) {
		try {
			const parsed: unknown = JSON.parse(line);
			if (parsed !== null && typeof parsed === 'object' && 'result' in parsed) {
				return parsed as Result;
			}
		} catch {}
	}
	return undefined;
}
