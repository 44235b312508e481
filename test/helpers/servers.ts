// The fake internet of one case: a server on loopback for each origin, and a log of every request.
import http from 'node:http';
import https from 'node:https';
import net from 'node:net';
import {answerOf} from './answers.js';
import type {Authority} from './certificates.js';
import {type MadeUp, readOffset} from './placeholders.js';
import {chooseAnswer, type Origin} from './servers-plan.js';
import {answerConnect, failing, modelOf, readBody} from './servers-wire.js';

export type LoggedRequest = {
	readonly origin: string;
	readonly method: string;
	readonly path: string;
	readonly key: string | undefined;
	readonly bearer: string | undefined;
	/** Labels of the secrets in it, wherever they stand. */
	readonly secrets: readonly string[];
	/** `claude`: the stand-in for Claude Code asks. */
	readonly by: 'program' | 'claude';
};

export type Authorities = Readonly<Record<'trusted' | 'self-signed', Authority>>;

/** Where a connection really goes: a port on loopback, or the way fails. */
export type Destination = number | 'refused' | 'unresolved' | 'unreachable';

/** Servers that take long are short here: their seconds, and what is waited for them, are divided by this. */
export const haste = 4;

export class Network {
	readonly log: LoggedRequest[] = [];
	readonly #origins: readonly Origin[];
	readonly #secrets: readonly MadeUp[];
	readonly #ports = new Map<Origin, number>();
	readonly #servers: net.Server[] = [];
	readonly #open = new Set<net.Socket>();

	constructor(origins: readonly Origin[], secrets: readonly MadeUp[]) {
		this.#origins = origins;
		this.#secrets = secrets;
	}

	async start(authorities: Authorities): Promise<void> {
		await Promise.all(this.#origins.map((origin) => this.#serve(origin, authorities)));
	}

	close(): void {
		for (const server of this.#servers) {
			server.close();
		}
		for (const socket of this.#open) {
			socket.destroy();
		}
	}

	/** Of a connection that this machine makes itself. */
	destinationOf(host: string, port: number): Destination {
		const name = host.replace(/^\[|\]$/g, '').toLowerCase();
		const isLocal = name === 'localhost' || name === '::1' || /^127\./.test(name);
		const there = this.#origins.filter((origin) => origin.host.replace(/^\[|\]$/g, '') === name);
		if (!isLocal && !net.isIP(name) && !there.some(({isKnown}) => isKnown)) {
			return 'unresolved';
		}
		if (name === '127.0.0.1' && [...this.#ports.values()].includes(port)) {
			// A proxy of ours goes on to one of the servers.
			return port;
		}
		const served = there.find((origin) => origin.port === port);
		if (served) {
			return this.#ports.get(served) ?? 'refused';
		}
		return isLocal || there.length > 0 ? 'refused' : 'unreachable';
	}

	/** Whether an answer from there is waited for. */
	isSlow(origin: string): boolean {
		const plan = this.#origins.find((one) => one.origin === origin)?.plan;
		const answers = plan ? [plan.always, plan.otherwise, ...Object.values(plan.answers)] : [];
		return answers.some((answer) => answer !== undefined && /^(hang|slow)/.test(answer));
	}

	async #serve(origin: Origin, authorities: Authorities): Promise<void> {
		const {always} = origin.plan;
		if (always === 'refused' || always === 'unresolved') {
			return;
		}
		const server =
			origin.isSecure && (always === 'hang' || always === 'reset')
				? failing(always)
				: this.#speaking(origin, authorities);
		server.on('connection', (socket: net.Socket) => {
			this.#open.add(socket);
			socket.on('error', () => {});
			socket.on('close', () => this.#open.delete(socket));
		});
		this.#servers.push(server);
		await new Promise<void>((resolve, reject) => {
			server.once('error', reject);
			server.listen(0, '127.0.0.1', resolve);
		});
		this.#ports.set(origin, (server.address() as net.AddressInfo).port);
	}

	#speaking(origin: Origin, authorities: Authorities): http.Server | https.Server {
		const handle: http.RequestListener = (request, response) => {
			this.#handle(origin, request, response).catch(() => response.destroy());
		};
		const server = origin.isSecure
			? https.createServer(authorities[origin.certificate].for(origin.host), handle)
			: http.createServer(handle);
		server.on('connect', (request: http.IncomingMessage, socket: net.Socket) => this.#tunnel(origin, request, socket));
		server.on('tlsClientError', () => {});
		return server;
	}

	async #handle(origin: Origin, request: http.IncomingMessage, response: http.ServerResponse): Promise<void> {
		const body = await readBody(request);
		const seen = this.#note(origin, request, body);
		const name = chooseAnswer(origin, seen);
		if (name === 'hang') {
			return;
		}
		if (name === 'reset') {
			request.socket.resetAndDestroy();
			return;
		}
		if (name.startsWith('slow:')) {
			await new Promise((resolve) => setTimeout(resolve, (Number(name.slice(5)) * 1000) / haste));
		}
		const answer = answerOf(name, {path: seen.path.slice(origin.base.length), model: modelOf(body)});
		const text = typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body);
		response.writeHead(answer.status, {
			date: new Date(Date.now() + readOffset(origin.plan.date ?? '')).toUTCString(),
			'content-type': typeof answer.body === 'string' ? 'text/html; charset=utf-8' : 'application/json',
			'content-length': Buffer.byteLength(text),
			...(answer.isEdge ? {} : {server: 'cloudflare', 'cf-ray': '8f0000000000abcd-FRA'}),
			...answer.headers,
		});
		response.end(request.method === 'HEAD' ? '' : text);
	}

	/** A proxy knows every origin of the case, also those that can't be resolved. */
	#tunnel(origin: Origin, request: http.IncomingMessage, socket: net.Socket): void {
		this.#note(origin, request, '');
		const [host, port] = (request.url ?? '').split(':');
		const target = this.#origins.find((other) => other.host === host && other.port === Number(port));
		answerConnect(origin.plan.always, target && this.#ports.get(target), socket);
	}

	#note(origin: Origin, request: http.IncomingMessage, body: string): LoggedRequest {
		const {'x-api-key': key, authorization, 'x-lab-by': by} = request.headers;
		const everything = [request.url, ...request.rawHeaders, body].join('\n');
		const entry: LoggedRequest = {
			origin: origin.origin,
			method: request.method ?? '',
			path: (request.url ?? '').split('?')[0] ?? '',
			key: key?.toString(),
			bearer: authorization?.replace(/^Bearer /i, ''),
			secrets: this.#secrets.filter(({value}) => everything.includes(value)).map(({kind, name}) => `${kind}:${name}`),
			by: by === 'claude' ? 'claude' : 'program',
		};
		this.log.push(entry);
		return entry;
	}
}
