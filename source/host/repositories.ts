// Whose folders these are: the repositories and the working folder that others may have written, found without running anything.
import {lstat, realpath} from 'node:fs/promises';
import {basename, dirname, join, relative, resolve, sep} from 'node:path';
import process from 'node:process';
import {isBelow} from './disk.js';
import {gitFolder, trackedIn} from './git-index.js';

/** Tells whether a path (without links) is from a project. */
export type IsOfProject = (path: string) => boolean;

export type ProjectsOptions = {
	readonly cwd: string;
	/** What a project may hold without being one: the homes of the person, the places of the system. */
	readonly wide: readonly string[];
};

/** What marks the root of a project: a version control's folder, or a package with what it has installed. */
const marks = ['.git', '.hg', '.svn', '.jj', 'package.json'];

/**
 * Everything in the working folder, and in every repository that holds it, is of a project; also where this process stands. Where a root
 * holds the home folder or the system's programs, that is what git tracks there.
 */
export async function projectsAround({cwd, wide}: ProjectsOptions): Promise<IsOfProject> {
	const starts = await Promise.all([cwd, standing()].map(real));
	const roots = new Set((await Promise.all([...new Set(starts)].map(rootsOf))).flat());
	const held = await Promise.all(wide.map(real));
	const judges = await Promise.all(
		[...roots].map(async (root): Promise<IsOfProject> => {
			if (!held.some((folder) => isBelow(folder, root))) {
				return (path) => isBelow(path, root);
			}
			const isTracked = await trackedIn(root);
			return (path) => isBelow(path, root) && isTracked(relative(root, path).split(sep).join('/'));
		}),
	);
	return (path) => judges.some((isOf) => isOf(path));
}

/** Whether a folder is a repository or a package, or in one, but for those that hold more than a project. */
export async function isInRepository(path: string, wide: ProjectsOptions['wide']): Promise<boolean> {
	const held = await Promise.all(wide.map(real));
	const [, ...roots] = await rootsOf(path);
	const isRoot = await Promise.all(marks.map((mark) => isThere(join(path, mark))));
	return isRoot.includes(true) || roots.some((root) => !held.some((folder) => isBelow(folder, root)));
}

async function rootsOf(start: string): Promise<readonly string[]> {
	const roots = [start];
	for (let folder = start; ; folder = dirname(folder)) {
		const found = await Promise.all(marks.map((mark) => isThere(join(folder, mark))));
		if (found.includes(true)) {
			roots.push(folder);
			const main = found[0] ? await mainWorktree(folder) : undefined;
			roots.push(...(main === undefined ? [] : [main]));
		}
		if (dirname(folder) === folder) {
			return roots;
		}
	}
}

/** A worktree is the same repository as the one that it was made from. */
async function mainWorktree(root: string): Promise<string | undefined> {
	const folder = await gitFolder(root);
	const common = folder === undefined || dirname(folder) === root ? undefined : dirname(dirname(folder));
	return common !== undefined && basename(common) === '.git' ? real(dirname(common)) : undefined;
}

async function isThere(path: string): Promise<boolean> {
	try {
		await lstat(path);
		return true;
	} catch {
		return false;
	}
}

async function real(path: string): Promise<string> {
	try {
		return await realpath(path);
	} catch {
		return resolve(path);
	}
}

/** A folder that was removed meanwhile has no name. */
function standing(): string {
	try {
		return process.cwd();
	} catch {
		return '/';
	}
}
