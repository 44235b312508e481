// What a folder holds, to the last byte and bit: to see that nothing changed, or that all of it came back.
import {chmodSync, lstatSync, readdirSync, readFileSync, readlinkSync} from 'node:fs';
import {join} from 'node:path';

/** Ends the description of a folder that only holds what is claude-fix's own. */
export const ofOurs = ' for claude-fix';

/**
 * Path below the folder → what is there. Left out: paths with `claude-fix` in them, and folders that only hold such, unless `isWhole`:
 * then their description ends in `ofOurs`.
 */
export function snapshotOf(folder: string, isWhole = false): Readonly<Record<string, string>> {
	const entries = walk(folder, '');
	return Object.fromEntries(isWhole ? entries : entries.filter(([, what]) => !isOfOurs(what)));
}

function isOfOurs(what: string): boolean {
	return what.startsWith('folder ') && what.endsWith(ofOurs);
}

function walk(root: string, way: string): readonly (readonly [string, string])[] {
	return opened(join(root, way), () =>
		readdirSync(join(root, way)).flatMap((name): readonly (readonly [string, string])[] => {
			const path = way === '' ? name : `${way}/${name}`;
			const status = lstatSync(join(root, path));
			const rights = `${(status.mode & 0o7777).toString(8)} ${status.uid}:${status.gid}`;
			if (name.includes('claude-fix')) {
				return [];
			}
			if (status.isSymbolicLink()) {
				return [[path, `link to ${readlinkSync(join(root, path))}`]];
			}
			if (!status.isDirectory()) {
				return [[path, `${rights} ${opened(join(root, path), () => readFileSync(join(root, path), 'latin1'))}`]];
			}
			const inside = walk(root, path);
			const isEmpty = opened(join(root, path), () => readdirSync(join(root, path))).length === 0;
			const holdsOnlyOurs = !isEmpty && inside.every(([, what]) => isOfOurs(what));
			return [[path, `folder ${rights}${holdsOnlyOurs ? ofOurs : ''}`], ...inside];
		}),
	);
}

/** Does something with a file or folder that its owner, who looks here, may have locked: for that long it is open. */
export function opened<T>(path: string, work: () => T): T {
	const status = lstatSync(path);
	const needed = status.isDirectory() ? 0o500 : 0o400;
	if (status.isSymbolicLink() || (status.mode & needed) === needed || status.uid !== process.getuid?.()) {
		return work();
	}
	chmodSync(path, (status.mode & 0o7777) | needed);
	try {
		return work();
	} finally {
		chmodSync(path, status.mode & 0o7777);
	}
}
