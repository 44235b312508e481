// What the fake servers do with connections and bodies: proxies that tunnel or refuse, and ways that fail before any answer.
import type http from 'node:http';
import net from 'node:net';

/** CONNECT. `always`: what the proxy does; `port`: where the target is on loopback, if there is one. */
export function answerConnect(always: string | undefined, port: number | undefined, socket: net.Socket): void {
	if (always === 'proxy' && port !== undefined) {
		const upstream = net.connect(port, '127.0.0.1', () => {
			socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
			upstream.pipe(socket).pipe(upstream);
		});
		upstream.on('error', () => socket.destroy());
		socket.on('close', () => upstream.destroy());
		return;
	}
	const refusals: Readonly<Record<string, string>> = {
		proxy: '502 Bad Gateway',
		'proxy-407': '407 Proxy Authentication Required\r\nproxy-authenticate: Basic realm="proxy"',
	};
	socket.end(`HTTP/1.1 ${refusals[always ?? ''] ?? '405 Method Not Allowed'}\r\ncontent-length: 0\r\n\r\n`);
}

/** Before any TLS: the connection is there, and that is all. */
export function failing(always: 'hang' | 'reset'): net.Server {
	return net.createServer((socket) => {
		if (always === 'reset') {
			socket.resetAndDestroy();
		}
	});
}

export async function readBody(request: http.IncomingMessage): Promise<string> {
	let body = '';
	for await (const chunk of request.setEncoding('utf8')) {
		body += chunk;
	}
	return body;
}

/** Of a message; '' if it names none. */
export function modelOf(body: string): string {
	try {
		const {model} = JSON.parse(body) as {readonly model?: unknown};
		return typeof model === 'string' ? model : '';
	} catch {
		return '';
	}
}
