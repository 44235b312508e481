// What every kind of change works on: the host, the disk below it, the folder of backups, and the machine as it will be while steps are taken back.
import {lstat, readlink} from 'node:fs/promises';
import {join} from 'node:path';
import process from 'node:process';
import type {Prove} from '../../core/fix.js';
import type {Host} from '../../core/host.js';
import {visibleLine} from '../../core/leaving/visible.js';
import {shortPath} from '../../core/place.js';
import {codeOf} from '../deadline.js';
import type {Disk} from '../disk.js';
import {readWhole} from './bytes.js';
import {isEmptyFolder} from './moving.js';
import type {StepRecord} from './records.js';

export type Ground = {
	readonly host: Host;
	readonly disk: Disk;
	/** Of the transaction. */
	readonly id: string;
	/** Judges edits of files that shells and their like read. */
	readonly prove: Prove;
	/** Where backups are kept (0700); a path to open. */
	readonly backups: string;
};

/** A step that is ready: the record is journalled first, then `perform` does what it says or throws. */
export type ReadyStep = {
	readonly record: StepRecord;
	/** Returns what couldn't be kept, in words. */
	perform(): Promise<readonly string[]>;
};

export type PathState =
	| {readonly kind: 'nothing'}
	/** `digest` undefined: it can't be read. `identity` is the same for two names of one thing. */
	| {readonly kind: 'file'; readonly mode: number; readonly digest: string | undefined; readonly identity?: string}
	| {
			readonly kind: 'other';
			readonly mode: number;
			readonly identity?: string /** Of a folder. */;
			readonly isEmptyFolder?: boolean;
	  };

/** How paths look, or will look once the steps that were done after are taken back. */
export class DiskView {
	readonly #disk: Disk;
	readonly #assumed = new Map<string, PathState>();

	constructor(disk: Disk) {
		this.#disk = disk;
	}

	async at(path: string): Promise<PathState> {
		return this.#assumed.get(path) ?? stateOf(this.#disk.locate(path));
	}

	assume(path: string, state: PathState): void {
		this.#assumed.set(path, state);
	}

	/** Paths, and how they are once all is taken back. */
	get goals(): ReadonlyMap<string, PathState> {
		return this.#assumed;
	}
}

/** Two states are the same as far as both can be told. */
export function isSameState(one: PathState, other: PathState): boolean {
	if (one.kind === 'nothing' || other.kind === 'nothing') {
		return one.kind === other.kind;
	}
	const hasSameBytes =
		one.kind !== 'file' ||
		other.kind !== 'file' ||
		one.digest === undefined ||
		other.digest === undefined ||
		one.digest === other.digest;
	return one.kind === other.kind && hasSameBytes && (process.platform === 'win32' || one.mode === other.mode);
}

export async function stateOf(path: string): Promise<PathState> {
	try {
		const status = await lstat(path);
		const mode = status.mode & 0o7777;
		const identity = status.isSymbolicLink() ? `link to ${await readlink(path)}` : `${status.dev}:${status.ino}`;
		if (!status.isFile()) {
			return {
				kind: 'other',
				mode,
				identity,
				...(status.isDirectory() ? {isEmptyFolder: await isEmptyFolder(path)} : {}),
			};
		}
		return {
			kind: 'file',
			mode,
			identity,
			digest: await readWhole(path, '').then(
				({digest}) => digest,
				() => undefined,
			),
		};
	} catch (error) {
		if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR') {
			return {kind: 'nothing'};
		}
		throw error;
	}
}

/** As messages name it. */
export function show(ground: Pick<Ground, 'host'>, path: string): string {
	return visibleLine(shortPath(path, ground.host));
}

export function backupPath({backups}: Ground, name: string): string {
	return join(backups, name);
}
