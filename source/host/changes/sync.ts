// Makes names durable: what was renamed is on the disk when its folder is.
import {open} from 'node:fs/promises';
import {codeOf} from '../deadline.js';

/** Some file systems, and Windows, can't do it for a folder: there it is left out. */
const cannot: ReadonlySet<string> = new Set(['EINVAL', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EISDIR', 'EACCES', 'EPERM']);

export async function syncFolder(path: string): Promise<void> {
	try {
		const folder = await open(path, 'r');
		try {
			await folder.sync();
		} finally {
			await folder.close();
		}
	} catch (error) {
		if (!cannot.has(codeOf(error))) {
			throw error;
		}
	}
}
