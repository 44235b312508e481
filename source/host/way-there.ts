// The way to a file as the system goes it: every folder and every link that decides where a path ends.
import {lstat, readlink} from 'node:fs/promises';
import {dirname, isAbsolute, join, parse, sep} from 'node:path';

export type Stop = {
	/** Without links, but for the last part of a link's own name. */
	readonly path: string;
	readonly kind: 'folder' | 'link' | 'other';
	readonly uid: number;
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
		mode: status.mode & 0o7777,
	};
}
