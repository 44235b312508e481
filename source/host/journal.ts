// The journal of changes: one file per transaction, written before each step, and the folder of what undo needs beside it.
import {chmod, lstat, mkdir, readdir, readFile, rm} from 'node:fs/promises';
import {join} from 'node:path';
import type {Host} from '../core/host.js';
import {scrub} from '../core/scrub.js';
import type {JournalEntry} from '../core/transaction.js';
import {rewriteWhole} from './changes/bytes.js';
import type {StepRecord} from './changes/records.js';

export type Entry = JournalEntry & {readonly format: 1; readonly records: readonly StepRecord[]};

const states: readonly unknown[] = ['applied', 'undone', 'rolled-back', 'begun'] satisfies JournalEntry['state'][];
const idPattern = /^\d{8}-\d{6}-\d+$/;

export class Journal {
	/** A path to open, as are all here. */
	readonly folder: string;

	constructor(folder: string) {
		this.folder = folder;
	}

	/** Makes the folder, for its owner alone. */
	async open(): Promise<void> {
		await mkdir(this.folder, {recursive: true, mode: 0o700});
		await chmod(this.folder, 0o700);
	}

	backupsOf(id: string): string {
		return join(this.folder, id);
	}

	/** Begins an entry, with its folder for backups. */
	async begin({now}: Pick<Host, 'now'>, causes: readonly string[], steps: readonly string[]): Promise<Entry> {
		const at = now();
		const stem = new Date(at).toISOString().slice(0, 19).replace(/[-:]/g, '').replace('T', '-');
		const taken = await readdir(this.folder);
		let number = 1;
		while (taken.some((name) => name === `${stem}-${number}` || name === `${stem}-${number}.json`)) {
			number++;
		}
		const words = {causes: causes.map((cause) => scrub(cause)), steps: steps.map((step) => scrub(step))};
		const entry: Entry = {format: 1, id: `${stem}-${number}`, at, ...words, state: 'begun', records: []};
		await this.save(entry);
		await mkdir(this.backupsOf(entry.id), {mode: 0o700});
		return entry;
	}

	/** Onto the disk, all or nothing. */
	async save(entry: Entry): Promise<Entry> {
		await rewriteWhole(this.#fileOf(entry.id), Buffer.from(`${JSON.stringify(entry, null, '\t')}\n`));
		return entry;
	}

	/** Nothing was changed: there is nothing to remember. */
	async discard({id}: Entry): Promise<void> {
		await rm(this.backupsOf(id), {recursive: true, force: true});
		await rm(this.#fileOf(id), {force: true});
	}

	/** Nothing is left of it but the entry. */
	async close(entry: Entry, state: 'undone' | 'rolled-back'): Promise<void> {
		await this.save({...entry, state});
		await rm(this.backupsOf(entry.id), {recursive: true, force: true});
	}

	/** Newest first; what can't be read is left out. */
	async entries(): Promise<readonly Entry[]> {
		const names = await readdir(this.folder).catch(() => []);
		const ids = names.flatMap((name) =>
			name.endsWith('.json') && idPattern.test(name.slice(0, -5)) ? [name.slice(0, -5)] : [],
		);
		const entries = await Promise.all(ids.map((id) => this.#read(id)));
		return entries
			.filter((entry) => entry !== undefined)
			.sort((a, b) => b.at - a.at || b.id.localeCompare(a.id, 'en', {numeric: true}));
	}

	/** Takes away what a kill left of closed entries. */
	async tidy(): Promise<void> {
		const entries = await this.entries();
		for (const name of await readdir(this.folder)) {
			const isLeft = entries.some(({id, state}) => id === name && (state === 'undone' || state === 'rolled-back'));
			if (isLeft || /\.json\.new$|^lock-/.test(name)) {
				await rm(join(this.folder, name), {recursive: true, force: true});
			}
		}
	}

	async #read(id: string): Promise<Entry | undefined> {
		try {
			const path = this.#fileOf(id);
			const entry = (await lstat(path)).isFile() ? (JSON.parse(await readFile(path, 'utf8')) as Entry) : undefined;
			const isEntry =
				entry?.format === 1 &&
				entry.id === id &&
				typeof entry.at === 'number' &&
				states.includes(entry.state) &&
				[entry.causes, entry.steps, entry.records].every(Array.isArray);
			return isEntry ? entry : undefined;
		} catch {
			return undefined;
		}
	}

	#fileOf(id: string): string {
		return join(this.folder, `${id}.json`);
	}
}
