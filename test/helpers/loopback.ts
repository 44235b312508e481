// Servers on loopback that behave as the network does at its worst; each is closed when the test that started it has finished.
import {execFileSync} from 'node:child_process';
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import http from 'node:http';
import https from 'node:https';
import net from 'node:net';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {onTestFinished} from 'vitest';

export type Seen = {
	readonly method: string;
	readonly path: string;
	readonly headers: http.IncomingHttpHeaders;
	readonly body: string;
};

export type Served = {readonly origin: string; readonly port: number; readonly log: Seen[]};

/** What the server does with a request: an answer, nothing at all, or a connection that breaks. */
export type Reply =
	| {readonly status?: number; readonly headers?: http.OutgoingHttpHeaders; readonly body?: string | object}
	| 'hang'
	| 'reset';

export type Identity = {readonly key: string; readonly cert: string};

export async function serve(reply: Reply | ((seen: Seen) => Reply), identity?: Identity): Promise<Served> {
	const log: Seen[] = [];
	const handle: http.RequestListener = async (request, response) => {
		const parts: Buffer[] = [];
		for await (const part of request) {
			parts.push(part as Buffer);
		}
		const seen = {
			method: request.method ?? '',
			path: request.url ?? '',
			headers: request.headers,
			body: Buffer.concat(parts).toString(),
		};
		log.push(seen);
		const chosen = typeof reply === 'function' ? reply(seen) : reply;
		if (chosen === 'reset') {
			request.socket.resetAndDestroy();
		} else if (chosen !== 'hang') {
			const {status = 200, headers = {}, body = {}} = chosen;
			const text = typeof body === 'string' ? body : JSON.stringify(body);
			response.writeHead(status, {'content-type': 'application/json', ...headers}).end(text);
		}
	};
	const server = identity ? https.createServer(identity, handle) : http.createServer(handle);
	server.on('tlsClientError', () => {});
	const port = await listen(server);
	return {origin: `${identity ? 'https' : 'http'}://127.0.0.1:${port}`, port, log};
}

/** A bare connection: what comes after is up to `handle`. */
export async function serveRaw(handle: (socket: net.Socket) => void): Promise<number> {
	return listen(
		net.createServer((socket) => {
			socket.on('error', () => {});
			handle(socket);
		}),
	);
}

/** A proxy that tunnels, or refuses with this status line: "502 Bad Gateway". */
export async function serveProxy(refusal?: string, identity?: Identity): Promise<Served> {
	const log: Seen[] = [];
	const server = identity ? https.createServer(identity) : http.createServer();
	server.on('connect', (request: http.IncomingMessage, socket: net.Socket) => {
		log.push({method: 'CONNECT', path: request.url ?? '', headers: request.headers, body: ''});
		socket.on('error', () => {});
		if (refusal) {
			socket.end(`HTTP/1.1 ${refusal}\r\ncontent-length: 0\r\n\r\n`);
			return;
		}
		const [host, port] = (request.url ?? '').split(':');
		const upstream = net.connect(Number(port), host === 'localhost' ? '127.0.0.1' : host, () => {
			socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
			upstream.pipe(socket).pipe(upstream);
		});
		upstream.on('error', () => socket.destroy());
		socket.on('close', () => upstream.destroy());
	});
	server.on('tlsClientError', () => {});
	const port = await listen(server);
	return {origin: `${identity ? 'https' : 'http'}://127.0.0.1:${port}`, port, log};
}

/** A port on which nothing listens. */
export async function deadPort(): Promise<number> {
	const server = net.createServer();
	const port = await new Promise<number>((resolve) => {
		server.listen(0, '127.0.0.1', () => resolve((server.address() as net.AddressInfo).port));
	});
	await new Promise((resolve) => server.close(resolve));
	return port;
}

async function listen(server: net.Server | http.Server): Promise<number> {
	const open = new Set<net.Socket>();
	server.on('connection', (socket: net.Socket) => {
		open.add(socket);
		socket.on('close', () => open.delete(socket));
	});
	onTestFinished(() => {
		server.close();
		for (const socket of open) {
			socket.destroy();
		}
	});
	return new Promise((resolve, reject) => {
		server.once('error', reject);
		server.listen(0, '127.0.0.1', () => resolve((server.address() as net.AddressInfo).port));
	});
}

/** Certificates for 127.0.0.1, made on the spot: one that signed itself, and one of an authority that nobody knows. */
export type Certificates = {
	readonly selfSigned: Identity;
	readonly signed: Identity;
	readonly expired: Identity;
	readonly otherName: Identity;
	/** PEM. */
	readonly authority: string;
};

/** undefined where there is no openssl. */
export function makeCertificates(): Certificates | undefined {
	const folder = mkdtempSync(join(tmpdir(), 'claude-fix-certificates-'));
	const openssl = (...args: string[]) => execFileSync('openssl', args, {cwd: folder, stdio: 'ignore'});
	const read = (name: string) => readFileSync(join(folder, name), 'utf8');
	const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
	const sign = (name: string, alternative: string, ...dates: string[]): Identity => {
		writeFileSync(join(folder, `${name}.ext`), `subjectAltName=${alternative}\n`);
		openssl('req', ...key, '-keyout', `${name}.key`, '-out', `${name}.csr`, '-subj', `/CN=${name}`);
		const by = ['-CA', 'ca.pem', '-CAkey', 'ca.key', '-CAcreateserial', '-extfile', `${name}.ext`];
		openssl('x509', '-req', '-in', `${name}.csr`, ...by, '-out', `${name}.pem`, ...dates);
		return {key: read(`${name}.key`), cert: read(`${name}.pem`)};
	};
	try {
		const local = ['-addext', 'subjectAltName=IP:127.0.0.1'];
		openssl(
			'req',
			'-x509',
			...key,
			'-keyout',
			'self.key',
			'-out',
			'self.pem',
			'-days',
			'2',
			'-subj',
			'/CN=self',
			...local,
		);
		openssl('req', '-x509', ...key, '-keyout', 'ca.key', '-out', 'ca.pem', '-days', '2', '-subj', '/CN=nobody');
		return {
			selfSigned: {key: read('self.key'), cert: read('self.pem')},
			signed: sign('signed', 'IP:127.0.0.1', '-days', '2'),
			expired: sign('expired', 'IP:127.0.0.1', '-days', '-1'),
			otherName: sign('other', 'DNS:elsewhere.example', '-days', '2'),
			authority: read('ca.pem'),
		};
	} catch {
		return undefined;
	} finally {
		rmSync(folder, {recursive: true, force: true});
	}
}
