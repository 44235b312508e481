// What a machine's disk looks like, so that a change can't go unnoticed, and a copy of it to go back to.
import {spawnSync} from 'node:child_process';
import {createHash} from 'node:crypto';
import {chmodSync, existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, readlinkSync, rmSync} from 'node:fs';
import {join} from 'node:path';

/** The parts of the root folder that belong to a machine and not to its sandbox. */
const parts = ['home', 'etc/claude-code', 'tmp', 'var/tmp'];

/** Leaves nothing of the machine that was there. */
export function clear(root: string): void {
	for (const part of parts) {
		rmSync(join(root, part), {recursive: true, force: true});
	}
	for (const path of ['home', 'tmp', 'var/tmp']) {
		mkdirSync(join(root, path), {recursive: true});
	}
	chmodSync(join(root, 'tmp'), 0o1777);
	chmodSync(join(root, 'var/tmp'), 0o1777);
}

/** Makes a copy beside the root folder; the function that is returned puts it back. */
export function keep(root: string): () => void {
	const copy = `${root}-kept`;
	rmSync(copy, {recursive: true, force: true});
	mkdirSync(copy);
	spawnSync('cp', ['-a', '--parents', ...parts.filter((part) => existsSync(join(root, part))), copy], {cwd: root});
	return () => {
		clear(root);
		spawnSync('cp', ['-a', '.', root], {cwd: copy});
	};
}

/** Every file of the machine: path → mode, owner, and a digest or target. */
export function snapshot(root: string): ReadonlyMap<string, string> {
	const found = new Map<string, string>();
	const walk = (path: string) => {
		const full = join(root, path);
		const status = lstatSync(full, {throwIfNoEntry: false});
		if (!status) {
			return;
		}
		const what = status.isSymbolicLink()
			? `→ ${readlinkSync(full)}`
			: status.isFile()
				? createHash('sha256').update(readFileSync(full)).digest('hex')
				: 'folder';
		found.set(path, `${(status.mode & 0o7777).toString(8)} ${status.uid}:${status.gid} ${what}`);
		if (status.isDirectory()) {
			for (const name of readdirSync(full)) {
				walk(`${path}/${name}`);
			}
		}
	};
	for (const part of parts) {
		walk(part);
	}
	return found;
}

/** Where two snapshots differ. What claude-fix keeps for itself may come, and the folders that are made to hold it. */
export function differences(
	before: ReadonlyMap<string, string>,
	after: ReadonlyMap<string, string>,
): readonly string[] {
	const isOwn = (path: string) => path.includes('claude-fix');
	const own = [...after.keys()].filter(isOwn);
	const holdsOwn = (path: string) => !before.has(path) && own.some((one) => one.startsWith(`${path}/`));
	return [...new Set([...before.keys(), ...after.keys()])]
		.filter((path) => before.get(path) !== after.get(path) && !isOwn(path) && !holdsOwn(path))
		.map((path) => `${path}: ${before.get(path) ?? 'absent'} ⇒ ${after.get(path) ?? 'absent'}`);
}
