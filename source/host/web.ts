// The only HTTP: one request, no redirects, no retries, limits on everything, and every failure told apart.
import process from 'node:process';
import type {Readable} from 'node:stream';
import type {Files, Host, WebRequest, WebResult, Words} from '../core/host.js';
import {Secret} from '../core/secret.js';
import {chooseProxy, type ProxyChoice} from '../core/trust/proxy.js';
import {makeConnector} from './connect.js';
import {TooLate, within} from './deadline.js';
import {headersOf} from './headers.js';
import {type Trust, trustOf, wantsSystem, withSystem} from './trust.js';
import {failedBy} from './way-failure.js';

// glibc would ask each name server twice, five seconds each time, and Node can't end before it has an answer.
process.env.RES_OPTIONS ??= 'timeout:2 attempts:2';

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
		const variables = variablesOf(request) ?? environment;
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
		if (carriesSecret(request) && request.passage?.origin !== asked.origin) {
			return {ok: false, failure: 'failed', code: 'NO_PASSAGE', milliseconds: since()};
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
		const time = request.timeout ?? defaultTime;
		const trust = url.protocol === 'https:' ? await trustOf(variables, files) : {rejectUnauthorized: true as const};
		let answer = await ask(request, {url, headers, choice, trust, time});
		const isSystem = request.trust === undefined ? wantsSystem(variables) : request.trust === 'system';
		if (!answer.ok && answer.failure === 'certificate' && isSystem) {
			// Only now, since reading them takes a while. Nothing was sent yet.
			const wider = await withSystem(trust, files);
			answer = await ask(request, {url, headers, choice, trust: wider, time: Math.max(1, time - since())});
		}
		return {...answer, milliseconds: since(), ...(choice.kind === 'proxy' ? {proxy: choice.shown} : {})};
	};
}

function carriesSecret({headers = {}}: WebRequest): boolean {
	const holds = (words: Words): boolean =>
		words instanceof Secret || (typeof words !== 'string' && words.some((word) => word instanceof Secret));
	return Object.values(headers).some(holds);
}

function variablesOf({passage}: WebRequest): Variables | undefined {
	return passage && Object.fromEntries([...passage.variables].map(([name, {value}]) => [name, value.reveal()]));
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
	// Loaded here, so that a run without the network doesn't pay for it; by its default export, the only one that it has once bundled.
	const {Client} = (await import('undici')).default;
	const {url, headers, time} = way;
	const ending = new AbortController();
	let isReached = false;
	const onReached = () => {
		isReached = true;
	};
	const client = new Client(url.origin, {connect: await makeConnector({...way, signal: ending.signal, onReached})});
	const exchange = async (): Promise<Answer> => {
		const response = await client.request({
			path: url.pathname + url.search,
			method,
			headers,
			...(body === undefined ? {} : {body}),
		});
		return {
			ok: true,
			status: response.statusCode,
			headers: joined(response.headers),
			body: await readBody(response.body),
		};
	};
	try {
		return await within(time, exchange());
	} catch (error) {
		const isOfProxy = error instanceof TooLate && way.choice.kind === 'proxy' && !isReached;
		return {ok: false, ...(isOfProxy ? {failure: 'proxy-unreachable', code: error.code} : failedBy(error))};
	} finally {
		ending.abort();
		void client.destroy().catch(() => {});
	}
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
