// What stands at a path, and what this user may do with it.
import {constants, type Stats} from 'node:fs';
import {access, lstat, readlink, stat} from 'node:fs/promises';
import type {FileKind, FileStatus} from '../core/host.js';
import {codeOf} from './deadline.js';
import type {Disk} from './disk.js';

/** What is there, links not followed, and what this user may do with it: access checks, since mode bits don't tell everything. */
export async function statusOf(path: string, disk: Disk): Promise<FileStatus> {
	const status = await lstat(path);
	const kind = fileKind(status);
	const refusal = async (mode: number): Promise<string | undefined> => access(path, mode).then(() => undefined, codeOf);
	const enter = (kind === 'link' ? await stat(path).catch(() => undefined) : status)?.isDirectory()
		? constants.X_OK
		: 0;
	const [unreadable, unwritable] = [await refusal(constants.R_OK | enter), await refusal(constants.W_OK | enter)];
	return {
		kind,
		size: status.size,
		mode: status.mode & 0o7777,
		uid: status.uid,
		gid: status.gid,
		modified: status.mtimeMs,
		...(kind === 'link' ? {target: disk.name(await readlink(path))} : {}),
		isReadable: unreadable === undefined,
		isWritable: unwritable === undefined,
		...(unwritable !== undefined && {notWritable: reasons[unwritable] ?? 'no-right'}),
	};
}

const reasons: Readonly<Record<string, FileStatus['notWritable']>> = {EROFS: 'read-only-disk', EPERM: 'locked'};

export const article: Readonly<Record<FileKind, string>> = {
	file: 'a file',
	folder: 'a folder',
	link: 'a link',
	fifo: 'a FIFO',
	other: 'a socket or device',
};

export function fileKind(status: Stats): FileKind {
	if (status.isFile()) {
		return 'file';
	}
	if (status.isDirectory()) {
		return 'folder';
	}
	if (status.isSymbolicLink()) {
		return 'link';
	}
	return status.isFIFO() ? 'fifo' : 'other';
}
