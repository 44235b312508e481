// The journal of changes: one file per transaction, written before each step, and the folder of what undo needs beside it.
import {chmod, lstat, mkdir, readdir, readFile, rename, rm} from 'node:fs/promises';
import {join} from 'node:path';
import type {Host} from '../core/host.js';
import {scrub} from '../core/scrub.js';
import {rewriteWhole} from './changes/bytes.js';
import {type Entry, parseEntry} from './changes/entry.js';
import {syncFolder} from './changes/sync.js';
import {Trouble} from './changes/trouble.js';
import {codeOf} from './deadline.js';

export type {Entry} from './changes/entry.js';

/** An entry that can't be used, and why, as the end of a sentence. */
export type Damaged = {readonly id: string; readonly why: string};

export type Journalled = {
	/** Newest first. */
	readonly entries: readonly Entry[];
	readonly damaged: readonly Damaged[];
	/** A kill has left a file of the registry, which holds the whole environment. */
	readonly hasRests: boolean;
};

/** Ends the name of a journal that was set aside. */
export const asideEnd = '.aside.json';
/** Ends the name of a file of the registry, beside the folder of backups. */
export const registryEnd = '.reg';
const idPattern = /^\d{8}-\d{6}-\d+$/;

/** Which of all changes it was: the clock, which begins an id, may have been wrong. */
export function numberOf(name: string): number {
	return Number(/\d{8}-\d{6}-(\d+)/.exec(name)?.[1] ?? 0);
}

export function newestFirst(one: {readonly id: string}, other: {readonly id: string}): number {
	return numberOf(other.id) - numberOf(one.id) || other.id.localeCompare(one.id, 'en');
}
const limit = 4 * 1024 * 1024;

export class Journal {
	/** A path to open, as are all here. */
	readonly folder: string;
	readonly #refusal: string | undefined;

	/** `refusal`: why nothing in that folder is believed and nothing put there, as a sentence. */
	constructor(folder: string, refusal?: string) {
		this.folder = folder;
		this.#refusal = refusal;
	}

	/** Makes the folder, for its owner alone. */
	async open(): Promise<void> {
		this.#assertOwn();
		await mkdir(this.folder, {recursive: true, mode: 0o700});
		await chmod(this.folder, 0o700);
	}

	backupsOf(id: string): string {
		return join(this.folder, id);
	}

	/** Begins an entry, with its folder for backups. What it made is gone again if it throws, as far as that is possible. */
	async begin({now}: Pick<Host, 'now'>, causes: readonly string[], steps: readonly string[]): Promise<Entry> {
		const at = now();
		const stem = new Date(at).toISOString().slice(0, 19).replace(/[-:]/g, '').replace('T', '-');
		const number = Math.max(0, ...(await readdir(this.folder)).map(numberOf)) + 1;
		const words = {causes: causes.map((cause) => scrub(cause)), steps: steps.map((step) => scrub(step))};
		const entry: Entry = {format: 1, id: `${stem}-${number}`, at, ...words, state: 'begun', records: []};
		try {
			await this.save(entry);
			await mkdir(this.backupsOf(entry.id), {mode: 0o700});
		} catch (error) {
			await this.discard(entry).catch(() => {});
			throw error;
		}
		return entry;
	}

	/** Onto the disk, all or nothing. */
	async save(entry: Entry): Promise<Entry> {
		await rewriteWhole(this.#fileOf(entry.id), Buffer.from(`${JSON.stringify(entry, null, '\t')}\n`));
		return entry;
	}

	/** Removes all of it. The journal goes last, since it alone tells of the backups. */
	async discard({id}: Pick<Entry, 'id'>): Promise<void> {
		await rm(this.backupsOf(id), {recursive: true, force: true});
		await rm(this.#fileOf(id), {force: true});
	}

	/** Nothing is left of it but the entry. */
	async close({isUndo: _, ...entry}: Entry, state: 'undone' | 'rolled-back'): Promise<void> {
		await this.save({...entry, state});
		await rm(this.backupsOf(entry.id), {recursive: true, force: true});
	}

	/** Throws the file system's error for a folder that can't be read; a missing one is empty. */
	async read(): Promise<Journalled> {
		this.#assertOwn();
		const names = await readdir(this.folder).catch((error: unknown) => {
			if (['ENOENT', 'ENOTDIR'].includes(codeOf(error))) {
				return [];
			}
			throw error;
		});
		const ids = names.flatMap((name) =>
			name.endsWith('.json') && idPattern.test(name.slice(0, -5)) ? [name.slice(0, -5)] : [],
		);
		const read = await Promise.all(ids.map(async (id) => ({id, what: await this.#read(id)})));
		return {
			entries: read.flatMap(({what}) => (typeof what === 'object' ? [what] : [])).sort(newestFirst),
			hasRests: names.some((name) => name.endsWith(registryEnd)),
			damaged: read.flatMap(({id, what}) => (typeof what === 'string' ? [{id, why: what}] : [])).sort(newestFirst),
		};
	}

	/** Moves it out of the way, its backups staying where they are. Returns the new place. */
	async setAside({id}: Damaged): Promise<{readonly path: string; readonly copies: string | undefined}> {
		const path = join(this.folder, `${id}${asideEnd}`);
		await rename(this.#fileOf(id), path);
		await syncFolder(this.folder);
		const backups = this.backupsOf(id);
		const names = await readdir(backups).catch(() => []);
		return {path, copies: names.length > 0 ? backups : undefined};
	}

	/** An error of the disk is thrown: it says nothing about the file. */
	async #read(id: string): Promise<Entry | string | undefined> {
		try {
			const path = this.#fileOf(id);
			const status = await lstat(path);
			return !status.isFile() || status.size > limit
				? 'it is not one of our files'
				: parseEntry(await readFile(path, 'utf8'), id);
		} catch (error) {
			if (codeOf(error) === 'ENOENT') {
				return undefined;
			}
			throw error;
		}
	}

	#assertOwn(): void {
		if (this.#refusal !== undefined) {
			throw new Trouble(this.#refusal);
		}
	}

	#fileOf(id: string): string {
		return join(this.folder, `${id}.json`);
	}
}
