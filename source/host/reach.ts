// Whether anything listens: one bare TCP connection, without sending a byte.
import net from 'node:net';

const defaultTime = 1000;

export function reach(host: string, port: number, timeout = defaultTime): Promise<'open' | 'refused' | 'silent'> {
	return new Promise((resolve) => {
		const socket = net.connect({host, port, timeout});
		const end = (result: 'open' | 'refused' | 'silent') => {
			socket.destroy();
			resolve(result);
		};
		socket.once('connect', () => end('open'));
		socket.once('timeout', () => end('silent'));
		socket.on('error', () => end('refused'));
	});
}
