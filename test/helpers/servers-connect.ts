// Sends every connection of this process to the servers of the case that makes it: below the HTTP client, so that names, proxies and
// certificates are dealt with as in earnest, and nothing leaves the machine.
import {AsyncLocalStorage} from 'node:async_hooks';
import net from 'node:net';
import tls from 'node:tls';
import type {Network} from './servers.js';

const current = new AsyncLocalStorage<Network>();
const wayFailures = {
	unresolved: {code: 'ENOTFOUND', syscall: 'getaddrinfo'},
	unreachable: {code: 'ENETUNREACH', syscall: 'connect'},
} as const;
/** Nothing listens there. */
const deadPort = 1;
let isInstalled = false;

/** What `work` connects to, it finds in this network. */
export function inNetwork<T>(network: Network, work: () => Promise<T>): Promise<T> {
	return current.run(network, work);
}

/** Once in a process. `authority`: PEM of what is trusted beside the usual. */
export function installNetworks(authority: string): void {
	if (isInstalled) {
		return;
	}
	isInstalled = true;
	const connect = net.Socket.prototype.connect as (this: net.Socket, ...words: unknown[]) => net.Socket;
	net.Socket.prototype.connect = function (this: net.Socket, ...words: unknown[]): net.Socket {
		const network = current.getStore();
		// net.connect hands over its options in a list, with the listener.
		const [options, listener] = Array.isArray(words[0]) ? (words[0] as unknown[]) : words;
		if (!network || !isWay(options)) {
			return connect.apply(this, words);
		}
		const host = options.host ?? 'localhost';
		const destination = network.destinationOf(host, Number(options.port));
		if (destination === 'unresolved' || destination === 'unreachable') {
			const error = Object.assign(new Error(`${wayFailures[destination].code} ${host}`), wayFailures[destination]);
			process.nextTick(() => this.destroy(error));
			return this;
		}
		const there = {...options, host: '127.0.0.1', port: destination === 'refused' ? deadPort : destination};
		return connect.call(this, there, ...(typeof listener === 'function' ? [listener] : []));
	} as typeof net.Socket.prototype.connect;

	const create = tls.createSecureContext;
	const made = new Map<string, tls.SecureContext['context']>();
	tls.createSecureContext = ({cert, ca, ...others} = {}) => {
		// Each is expensive, and most are the same: a server's by its certificate, a client's by whom it trusts.
		const key = JSON.stringify([cert, ca, others]);
		const known = made.get(key);
		if (known) {
			return {context: known};
		}
		const secure = create({...others, ...(cert && {cert}), ...(ca && {ca})});
		const named = ca === undefined ? undefined : [ca].flat();
		// What trusts the usual authorities trusts the one of the servers too; a server asks for nobody's.
		if (cert === undefined && (named === undefined || named.includes(tls.rootCertificates[0] ?? ''))) {
			(secure.context as {addCACert(pem: string): void}).addCACert(authority);
		}
		// A connection of Node 26 closes what was made for it alone, and this is kept.
		made.set(key, Object.assign(secure.context, {close() {}}));
		return secure;
	};
}

function isWay(options: unknown): options is {readonly host?: string; readonly port: number | string} {
	return typeof options === 'object' && options !== null && 'port' in options && !('path' in options && options.path);
}
