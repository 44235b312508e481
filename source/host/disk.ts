// Where paths really lie: a broken machine can be rebuilt in a scratch folder, with its own /etc and /Library below `root`.
import {isAbsolute, join, relative, resolve} from 'node:path';

export type Disk = {
	readonly home: string;
	readonly cwd: string;
	/** The path to open for a path of this machine; relative ones begin in the working folder. */
	locate(path: string): string;
	/** The other way round: the machine's own name of a path. */
	name(path: string): string;
};

export type DiskOptions = {readonly home: string; readonly cwd: string; readonly root: string};

export function makeDisk({home, cwd, root}: DiskOptions): Disk {
	const isWhole = root === '/' || root === '';
	const own = [home, cwd].map((folder) => resolve(folder));
	const known = [...own, resolve(root)];
	return {
		home,
		cwd,
		locate(path) {
			const absolute = resolve(cwd, path);
			return isWhole || known.some((folder) => isBelow(absolute, folder))
				? absolute
				: join(root, relative(resolve('/'), absolute));
		},
		name(path) {
			const isMoved =
				!isWhole && isAbsolute(path) && isBelow(path, root) && !own.some((folder) => isBelow(path, folder));
			return isMoved ? resolve('/', relative(root, path)) : path;
		},
	};
}

export function isBelow(path: string, folder: string): boolean {
	const way = relative(folder, path);
	return way === '' || (way !== '..' && !way.startsWith('../') && !way.startsWith('..\\') && !isAbsolute(way));
}
