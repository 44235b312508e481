// What a git repository tracks, read from its index: no git is started for it.
import {lstat} from 'node:fs/promises';
import {join, resolve} from 'node:path';
import {codeOf} from './deadline.js';
import {readFileBytes} from './files.js';

/** Bytes. Only a repository that holds a home folder or the system's programs is read, and 16 MB are 100,000 files of it. */
const largest = {index: 16 * 1024 * 1024, config: 1024 * 1024, pointer: 4096};
const link = 0o160000;

/** Tells whether a path below the root (with slashes) is tracked. Where that can't be read, everything counts as tracked. */
export async function trackedIn(root: string): Promise<(path: string) => boolean> {
	const folder = await gitFolder(root);
	if (folder === undefined) {
		return () => false;
	}
	try {
		const bytes = await readFileBytes(join(folder, 'index'), largest.index);
		const config = await readFileBytes(join(folder, 'config'), largest.config).then(String, unlessMissing);
		const names = readIndex(bytes, /objectformat\s*=\s*sha256/i.test(config) ? 32 : 20);
		// Not every file system is case-sensitive.
		const exact = names && new Set(names.files.map((name) => name.toLowerCase()));
		return (asked) => {
			const name = asked.toLowerCase();
			return !names || exact?.has(name) === true || names.folders.some((one) => name.startsWith(one.toLowerCase()));
		};
	} catch (error) {
		const isMissing = codeOf(error) === 'ENOENT';
		return () => !isMissing;
	}
}

/** What can't be read may say anything; what isn't there says nothing. */
function unlessMissing(error: unknown): string {
	if (codeOf(error) === 'ENOENT') {
		return '';
	}
	throw error;
}

type Names = {
	readonly files: readonly string[];
	/** Of sub modules, and of what a sparse index leaves out; each with a slash at its end. */
	readonly folders: readonly string[];
};

/** gitformat-index(5), versions 2 to 4; undefined: another form, or a part of the names lies elsewhere (a split index). */
export function readIndex(bytes: Buffer, hashLength: number): Names | undefined {
	const version = bytes.readUInt32BE(4);
	if (bytes.toString('latin1', 0, 4) !== 'DIRC' || version < 2 || version > 4) {
		return undefined;
	}
	const files: string[] = [];
	const folders: string[] = [];
	let at = 12;
	let before = '';
	for (let left = bytes.readUInt32BE(8); left > 0; left -= 1) {
		const start = at;
		const mode = bytes.readUInt32BE(at + 24);
		const flags = bytes.readUInt16BE(at + 40 + hashLength);
		at += 42 + hashLength + (flags & 0x4000 ? 2 : 0);
		let kept = '';
		if (version === 4) {
			const [cut, length] = readLength(bytes, at);
			kept = before.slice(0, before.length - cut);
			at += length;
		}
		const end = bytes.indexOf(0, at);
		if (end < 0) {
			return undefined;
		}
		const name = kept + bytes.toString('latin1', at, end);
		before = name;
		const text = Buffer.from(name, 'latin1').toString('utf8');
		if (mode === link || text.endsWith('/')) {
			folders.push(text.replace(/\/?$/, '/'));
		} else {
			files.push(text);
		}
		at = version === 4 ? end + 1 : start + Math.ceil((end + 1 - start) / 8) * 8;
	}
	return hasExtension(bytes, at, hashLength, 'link') ? undefined : {files, folders};
}

function hasExtension(bytes: Buffer, from: number, hashLength: number, wanted: string): boolean {
	for (let at = from; at + 8 <= bytes.length - hashLength; at += 8 + bytes.readUInt32BE(at + 4)) {
		if (bytes.toString('latin1', at, at + 4) === wanted) {
			return true;
		}
	}
	return false;
}

/** The number with which version 4 says how much of the name before is cut off, and its own length. */
function readLength(bytes: Buffer, from: number): readonly [number, number] {
	let byte = bytes.readUInt8(from);
	let value = byte & 0x7f;
	let length = 1;
	while (byte & 0x80) {
		byte = bytes.readUInt8(from + length);
		value = (value + 1) * 128 + (byte & 0x7f);
		length += 1;
	}
	return [value, length];
}

/** Where git keeps a working tree's own things: `.git`, or where a file of that name leads. */
export async function gitFolder(root: string): Promise<string | undefined> {
	const path = join(root, '.git');
	try {
		const status = await lstat(path);
		if (status.isDirectory() || status.isSymbolicLink()) {
			return path;
		}
		const line = String(await readFileBytes(path, largest.pointer));
		const target = /^gitdir:(.+)/.exec(line)?.[1]?.trim();
		return target === undefined ? undefined : resolve(root, target);
	} catch {
		return undefined;
	}
}
