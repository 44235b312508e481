// Renames something within its folder, and never replaces what is there or turns up meanwhile.
import {link, lstat, mkdir, opendir, readlink, rename, rmdir, symlink, unlink} from 'node:fs/promises';
import {dirname} from 'node:path';
import process from 'node:process';
import {codeOf} from '../deadline.js';
import {syncFolder} from './sync.js';
import {Trouble} from './trouble.js';

/** File systems without hard links, and files that this account may move but not link. */
const noLinks: ReadonlySet<string> = new Set(['EPERM', 'EACCES', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK', 'EXDEV']);

/** Throws Trouble if `to` is there. A file has both names for a moment: a kill then leaves it under both. */
export async function moveTo(from: string, to: string, shown: string): Promise<void> {
	try {
		const status = await lstat(from);
		if (status.isDirectory()) {
			await moveFolder(from, to);
		} else if (status.isSymbolicLink() && process.platform !== 'linux') {
			// Elsewhere a hard link would be one to what the link points at.
			await symlink(await readlink(from), to);
			await unlink(from);
		} else {
			await moveFile(from, to);
		}
	} catch (error) {
		throw codeOf(error) === 'EEXIST' || codeOf(error) === 'ENOTEMPTY' ? new Trouble(`${shown} is in the way`) : error;
	}
	await syncFolder(dirname(to));
}

/** Renaming takes the place of an empty folder, so that one is made by us: anything put into it stops the renaming. */
async function moveFolder(from: string, to: string): Promise<void> {
	if (process.platform === 'win32') {
		// It never takes the place of a folder there.
		return rename(from, to);
	}
	await mkdir(to, {mode: 0o700});
	try {
		await rename(from, to);
	} catch (error) {
		await rmdir(to).catch(() => {});
		throw error;
	}
}

export async function moveFile(from: string, to: string): Promise<void> {
	try {
		await link(from, to);
	} catch (error) {
		if (!noLinks.has(codeOf(error))) {
			throw error;
		}
		if (await pathExists(to)) {
			throw new Trouble('something is there already');
		}
		return rename(from, to);
	}
	await unlink(from);
}

export async function isEmptyFolder(path: string): Promise<boolean> {
	try {
		const folder = await opendir(path);
		try {
			return (await folder.read()) === null;
		} finally {
			await folder.close();
		}
	} catch {
		return false;
	}
}

/** Also of a link that leads nowhere. */
export async function pathExists(path: string): Promise<boolean> {
	return lstat(path).then(
		() => true,
		() => false,
	);
}
