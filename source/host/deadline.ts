// A time limit for calls that can't be cancelled, such as looking at a file on a network mount that is gone.

export class TooLate extends Error {
	readonly code = 'ETIMEDOUT';

	constructor() {
		super('took too long');
	}
}

/** Settles as `promise` does, or rejects with TooLate after so many milliseconds. */
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

export function codeOf(error: unknown): string {
	return typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string'
		? error.code
		: '';
}
