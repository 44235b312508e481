// The files of a case, with what its user may do to them: decided by the case's owners and modes, whoever runs this test (root may all).
import {lstatSync, realpathSync} from 'node:fs';
import {dirname} from 'node:path';
import type {Files} from '../../source/core/host.js';
import {isBelow} from '../../source/host/disk.js';

export const userId = 4242;

export type Owners = {
	/** The machine's scratch root: what is above it is nobody's business. */
	readonly root: string;
	/** The place on this machine of a path of the case. */
	readonly locate: (path: string) => string;
	/** Of a place below the root. */
	readonly isOfRoot: (place: string) => boolean;
	/** Whether the case locks anything: where it doesn't, everything can be read. */
	readonly hasModes: boolean;
};

const read = 4;
const write = 2;
const enter = 1;

/** Reads as the user of the case would. */
export function asUser(files: Files, owners: Owners): Files {
	const {locate} = owners;
	return {
		async readText(path, options) {
			const place = locate(path);
			if (!canReach(place, owners)) {
				return {ok: false, reason: 'denied', detail: "can't be read: permission denied"};
			}
			const file = await files.readText(path, options);
			return file.ok && !may(read, place, owners)
				? {ok: false, reason: 'denied', detail: "can't be read: permission denied"}
				: file;
		},
		async status(path) {
			const place = locate(path);
			const status = canReach(place, owners) ? await files.status(path) : undefined;
			if (!status) {
				return undefined;
			}
			const isFolder = isFolderAt(place);
			return {
				...status,
				uid: owners.isOfRoot(place) ? 0 : userId,
				isReadable: status.isReadable && may(read | (isFolder ? enter : 0), place, owners),
				isWritable: status.isWritable && may(write | (isFolder ? enter : 0), place, owners),
			};
		},
		async list(path) {
			const place = locate(path);
			return canReach(place, owners) && may(read, place, owners) ? files.list(path) : [];
		},
		async resolve(path) {
			return canReach(locate(path), owners) ? files.resolve(path) : undefined;
		},
	};
}

/** Whether every folder on the way there can be entered, links followed. */
function canReach(place: string, owners: Owners): boolean {
	if (!owners.hasModes) {
		return true;
	}
	const real = realOf(dirname(place));
	// What doesn't exist is found out by whoever looks.
	return real === undefined || way(real, owners.root).every((folder) => may(enter, folder, owners));
}

function way(folder: string, root: string): readonly string[] {
	return isBelow(folder, root) && folder !== root ? [...way(dirname(folder), root), folder] : [];
}

function may(bits: number, place: string, {root, isOfRoot, hasModes}: Owners): boolean {
	if (!hasModes && (bits & write) === 0) {
		return true;
	}
	const real = realOf(place);
	if (real === undefined || !isBelow(real, root)) {
		return true;
	}
	const {mode} = lstatSync(real);
	const granted = isOfRoot(real) ? mode : mode >> 6;
	return (granted & bits) === bits;
}

function realOf(place: string): string | undefined {
	try {
		return realpathSync(place);
	} catch {
		return undefined;
	}
}

function isFolderAt(place: string): boolean {
	const real = realOf(place);
	return real !== undefined && lstatSync(real).isDirectory();
}
