// The only reader of files: with limits in size and time, and never opening what could hang.
import {createHash} from 'node:crypto';
import {constants, type Stats} from 'node:fs';
import {type FileHandle, lstat, open, opendir, realpath, stat} from 'node:fs/promises';
import {BeyondBudget} from '../core/budget.js';
import type {Files, NoFile, ReadFailure, TextFile} from '../core/host.js';
import {visibleLine} from '../core/leaving/visible.js';
import {shortPath} from '../core/place.js';
import {codeOf, TooLate, timeToLook, within} from './deadline.js';
import {decode, decodeLeniently} from './decode.js';
import type {Disk} from './disk.js';
import {article, fileKind, statusOf} from './file-status.js';
import {makeRoom} from './large-texts.js';

const defaultLimit = 4 * 1024 * 1024;
const mostNames = 10_000;
const chunk = 64 * 1024;
const largeChunk = 1024 * 1024;
// A FIFO that takes the file's place after we looked doesn't block, and a terminal doesn't become ours. Windows has neither.
const carefully = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (constants.O_NOCTTY ?? 0);

export type FilesOptions = {
	readonly disk: Disk;
	/** Milliseconds for one call. */
	readonly time?: number;
};

export function makeFiles({disk, time = timeToLook}: FilesOptions): Files {
	const attempt = <T>(path: string, work: (located: string) => Promise<T>): Promise<T | undefined> =>
		within(time, work(disk.locate(path))).catch(() => undefined);
	const refuse = (path: string, reason: ReadFailure, problem: string): NoFile => ({
		ok: false,
		reason,
		// Most of what is asked for isn't there, and its detail is never read.
		get detail() {
			return visibleLine(`${shortPath(path, disk)} ${problem}`);
		},
	});

	return {
		async readText(path, {limit = defaultLimit, isLenient = false, sieve} = {}) {
			try {
				return await within(time, readText(disk.locate(path), {limit, isLenient, sieve}));
			} catch (error) {
				return refuse(path, ...explain(error));
			}
		},
		async status(path) {
			return attempt(path, (located) => statusOf(located, disk));
		},
		async list(path) {
			return (await attempt(path, listNames)) ?? [];
		},
		async resolve(path) {
			const found = await attempt(path, (located) => realpath(located));
			return found === undefined ? undefined : disk.name(found);
		},
	};
}

class Refusal extends Error {
	readonly reason: ReadFailure;

	constructor(reason: ReadFailure, problem: string) {
		super(problem);
		this.reason = reason;
	}
}

type ReadOptions = {
	readonly limit: number;
	readonly isLenient: boolean;
	readonly sieve: Sieve | undefined;
};

type Sieve = NonNullable<NonNullable<Parameters<Files['readText']>[1]>['sieve']>;

/** All of a file, or its first bytes, for host/ itself, by the same rules; throws what the system says, or why it isn't read. */
export async function readFileBytes(path: string, limit: number): Promise<Buffer> {
	return within(
		timeToLook,
		opened(path, limit, (file, {size}) => readBytes(file, {limit, size})),
	);
}

export async function readFirstBytes(path: string, length: number): Promise<Buffer> {
	const read = async (file: FileHandle): Promise<Buffer> => {
		const {buffer, bytesRead} = await file.read(Buffer.alloc(length), 0, length, 0);
		return buffer.subarray(0, bytesRead);
	};
	return within(timeToLook, opened(path, Number.POSITIVE_INFINITY, read));
}

async function readText(path: string, {limit, isLenient, sieve}: ReadOptions): Promise<TextFile> {
	return opened(path, limit, async (file, {size: said}) => {
		await makeRoom(said);
		const isThinned = sieve !== undefined && said > sieve.over;
		const {bytes, size, digest} = isThinned
			? await sieveBytes(file, limit, sieve.make())
			: withDigest(await readBytes(file, {limit, size: said}));
		const decoded = isLenient ? decodeLeniently(bytes) : decode(bytes);
		if (!decoded) {
			throw new Refusal('not-text', 'is not text');
		}
		return {ok: true, ...decoded, digest, size, ...(isThinned && {isThinned})};
	});
}

async function opened<T>(
	path: string,
	limit: number,
	read: (file: FileHandle, status: Stats) => Promise<T>,
): Promise<T> {
	// Most paths that are asked for lead nowhere: one look is enough for those.
	const found = await lstat(path);
	assertReadable(found.isSymbolicLink() ? await followed(path) : found, limit);
	const file = await open(path, carefully);
	try {
		// Looked at again: it may be another file by now.
		const status = await file.stat();
		assertReadable(status, limit);
		return await read(file, status);
	} finally {
		await file.close();
	}
}

async function followed(link: string): Promise<Stats> {
	try {
		return await stat(link);
	} catch (error) {
		throw codeOf(error) === 'ENOENT' ? new Refusal('dangling', 'is a link that points at nothing') : error;
	}
}

function assertReadable(status: Stats, limit: number): void {
	if (!status.isFile()) {
		throw new Refusal('not-a-file', `is ${article[fileKind(status)]}, not a file`);
	}
	if (status.size > limit) {
		throw tooLarge(limit);
	}
}

/** Also of files whose size is said to be 0, as in /proc, or that grow meanwhile. `size`: what it is said to be. */
async function readBytes(
	file: FileHandle,
	{limit, size: said}: {readonly limit: number; readonly size: number},
): Promise<Buffer> {
	let bytes = Buffer.allocUnsafe(Math.min(Math.max(said, chunk), limit) + 1);
	let size = 0;
	for (;;) {
		if (size === bytes.length) {
			bytes = Buffer.concat([bytes], Math.min(2 * size, limit + 1));
		}
		const {bytesRead} = await file.read(bytes, size, bytes.length - size);
		size += bytesRead;
		if (bytesRead === 0) {
			return bytes.subarray(0, size);
		}
		if (size > limit) {
			throw tooLarge(limit);
		}
	}
}

function withDigest(bytes: Buffer) {
	return {bytes, size: bytes.length, digest: createHash('sha256').update(bytes).digest('hex')};
}

/** Part by part, so that little of it is in memory at once. */
async function sieveBytes(file: FileHandle, limit: number, thin: ReturnType<Sieve['make']>) {
	const parts: Uint8Array[] = [];
	const hash = createHash('sha256');
	const part = Buffer.alloc(largeChunk);
	let size = 0;
	for (;;) {
		const {bytesRead} = await file.read(part, 0, part.length);
		if (bytesRead === 0) {
			return {bytes: Buffer.concat(parts), size, digest: hash.digest('hex')};
		}
		size += bytesRead;
		if (size > limit) {
			throw tooLarge(limit);
		}
		const read = part.subarray(0, bytesRead);
		hash.update(read);
		parts.push(thin(read));
	}
}

function tooLarge(limit: number): Refusal {
	const shown = limit >= 1024 * 1024 ? `${Math.round(limit / 1024 / 1024)} MiB` : `${limit} bytes`;
	return new Refusal('too-large', `is larger than ${shown}`);
}

function explain(error: unknown): readonly [ReadFailure, string] {
	if (error instanceof Refusal) {
		return [error.reason, error.message];
	}
	if (error instanceof BeyondBudget) {
		return ['too-large', `${error.what}; it was not read to its end`];
	}
	if (error instanceof TooLate) {
		return ['failed', "can't be read in time"];
	}
	switch (codeOf(error)) {
		case 'ENOENT':
			return ['missing', "doesn't exist"];
		case 'ENOTDIR':
			return ['missing', "doesn't exist: something above it is not a folder"];
		case 'EACCES':
		case 'EPERM':
			return ['denied', "can't be read: permission denied"];
		case 'ELOOP':
			return ['dangling', 'is a link that leads back to itself'];
		case 'ENXIO':
			return ['not-a-file', 'is a socket or device, not a file'];
		default:
			return ['failed', `can't be read (${codeOf(error) || 'unknown error'})`];
	}
}

async function listNames(path: string): Promise<readonly string[]> {
	const names: string[] = [];
	for await (const {name} of await opendir(path)) {
		names.push(name);
		if (names.length >= mostNames) {
			break;
		}
	}
	return names.sort();
}
