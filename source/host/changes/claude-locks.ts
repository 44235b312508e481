// Claude Code's own locks: while one is fresh it is about to write that file, and would write over what we change (claude-code.md §3, "fresh lock").
import {basename, dirname, join} from 'node:path';
import {show} from './ground.js';
import type {StepRecord} from './records.js';
import {Trouble} from './trouble.js';
import type {Workshop} from './workshop.js';

/** Its writers touch their locks every few seconds: a minute without a sign of life is long. */
const freshFor = 60_000;
/** As long as Claude Code itself waits for the lock of its global file. */
const longest = 3000;
const step = 200;

/** Paths are the machine's own. Throws Trouble if Claude Code is still at one of them after a while. */
export async function awaitClaude(paths: readonly string[], {host, patience}: Workshop): Promise<void> {
	const resolved = await Promise.all(paths.map((path) => host.files.resolve(path)));
	const files = new Set([...paths, ...resolved.filter((path) => path !== undefined)]);
	for (const file of files) {
		for (const lock of locksOf(file)) {
			for (let waited = 0; await isFresh(lock, host); waited += step) {
				if (waited >= Math.min(longest, patience)) {
					const [shown, its] = [show({host}, file), show({host}, lock)];
					throw new Trouble(
						`Claude Code is writing ${shown} right now (its lock ${its} is fresh): try again in a minute`,
					);
				}
				await new Promise((resolve) => setTimeout(resolve, step));
			}
		}
	}
}

export function pathsOfRecords(records: readonly StepRecord[]): readonly string[] {
	return records.flatMap((record) => ('path' in record ? [record.path] : record.kind === 'move' ? [record.from] : []));
}

function locksOf(file: string): readonly string[] {
	const folder = dirname(file);
	switch (basename(file)) {
		case '.claude.json':
			return [`${file}.lock`];
		case '.credentials.json':
			return [`${folder}.lock`, join(folder, '.storage-write.lock')];
		default:
			return [];
	}
}

async function isFresh(lock: string, {files, now}: Workshop['host']): Promise<boolean> {
	const status = await files.status(lock);
	return status !== undefined && Math.abs(now() - status.modified) < freshFor;
}
