// The way back of steps that gave a file other bytes.
import {rm, rmdir} from 'node:fs/promises';
import {dirname} from 'node:path';
import {codeOf} from '../deadline.js';
import {dateWith, dressAs} from './attributes.js';
import {assertFolder, readWhole, writeWhole} from './bytes.js';
import {backupPath, type DiskView, type Ground, show} from './ground.js';
import {isEmptyFolder, pathExists} from './moving.js';
import type {KeptFile, RecordOf, UndoDecision} from './records.js';
import {syncFolder} from './sync.js';
import {Trouble} from './trouble.js';

type FileRecord = RecordOf<'file'>;

export async function inspectFile(record: FileRecord, view: DiskView, ground: Ground): Promise<UndoDecision> {
	const {path, before, after} = record;
	const state = await view.at(path);
	const digest = state.kind === 'file' ? state.digest : undefined;
	if (state.kind === 'nothing' ? before === null : digest !== undefined && digest === before?.digest) {
		return 'skip';
	}
	if (state.kind === 'file' && digest === undefined) {
		return {refused: `${show(ground, path)} can't be read, so it is left as it is`};
	}
	if (digest === undefined || digest !== after) {
		return {refused: `${show(ground, path)} was changed since, so it is left as it is`};
	}
	if (before && (await readBackup(before, ground)) === undefined) {
		return {refused: `the copy of ${show(ground, path)} is gone or damaged`};
	}
	view.assume(path, before ? {kind: 'file', digest: before.digest, mode: before.mode} : {kind: 'nothing'});
	return 'restore';
}

const isInUse: ReadonlySet<string> = new Set(['ENOTEMPTY', 'EEXIST', 'ENOENT', 'ENOTDIR', 'EBUSY']);

/** What a step made for itself and is still there once it is taken back. */
export async function leftOf({temporary, before, folders}: FileRecord, ground: Ground): Promise<readonly string[]> {
	const {disk} = ground;
	const made = before === null ? folders : [];
	const empty = await Promise.all(made.map((folder) => isEmptyFolder(disk.locate(folder))));
	const isWritten = await pathExists(disk.locate(temporary));
	return [...made.filter((_, index) => empty[index]), ...(isWritten ? [temporary] : [])].map(
		(path) => `${show(ground, path)} is left over`,
	);
}

/** Also takes away what a step that was cut off left. */
export async function revertFile(record: FileRecord, finding: UndoDecision, ground: Ground): Promise<void> {
	const {before, folders} = record;
	const place = ground.disk.locate(record.path);
	const temporary = ground.disk.locate(record.temporary);
	await rm(temporary, {force: true});
	if (finding === 'restore') {
		if (before) {
			const bytes = await readBackup(before, ground);
			const shown = show(ground, record.path);
			const {stamp} = await readWhole(place, shown);
			if (!bytes) {
				throw new Trouble(`the copy of ${shown} is gone or damaged`);
			}
			await assertFolder(place, shown);
			await writeWhole(place, bytes, {
				...before,
				temporary,
				stamp,
				shown,
				dress: dressAs(place, shown, ground.host),
				date: dateWith(ground.host),
			});
		} else {
			await rm(place);
			await syncFolder(dirname(place));
		}
	}
	if (before === null) {
		for (const folder of folders.toReversed()) {
			await rmdir(ground.disk.locate(folder)).catch((error: unknown) => {
				// Others may have put something into it, or removed it.
				if (!isInUse.has(codeOf(error))) {
					throw error;
				}
			});
		}
	}
}

async function readBackup({backup, digest}: KeptFile, ground: Ground): Promise<Buffer | undefined> {
	try {
		const kept = await readWhole(backupPath(ground, backup), '');
		return kept.digest === digest ? kept.bytes : undefined;
	} catch {
		return undefined;
	}
}
