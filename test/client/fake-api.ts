// A fake of the API and of the hosts around it, as far as the client asks them: over HTTP and TLS, on loopback, with a log.
import {createServer, type IncomingMessage, type RequestListener, type ServerResponse} from 'node:http';
import {createServer as createTlsServer} from 'node:https';
import {connect} from 'node:net';
import type {Duplex} from 'node:stream';
import {createSecureContext, type TlsOptions} from 'node:tls';
import {gunzipSync} from 'node:zlib';
import type {MadeUp} from '../helpers/placeholders.js';
import type {Certificate} from './certificate.js';
import {answer, type Reply} from './fake-answers.js';
import type {Logged} from './protocol.js';

/** HTTP: the gateway of the tests, a local proxy such as LiteLLM, what has no port, and a proxy on the way to everything. */
const ports = [8787, 4000, 80, 3128];

export type FakeApi = {
	/** Forgets what was logged and takes these secrets as the ones that exist. */
	reset(secrets: readonly MadeUp[]): void;
	readonly requests: readonly Logged[];
};

/** `certificateFor`: of a host. */
export async function startApi(certificateFor: (host: string) => Certificate): Promise<FakeApi> {
	let secrets: readonly MadeUp[] = [];
	let requests: Logged[] = [];
	const listen =
		(scheme: 'http' | 'https'): RequestListener =>
		(request, response) => {
			const logged = logOf(request, scheme);
			requests.push(logged);
			void readBody(request).then((body) => {
				const reply = answer(logged, body, secrets, request.headers);
				// Not what a session asks on the side.
				logged.isPrompt = Array.isArray(body.messages) && JSON.stringify(body.messages).includes('"hi"');
				logged.status = reply.status;
				send(response, reply);
			});
		};
	// Odd characters in a header are what the tests are about.
	const options = {insecureHTTPParser: true};
	const SNICallback: TlsOptions['SNICallback'] = (host, done) => done(null, createSecureContext(certificateFor(host)));
	await Promise.all([
		...ports.map((port) => started(createServer(options, listen('http')), port)),
		started(createTlsServer({...options, ...certificateFor('localhost'), SNICallback}, listen('https')), 443),
	]);
	return {
		reset(known) {
			secrets = known;
			requests = [];
		},
		get requests() {
			return requests;
		},
	};
}

function started(server: ReturnType<typeof createServer>, port: number): Promise<void> {
	server.on('clientError', (_, socket) => socket.destroy());
	// As a proxy it leads everything to this machine, as the name server does.
	server.on('connect', ({url = ''}: IncomingMessage, socket: Duplex) => {
		const way = connect(Number(url.replace(/.*:/, '')), '127.0.0.1', () => {
			socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
			way.pipe(socket).pipe(way);
		});
		way.on('error', () => socket.destroy());
		socket.on('error', () => way.destroy());
	});
	return new Promise((resolve, reject) => {
		server.once('error', reject);
		server.listen(port, '127.0.0.1', resolve);
	});
}

function logOf(request: IncomingMessage, scheme: 'http' | 'https'): Logged {
	const key = request.headers['x-api-key'];
	return {
		scheme,
		host: request.headers.host ?? '',
		method: request.method ?? '',
		path: request.url ?? '',
		xApiKey: Array.isArray(key) ? key.join(', ') : key,
		authorization: request.headers.authorization,
		isPrompt: false,
		status: 0,
	};
}

async function readBody(request: IncomingMessage): Promise<Readonly<Record<string, unknown>>> {
	const chunks: Buffer[] = [];
	try {
		for await (const chunk of request) {
			chunks.push(chunk);
		}
		const encoding = request.headers['content-encoding'];
		const bytes = Buffer.concat(chunks);
		const body: unknown = JSON.parse(String(encoding === 'gzip' ? gunzipSync(bytes) : bytes));
		return body !== null && typeof body === 'object' ? (body as Record<string, unknown>) : {};
	} catch {
		return {};
	}
}

function send(response: ServerResponse, {status, type, body}: Reply): void {
	response.writeHead(status, {'content-type': type, 'request-id': 'req_fake'});
	response.end(body);
}
