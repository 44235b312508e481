// The folder of what V8 has compiled. What is in it is run, so it is used only where no one else can write to it.
import {existsSync, lstatSync, mkdirSync, readdirSync, realpathSync, rmdirSync, rmSync, type Stats} from 'node:fs';
import {dirname, isAbsolute, join, relative, sep} from 'node:path';
import process from 'node:process';
import {compiledFolder} from './folders.js';
import {build} from './version.js';

/** For whom, and for which work: what is compiled for one is a burden to another. */
export type Keeping = {readonly home: string; readonly work: string};

/** The part of it for this build and work, made if need be; undefined where it can't be had, or isn't this account's alone. */
export function openCompiledFolder({home, work}: Keeping): string | undefined {
	const all = compiledFolder({platform: process.platform, home});
	const folder = join(all, build, work);
	try {
		if (!isAbsolute(home) || !isOwn(realpathSync(home))) {
			return undefined;
		}
		const isNew = makeWay(home, folder);
		if (!waysBelow(home, folder).every(isOwn) || ![all, join(all, build), folder].every(isPrivate)) {
			return undefined;
		}
		if (isNew) {
			removeOthers(all);
		}
		return folder;
	} catch {
		return undefined;
	}
}

/** Bytes for all that is kept of a build: what several commands need. */
export const mostCompiled = 5 * 1024 * 1024;

/** Beyond the limit the oldest goes first; a run that was cut off, or another version of Node, may have left it. `folder`: of one work. */
export function pruneCompiled(folder: string): void {
	const all = dirname(folder);
	const files = readdirSync(all, {recursive: true, encoding: 'utf8'}).flatMap(
		(name): readonly {path: string; status: Stats}[] => {
			const path = join(all, name);
			const status = lstatSync(path);
			return status.isFile() ? [{path, status}] : [];
		},
	);
	let kept = 0;
	for (const {path, status} of files.toSorted((one, other) => other.status.mtimeMs - one.status.mtimeMs)) {
		kept += status.size;
		if (kept > mostCompiled) {
			rmSync(path, {force: true});
		}
	}
}

/** Makes each folder that isn't there, or none of them; whether any was made. */
function makeWay(home: string, folder: string): boolean {
	const made: string[] = [];
	try {
		for (const path of waysBelow(home, folder)) {
			if (!existsSync(path)) {
				mkdirSync(path, 0o700);
				made.push(path);
			}
		}
	} catch (error) {
		for (const path of made.toReversed()) {
			rmdirSync(path);
		}
		throw error;
	}
	return made.length > 0;
}

/** Each folder from the home folder down; the home folder itself may be reached by a link. */
function waysBelow(home: string, folder: string): readonly string[] {
	const names = relative(home, folder).split(sep);
	return names.map((_, index) => join(home, ...names.slice(0, index + 1)));
}

/** A folder, no link, of this account, in which no other account can replace anything. Windows keeps profiles apart by itself. */
function isOwn(path: string): boolean {
	const status = lstatSync(path);
	const isOthers = (status.mode & 0o002) !== 0 || ((status.mode & 0o020) !== 0 && status.gid !== process.getgid?.());
	return status.isDirectory() && (process.platform === 'win32' || (status.uid === process.getuid?.() && !isOthers));
}

function isPrivate(path: string): boolean {
	return process.platform === 'win32' || (lstatSync(path).mode & 0o077) === 0;
}

/** What other versions of claude-fix have kept. */
function removeOthers(all: string): void {
	for (const name of readdirSync(all)) {
		if (name !== build && /^[\da-f]{16}$/.test(name)) {
			rmSync(join(all, name), {recursive: true, force: true});
		}
	}
}
