// The git repository that holds the working folder, read from its files: git itself isn't asked.
import type {Host} from '../core/host.js';
import {baseName, join, parentOf, resolveIn, upwards} from './paths.js';

/** The root of the git repository that holds the working folder; undefined outside of one. `.git` may be a file (worktrees). */
export async function gitRoot(host: Host): Promise<string | undefined> {
	const folders = upwards(host.cwd, host.platform);
	const found = await Promise.all(folders.map((folder) => host.files.status(join(host.platform, folder, '.git'))));
	return folders[found.findIndex((status) => status !== undefined)];
}

/**
 * The folder whose `.claude/settings.local.json` counts besides that of the working folder: the repository's root, of a worktree the
 * root of the main one. None where that is the home folder, or the home folder isn't there and can't be made, or where the root, its
 * `.git` or its `.claude` belongs to someone else (observed on 2.1.332).
 */
export async function localRoot(host: Host): Promise<string | undefined> {
	const found = await gitRoot(host);
	const root = found === undefined ? undefined : await mainRoot(host, found);
	const home = await homeFolder(host);
	if (root === undefined || home === undefined || (await host.files.resolve(root)) === home) {
		return undefined;
	}
	const {platform, user} = host;
	const paths = [root, join(platform, root, '.git'), join(platform, root, '.claude')];
	const owners = await Promise.all(paths.map((path) => host.files.status(path)));
	return platform === 'win32' || owners.every((status) => status?.uid === user.uid) ? root : undefined;
}

/** Where it really is; Claude Code makes one that is missing, where it may. */
async function homeFolder({files, home, platform, user}: Host): Promise<string | undefined> {
	const folders = upwards(home, platform);
	const found = await Promise.all(folders.map((folder) => files.status(folder)));
	const nearest = found.find((status) => status !== undefined);
	const bit = nearest?.uid === user.uid ? 0o200 : 0o002;
	const mayWrite = platform === 'win32' || user.uid === 0 || (nearest !== undefined && (nearest.mode & bit) !== 0);
	return (await files.resolve(home)) ?? (mayWrite ? home : undefined);
}

/**
 * The main worktree's root. A `.git` file leads there only if both sides name each other, as git writes it; of a submodule, or of a
 * worktree that its repository does not know, the root stays. A worktree of a bare repository has none.
 */
async function mainRoot(host: Host, root: string): Promise<string | undefined> {
	const {platform, files} = host;
	const lineOf = async (path: string): Promise<string | undefined> => {
		const file = await files.readText(path, {limit: 4096});
		return file.ok ? file.text.trim() : undefined;
	};
	const link = await lineOf(join(platform, root, '.git'));
	const target = /^gitdir:(.+)$/.exec(link ?? '')?.[1]?.trim();
	if (target === undefined) {
		return root;
	}
	const folder = resolveIn({platform, cwd: root}, target);
	const [common, back] = await Promise.all([
		lineOf(join(platform, folder, 'commondir')),
		lineOf(join(platform, folder, 'gitdir')),
	]);
	if (common === undefined || back === undefined) {
		return root;
	}
	const main = resolveIn({platform, cwd: folder}, common);
	const [here, there] = await Promise.all(
		[join(platform, root, '.git'), resolveIn({platform, cwd: folder}, back)].map((path) => files.resolve(path)),
	);
	if (parentOf(folder, platform) !== join(platform, main, 'worktrees') || here === undefined || here !== there) {
		return root;
	}
	return baseName(main) === '.git' ? parentOf(main, platform) : undefined;
}
