// Two sandboxes for the tests of a file: each test takes one that is free.
import {afterAll, beforeAll, inject} from 'vitest';
import {Sandbox} from './sandbox.js';

export const client = inject('client');

export type Pool = {
	/** Calls it with a sandbox that nobody else has meanwhile. */
	use<T>(work: (sandbox: Sandbox) => Promise<T>): Promise<T>;
};

export function openPool(size = 2): Pool {
	const all: Sandbox[] = [];
	const free: Sandbox[] = [];
	const waiting: ((sandbox: Sandbox) => void)[] = [];
	beforeAll(async () => {
		if (client.kind === 'installed') {
			for (const opened of await Promise.allSettled(Array.from({length: size}, () => Sandbox.open(client.folder)))) {
				if (opened.status === 'rejected') {
					throw opened.reason;
				}
				all.push(opened.value);
				free.push(opened.value);
			}
		}
	});
	afterAll(async () => {
		await Promise.all(all.map((sandbox) => sandbox.close()));
	});
	return {
		async use(work) {
			const sandbox = free.shift() ?? (await new Promise<Sandbox>((resolve) => waiting.push(resolve)));
			try {
				return await work(sandbox);
			} finally {
				const next = waiting.shift();
				if (next) {
					next(sandbox);
				} else {
					free.push(sandbox);
				}
			}
		},
	};
}
