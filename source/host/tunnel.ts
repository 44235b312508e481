// A tunnel through an HTTP proxy, made by CONNECT: for http:// targets too, as Claude Code does (claude-code.md §3 r).
import http from 'node:http';
import https from 'node:https';
import {isIP, type Socket} from 'node:net';
import type {ProxyChoice} from '../core/trust/proxy.js';
import {failureOf} from '../core/way-failure.js';
import {codeOf} from './deadline.js';
import type {Trust} from './trust.js';
import {WayError} from './way-failure.js';

export type TunnelOptions = {
	readonly proxy: Extract<ProxyChoice, {kind: 'proxy'}>;
	readonly target: URL;
	/** Of a proxy that is spoken to over TLS. */
	readonly trust: Trust;
	readonly signal: AbortSignal;
	/** The proxy itself was reached. */
	readonly onReached: () => void;
};

/** A connection that leads to the target. Rejects with a WayError that blames the proxy. */
export function openTunnel({proxy, target, trust, signal, onReached}: TunnelOptions): Promise<Socket> {
	const isSecure = proxy.url.protocol === 'https:';
	const name = `${target.hostname}:${target.port || (target.protocol === 'https:' ? 443 : 80)}`;
	const host = proxy.url.hostname.replace(/^\[|\]$/g, '');
	const request = (isSecure ? https : http).request({
		method: 'CONNECT',
		host,
		port: proxy.url.port || (isSecure ? 443 : 80),
		path: name,
		headers: {host: name, ...(proxy.authorization ? {'proxy-authorization': proxy.authorization} : {})},
		agent: false,
		signal,
		// Without it the name of the target, which the Host header has, would be asked of the proxy's certificate.
		...(isSecure ? {...trust, servername: isIP(host) ? '' : host} : {}),
	});
	return new Promise((resolve, reject) => {
		let isThere = false;
		request.once('socket', (socket) => {
			socket.once(isSecure ? 'secureConnect' : 'connect', () => {
				isThere = true;
				onReached();
			});
		});
		request.once('connect', ({statusCode = 0}, socket) => {
			if (statusCode >= 200 && statusCode < 300) {
				resolve(socket as Socket);
				return;
			}
			socket.on('error', () => {}).destroy();
			reject(new WayError(statusCode === 407 ? 'proxy-auth' : 'proxy-refused', `CONNECT ${statusCode}`));
		});
		request.once('error', (error) => {
			const code = codeOf(error) || 'UNKNOWN';
			const failure = failureOf(code);
			const isWay = failure !== 'certificate' && failure !== 'tls';
			reject(new WayError(isThere ? 'proxy-refused' : isWay ? 'proxy-unreachable' : failure, code));
		});
		request.end();
	});
}
