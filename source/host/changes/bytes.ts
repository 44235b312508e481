// Reads and writes whole files: no link is followed at the end of a path, and a file is either the old one or the new one at any moment.
import {createHash} from 'node:crypto';
import {constants} from 'node:fs';
import {access, lstat, open, rename, rm} from 'node:fs/promises';
import {dirname} from 'node:path';
import process from 'node:process';
import {moveFile} from './moving.js';
import {syncFolder} from './sync.js';
import {Trouble} from './trouble.js';

const limit = 32 * 1024 * 1024;
// Windows has neither.
const carefully = (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

export type Whole = {
	readonly bytes: Buffer;
	/** SHA-256, hex. */
	readonly digest: string;
	readonly mode: number;
	readonly uid: number;
	readonly gid: number;
	/** How many names (hard links) the file has. */
	readonly names: number;
	/** When it was last written: nanoseconds since the epoch, as digits. */
	readonly modified: string;
	/** Differs when the file was written or replaced. */
	readonly stamp: string;
};

/** `shown` is what messages call it. Throws Trouble for what isn't a file or is too large, otherwise the file system's error. */
export async function readWhole(path: string, shown: string): Promise<Whole> {
	const file = await open(path, constants.O_RDONLY | carefully);
	try {
		const status = await file.stat({bigint: true});
		if (!status.isFile()) {
			throw new Trouble(`${shown} is not a file`);
		}
		if (status.size > limit) {
			throw new Trouble(`${shown} is too large`);
		}
		const bytes = await file.readFile();
		return {
			bytes,
			digest: digestOf(bytes),
			mode: Number(status.mode & 0o7777n),
			uid: Number(status.uid),
			gid: Number(status.gid),
			names: Number(status.nlink),
			modified: String(status.mtimeNs),
			stamp: `${status.ino} ${status.size} ${status.mtimeNs}`,
		};
	} finally {
		await file.close();
	}
}

export type Writing = {
	readonly mode: number;
	/** undefined: this user's. */
	readonly uid?: number;
	readonly gid?: number;
	/** When it is to have been last written: nanoseconds since the epoch, as digits; undefined: now. */
	readonly modified?: string | undefined;
	/** A path in the same folder where nothing is. */
	readonly temporary: string;
	/** Of the file that is replaced, as it was read; undefined: nothing may be there. */
	readonly stamp?: string;
	/** What messages call it. */
	readonly shown: string;
	/** Gives the temporary file what the old one has besides bytes, owner and mode. Returns what couldn't be kept, in words. */
	readonly dress?: (temporary: string) => Promise<readonly string[]>;
	/** Sets the time of the temporary file to the nanosecond, where that is possible. */
	readonly date?: (temporary: string, modified: string) => Promise<void>;
};

/**
 * Writes all or nothing, onto the disk. Not write-file-atomic: the temporary file must have a name that the journal knows (a kill
 * leaves nothing behind), must be new (no link can be put there), an owner that can't be kept must be an error, and it can't be bundled.
 * Returns what couldn't be kept, in words.
 */
export async function writeWhole(path: string, bytes: Buffer, writing: Writing): Promise<readonly string[]> {
	const {mode, temporary, stamp, shown} = writing;
	let notes: readonly string[];
	try {
		notes = await writeTemporary(bytes, writing);
		if ((await stampOf(path)) !== stamp) {
			throw new Trouble(`${shown} was changed meanwhile, so it is left as it is`);
		}
		await (stamp === undefined ? moveFile(temporary, path) : rename(temporary, path));
	} catch (error) {
		await rm(temporary, {force: true}).catch(() => {});
		throw error;
	}
	await syncFolder(dirname(path));
	const written = await readWhole(path, shown);
	if (written.digest !== digestOf(bytes) || (process.getuid && written.mode !== mode)) {
		throw new Trouble(`${shown} is not as it was written`);
	}
	return notes;
}

async function writeTemporary(bytes: Buffer, writing: Writing): Promise<readonly string[]> {
	const {mode, uid, gid, modified, temporary, shown, dress, date} = writing;
	const file = await open(temporary, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | carefully, 0o600);
	try {
		const notes = (await dress?.(temporary)) ?? [];
		const own = await file.stat();
		if (own.size > 0) {
			await file.truncate(0);
		}
		await file.writeFile(bytes);
		if (process.getuid && ((uid ?? own.uid) !== own.uid || (gid ?? own.gid) !== own.gid)) {
			await file.chown(uid ?? own.uid, gid ?? own.gid).catch(() => {
				throw new Trouble(`${shown} belongs to a group that this account isn't in, so it can't be kept as it is`);
			});
		}
		await file.chmod(mode);
		if (modified !== undefined) {
			const seconds = Number(modified) / 1e9;
			await file.utimes(seconds, seconds);
			await date?.(temporary, modified);
		}
		await file.sync();
		return notes;
	} finally {
		await file.close();
	}
}

/** Writes a file of ours, for its owner alone, replacing what is there. Only the holder of the lock does this. */
export async function rewriteWhole(path: string, bytes: Buffer): Promise<void> {
	const temporary = `${path}.new`;
	await rm(temporary, {force: true});
	try {
		await writeTemporary(bytes, {mode: 0o600, temporary, shown: 'the journal'});
		await rename(temporary, path);
	} catch (error) {
		await rm(temporary, {force: true}).catch(() => {});
		throw error;
	}
	await syncFolder(dirname(path));
}

/** Throws Trouble if a file can't be replaced without changing more of it than its bytes. */
export async function assertReplaceable(path: string, {uid, names}: Whole, shown: string): Promise<void> {
	await assertFolder(path, shown);
	const own = process.getuid?.();
	if (own !== undefined && own !== 0 && own !== uid) {
		throw new Trouble(`${shown} belongs to another account, so only that one (or root) can edit it`);
	}
	if (names > 1) {
		throw new Trouble(`${shown} has several names (hard links), which editing would take apart`);
	}
}

/** Throws Trouble if nothing can be made, moved or replaced in the folder of a path. */
export async function assertFolder(path: string, shown: string): Promise<void> {
	try {
		await access(dirname(path), constants.W_OK | constants.X_OK);
	} catch {
		throw new Trouble(`the folder of ${shown} isn't writable`);
	}
}

async function stampOf(path: string): Promise<string | undefined> {
	try {
		const {ino, size, mtimeNs} = await lstat(path, {bigint: true});
		return `${ino} ${size} ${mtimeNs}`;
	} catch {
		return undefined;
	}
}

export function digestOf(bytes: Buffer): string {
	return createHash('sha256').update(bytes).digest('hex');
}
