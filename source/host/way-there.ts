// The way to a file as the system goes it: every folder and every link that decides where a path ends.
import {lstat, readlink} from 'node:fs/promises';
import {dirname, isAbsolute, join, parse, sep} from 'node:path';
import process from 'node:process';
import type {Platform} from '../core/host.js';

export type Stop = {
	/** Without links, but for the last part of a link's own name. */
	readonly path: string;
	readonly kind: 'folder' | 'link' | 'other';
	readonly uid: number;
	readonly gid: number;
	/** Permission bits. */
	readonly mode: number;
};

/** More than any system follows. */
const mostLinks = 40;

/** All that decide, the end last; undefined: it leads nowhere. A folder that is left again by ".." decides nothing. */
export async function stopsTo(path: string): Promise<readonly Stop[] | undefined> {
	try {
		return await go(path);
	} catch {
		return undefined;
	}
}

/** Also to a group, but this account's own. */
export function isOpenToOthers(
	stop: Stop,
	{isHolding, platform}: {readonly isHolding: boolean; readonly platform: Platform},
): boolean {
	const bits = stop.gid === process.getgid?.() ? 0o002 : 0o022;
	return !isOfDrive(stop, platform) && isOpen(stop, bits, isHolding);
}

/** Into a sticky folder (/tmp) others can put things, but not replace a folder in it. */
export function isOpen({kind, mode}: Stop, bits: number, isHolding: boolean): boolean {
	return kind !== 'link' && (mode & bits) !== 0 && (isHolding || kind !== 'folder' || (mode & 0o1000) === 0);
}

/** Windows drives in WSL don't show their permissions. */
export function isOfDrive({path}: Stop, platform: Platform): boolean {
	return platform === 'wsl' && /^\/mnt\/[^/]/.test(path);
}

async function go(path: string): Promise<readonly Stop[] | undefined> {
	const {root} = parse(path);
	if (!isAbsolute(path)) {
		return undefined;
	}
	const passed: Stop[] = [];
	let here: Stop[] = [await stopAt(root)];
	const left = partsOf(path.slice(root.length));
	let links = 0;
	for (let name = left.shift(); name !== undefined; name = left.shift()) {
		const folder = here.at(-1)?.path ?? root;
		if (name === '..') {
			here = dirname(folder) === folder ? here : here.slice(0, -1);
			continue;
		}
		const stop = await stopAt(join(folder, name));
		if (stop.kind !== 'link') {
			here.push(stop);
			continue;
		}
		links += 1;
		if (links > mostLinks) {
			return undefined;
		}
		passed.push(...here, stop);
		const target = await readlink(stop.path);
		const start = isAbsolute(target) ? parse(target).root : '';
		here = start === '' ? here : [await stopAt(start)];
		left.unshift(...partsOf(target.slice(start.length)));
	}
	return [...passed, ...here];
}

function partsOf(path: string): string[] {
	return path.split(sep === '/' ? '/' : /[\\/]/).filter((part) => part !== '' && part !== '.');
}

async function stopAt(path: string): Promise<Stop> {
	const status = await lstat(path);
	return {
		path,
		kind: status.isSymbolicLink() ? 'link' : status.isDirectory() ? 'folder' : 'other',
		uid: status.uid,
		gid: status.gid,
		mode: status.mode & 0o7777,
	};
}
