// Where changes are made and taken back: the disk, the journal, and the right to be alone with them.
import {lstat} from 'node:fs/promises';
import {join} from 'node:path';
import process from 'node:process';
import type {Prove} from '../../core/fix.js';
import type {Host} from '../../core/host.js';
import {type Disk, makeDisk} from '../disk.js';
import {Journal} from '../journal.js';
import {ownFolder} from '../own-folder.js';
import type {Ground} from './ground.js';
import {locked} from './lock.js';
import {tidyJournal} from './tidy.js';
import {Trouble, troubleOf} from './trouble.js';

export type WorkshopOptions = {
	/** Default: the host's. */
	readonly disk?: Disk;
	/** Judges edits of files that shells and their like read; what it refuses isn't done. */
	readonly prove?: Prove;
	/** Where the journal and the backups are; default: "changes" in the state folder. */
	readonly folder?: string;
	/** Milliseconds to wait for another claude-fix that is changing things, or for Claude Code; default 5,000. */
	readonly patience?: number;
};

export type Workshop = {
	readonly host: Host;
	readonly disk: Disk;
	readonly journal: Journal;
	/** What a variable names and isn't used, in words. */
	readonly passedOver: string | undefined;
	readonly patience: number;
	/** What a transaction works on. */
	groundOf(id: string): Ground;
	/** Does something while no other claude-fix does. Throws Trouble if that can't be had, else what `work` throws. */
	alone<T>(work: () => Promise<T>): Promise<T>;
};

export async function openWorkshop(host: Host, options: WorkshopOptions): Promise<Workshop> {
	const disk = options.disk ?? makeDisk({home: host.home, cwd: host.cwd, root: host.root ?? '/'});
	const {path, refusal, passedOver} = options.folder ? {path: options.folder} : await ownFolder(host, 'changes');
	const journal = new Journal(disk.locate(path), refusal);
	const patience = options.patience ?? 5000;
	const groundOf = (id: string): Ground => ({
		host,
		disk,
		id,
		prove: options.prove ?? (() => undefined),
		backups: journal.backupsOf(id),
	});
	return {
		host,
		disk,
		journal,
		passedOver,
		patience,
		groundOf,
		async alone(work) {
			if (process.getuid?.() === 0 && (await lstat(disk.locate(host.home))).uid !== 0) {
				throw new Trouble('this runs as root in the home of another account: run it as that account');
			}
			await journal.open().catch((error: unknown) => {
				throw new Trouble(troubleOf(error, 'there is no place for backups, so nothing is changed'));
			});
			return locked(join(journal.folder, 'lock'), patience, async () => {
				const result = await work();
				await tidyJournal(journal, host.now());
				return result;
			});
		},
	};
}
