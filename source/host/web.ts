// The only HTTP: one request, no redirects, no retries, limits on everything, and every failure told apart.
import type {Readable} from 'node:stream';
import type {Dispatcher} from 'undici';
import type {Files, Host, WebRequest, WebResult} from '../core/host.js';
import {codeOf} from './deadline.js';
import {headersOf} from './headers.js';
import {chooseProxy, type ProxyChoice} from './proxy.js';
import {type Trust, trustOf, wantsSystem} from './trust.js';
import {failureOf, proxyFailureOf} from './way-failure.js';

const defaultTime = 5000;
const mostBody = 256 * 1024;

type Variables = Readonly<Record<string, string | undefined>>;

export type WebOptions = {
	readonly environment: Variables;
	readonly files: Files;
	/** Origin → the origin that is asked in its place. */
	readonly routes: Readonly<Record<string, string>>;
};

/** What one request needs to know once it has been judged sound. */
type Way = {
	readonly url: URL;
	readonly headers: Record<string, string>;
	readonly choice: Exclude<ProxyChoice, {kind: 'invalid'}>;
	readonly trust: Trust;
	readonly time: number;
};

export function makeWeb({environment, files, routes}: WebOptions): Host['request'] {
	return async (request) => {
		const began = performance.now();
		const since = () => Math.round(performance.now() - began);
		const variables = request.environment ?? environment;
		const refuse = (failure: 'bad-url' | 'bad-header' | 'proxy-invalid', code: string): WebResult => ({
			ok: false,
			failure,
			code,
			milliseconds: since(),
		});
		const asked = readUrl(request.url);
		if (typeof asked === 'string') {
			return refuse('bad-url', asked);
		}
		const headers = headersOf(request.headers ?? {}, asked.host);
		if (typeof headers === 'string') {
			return refuse('bad-header', headers);
		}
		const route = routes[asked.origin];
		const choice: ProxyChoice = route === undefined ? chooseProxy(asked, variables) : {kind: 'none'};
		if (choice.kind === 'invalid') {
			return refuse('proxy-invalid', choice.code);
		}
		const url = route === undefined ? asked : new URL(asked.pathname + asked.search, route);
		const isSystem = request.trust === undefined ? wantsSystem(variables) : request.trust === 'system';
		const trust = url.protocol === 'https:' ? await trustOf(variables, files, isSystem) : {rejectUnauthorized: true};
		const way: Way = {url, headers, choice, trust, time: request.timeout ?? defaultTime};
		return {
			...(await ask(request, way)),
			milliseconds: since(),
			...(choice.kind === 'proxy' ? {proxy: choice.shown} : {}),
		};
	};
}

/** The URL, or the code of what is wrong with it. */
function readUrl(text: string): URL | string {
	if (!URL.canParse(text)) {
		return 'ERR_INVALID_URL';
	}
	const url = new URL(text);
	if (url.protocol !== 'http:' && url.protocol !== 'https:') {
		return 'ERR_INVALID_PROTOCOL';
	}
	// As fetch refuses it.
	return url.username || url.password ? 'ERR_URL_CREDENTIALS' : url;
}

type Answer =
	| Omit<Extract<WebResult, {ok: true}>, 'milliseconds' | 'proxy'>
	| Omit<Extract<WebResult, {ok: false}>, 'milliseconds' | 'proxy'>;

async function ask({method, body}: WebRequest, way: Way): Promise<Answer> {
	const {dispatcher, isOfProxy} = await connectBy(way);
	const {url, headers, choice, time} = way;
	const late = AbortSignal.timeout(Math.max(1, time));
	try {
		const response = await dispatcher.request({
			origin: url.origin,
			path: url.pathname + url.search,
			method,
			headers,
			...(body === undefined ? {} : {body}),
			signal: late,
		});
		return {
			ok: true,
			status: response.statusCode,
			headers: joined(response.headers),
			body: await readBody(response.body),
		};
	} catch (error) {
		if (late.aborted) {
			return {ok: false, failure: 'timeout', code: 'ETIMEDOUT'};
		}
		const code = codeOf(error) || codeOf((error as {cause?: unknown} | null)?.cause) || 'UNKNOWN';
		const status = choice.kind === 'proxy' ? tunnelStatus(error) : undefined;
		if (status !== undefined) {
			return {ok: false, failure: status === 407 ? 'proxy-auth' : 'proxy-refused', code: `CONNECT ${status}`};
		}
		return {ok: false, failure: isOfProxy(error) ? proxyFailureOf(code) : failureOf(code), code};
	} finally {
		void dispatcher.destroy().catch(() => {});
	}
}

/** A dispatcher for one request. `isOfProxy` tells whether an error came up between us and the proxy. */
async function connectBy({choice, trust, time}: Way): Promise<{
	readonly dispatcher: Dispatcher;
	readonly isOfProxy: (error: unknown) => boolean;
}> {
	// Loaded here, so that a run without the network doesn't pay for it.
	const {Agent, Client, ProxyAgent} = await import('undici');
	const limits = {headersTimeout: time, bodyTimeout: time};
	// Behind a slow line 250 ms aren't enough for an attempt at IPv6 or IPv4.
	const patient = {timeout: time, autoSelectFamily: true, autoSelectFamilyAttemptTimeout: 1000};
	if (choice.kind === 'none') {
		return {dispatcher: new Agent({...limits, connect: {...patient, ...trust}}), isOfProxy: () => false};
	}
	const marked = new WeakSet<object>();
	const dispatcher = new ProxyAgent({
		...limits,
		uri: `${choice.url.protocol}//${choice.url.host}`,
		...(choice.authorization === undefined ? {} : {token: choice.authorization}),
		requestTls: {...patient, ...trust},
		proxyTls: {...patient, ...trust},
		clientFactory(origin, options) {
			const {connect} = options as {connect: Connect};
			return new Client(origin, {
				...limits,
				connect: (wanted, callback) =>
					connect(wanted, (error, socket) => {
						if (error) {
							marked.add(error);
							callback(error, null);
						} else if (socket) {
							callback(null, socket);
						}
					}),
			});
		},
	});
	return {dispatcher, isOfProxy: (error) => typeof error === 'object' && error !== null && marked.has(error)};
}
type Connect = import('undici').buildConnector.connector;

/** The status with which a proxy refused the tunnel: undici says it in words only. */
function tunnelStatus(error: unknown): number | undefined {
	const status = error instanceof Error && /^Proxy response \((\d{3})\)/.exec(error.message)?.[1];
	return status ? Number(status) : undefined;
}

async function readBody(stream: Readable): Promise<string> {
	const parts: Buffer[] = [];
	let size = 0;
	for await (const part of stream as AsyncIterable<Buffer>) {
		parts.push(part);
		size += part.length;
		if (size >= mostBody) {
			break;
		}
	}
	return Buffer.concat(parts).subarray(0, mostBody).toString('utf8');
}

function joined(headers: Readonly<Record<string, string | string[] | undefined>>): Record<string, string> {
	return Object.fromEntries(
		Object.entries(headers).map(([name, value]) => [
			name.toLowerCase(),
			Array.isArray(value) ? value.join(', ') : (value ?? ''),
		]),
	);
}
