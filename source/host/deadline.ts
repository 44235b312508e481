// A time limit for calls that can't be cancelled, such as looking at a file on a network mount that is gone.
import {stat} from 'node:fs/promises';
import process from 'node:process';
import {setTimeout as sleep} from 'node:timers/promises';

/** Milliseconds for one look at a disk. */
export const timeToLook = 3000;

export class TooLate extends Error {
	readonly code = 'ETIMEDOUT';

	constructor() {
		super('took too long');
	}
}

/** Settles as `promise` does, or rejects with TooLate after that many milliseconds. */
export async function within<T>(milliseconds: number, promise: Promise<T>): Promise<T> {
	let timer: NodeJS.Timeout | undefined;
	const late = new Promise<never>((_, reject) => {
		timer = setTimeout(() => reject(new TooLate()), milliseconds);
	});
	try {
		return await Promise.race([promise, late]);
	} finally {
		clearTimeout(timer);
	}
}

/** Whether a disk answers at all, even with an error for this path. */
export async function answers(path: string): Promise<boolean> {
	try {
		await within(timeToLook, stat(path));
	} catch (error) {
		return !(error instanceof TooLate);
	}
	return true;
}

/**
 * Whether the system still owes us an answer, of a disk that hangs or a name server: Node would wait for it before it ends. What is only
 * slow gets half a second.
 */
export async function isHeld(): Promise<boolean> {
	const isWaiting = (): boolean =>
		process.getActiveResourcesInfo().some((name) => /^(?:FSReq|GetAddrInfoReq)/.test(name));
	for (let left = 10; left > 0 && isWaiting(); left -= 1) {
		await sleep(50);
	}
	return isWaiting();
}

export function codeOf(error: unknown): string {
	return typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string'
		? error.code
		: '';
}
