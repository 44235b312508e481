// The one connection of a request: direct or by a proxy, each failure judged where it comes up.
import type {Socket} from 'node:net';
import type {buildConnector} from 'undici';
import type {ProxyChoice} from '../core/trust/proxy.js';
import type {Trust} from './trust.js';
import {openTunnel} from './tunnel.js';
import {failedBy, WayError} from './way-failure.js';

export type ConnectOptions = {
	readonly url: URL;
	readonly choice: Exclude<ProxyChoice, {kind: 'invalid'}>;
	readonly trust: Trust;
	/** Milliseconds. */
	readonly time: number;
	readonly signal: AbortSignal;
	/** The proxy was reached. */
	readonly onReached: () => void;
};

/** Makes the one connection of a request, by the proxy if there is one. */
export async function makeConnector(options: ConnectOptions): Promise<buildConnector.connector> {
	const {url, choice, trust, time, signal, onReached} = options;
	const {buildConnector} = (await import('undici')).default;
	// `trust` says it for each request; Node would warn about the variable on standard error, across the screen.
	delete process.env.NODE_TLS_REJECT_UNAUTHORIZED;
	// Behind a slow line Node's 250 ms aren't enough for an attempt at IPv6 or IPv4.
	const direct = buildConnector({
		timeout: time,
		autoSelectFamily: true,
		autoSelectFamilyAttemptTimeout: 1000,
		...trust,
	});
	const connect = async (wanted: buildConnector.Options): Promise<Socket> => {
		const tunnel =
			choice.kind === 'proxy' ? await openTunnel({proxy: choice, target: url, trust, signal, onReached}) : undefined;
		if (tunnel && url.protocol === 'http:') {
			return tunnel;
		}
		return new Promise((resolve, reject) => {
			direct({...wanted, ...(tunnel ? {httpSocket: tunnel} : {})}, (error, socket) => {
				if (socket) {
					resolve(socket);
				} else {
					const {failure, code} = failedBy(error);
					reject(new WayError(failure, code));
				}
			});
		});
	};
	let isUsed = false;
	return (wanted, callback) => {
		// undici would connect again for a request that it takes for unsent; a request of ours goes out once or not at all.
		const socket = isUsed ? Promise.reject(new WayError('reset', 'UND_ERR_SOCKET')) : connect(wanted);
		isUsed = true;
		socket.then(
			(made) => callback(null, made),
			(error) => callback(error, null),
		);
	};
}
