// Changes the machine: a transaction that is done whole or not at all, kept so that it can be taken back byte for byte.
import {lstat} from 'node:fs/promises';
import {join} from 'node:path';
import {type Change, needsPerson} from '../core/fix.js';
import type {Host} from '../core/host.js';
import {stepOf} from '../core/step.js';
import type {ApplyResult, Changer, JournalEntry, UndoResult} from '../core/transaction.js';
import {planOf, refusalsOf, takeBack} from './changes/back.js';
import {readExpected} from './changes/files.js';
import type {Ground} from './changes/ground.js';
import {prepare} from './changes/kinds.js';
import {locked} from './changes/lock.js';
import {mergeChanges} from './changes/merge.js';
import {Trouble, troubleOf} from './changes/trouble.js';
import {type Disk, makeDisk} from './disk.js';
import {stateFolder} from './folders.js';
import {type Entry, Journal} from './journal.js';

export type ChangerOptions = {
	/** Default: the host's. */
	readonly disk?: Disk;
	/** Where the journal and the backups are; default: "changes" in the state folder. */
	readonly folder?: string;
	/** Milliseconds to wait for another claude-fix that is changing things; default 5,000. */
	readonly patience?: number;
};

export type Recovery = {
	/** Takes back what a run that was ended in the middle had begun; apply and undo do so first by themselves. Returns those entries. */
	recover(): Promise<readonly JournalEntry[]>;
};

/** None of its methods throws. Before any of them changes something, `check` must be over: it never calls them. */
export function makeChanger(host: Host, options: ChangerOptions = {}): Changer & Recovery {
	const disk = options.disk ?? makeDisk({home: host.home, cwd: host.cwd, root: host.root ?? '/'});
	const journal = new Journal(disk.locate(options.folder ?? join(stateFolder(host), 'changes')));
	const groundOf = (id: string): Ground => ({host, disk, id, backups: journal.backupsOf(id)});

	const alone = async <T>(work: () => Promise<T>): Promise<T> => {
		if (process.getuid?.() === 0 && (await lstat(disk.locate(host.home))).uid !== 0) {
			throw new Trouble('this runs as root in the home of another account: run it as that account');
		}
		await journal.open().catch((error: unknown) => {
			throw new Trouble(troubleOf(error, 'there is no place for backups, so nothing is changed'));
		});
		return locked(join(journal.folder, 'lock'), options.patience ?? 5000, work);
	};

	/** What somebody else changed meanwhile is left alone; the backups stay then, and undo says what is in its way. */
	const rollBack = async (entry: Entry, ground: Ground): Promise<readonly string[]> => {
		const {entry: left, problems} = await takeBack(entry, await planOf(entry.records, ground), ground, journal);
		if (problems.length > 0) {
			await journal.save({...left, state: 'applied'});
		} else if (entry.records.length > 0) {
			await journal.close(left, 'rolled-back');
		} else {
			await journal.discard(left);
		}
		return problems;
	};

	const recover = async (): Promise<readonly JournalEntry[]> => {
		await journal.tidy();
		const begun = (await journal.entries()).filter(({state}) => state === 'begun');
		for (const entry of begun) {
			await rollBack(entry, groundOf(entry.id));
		}
		return begun.map(withoutRecords);
	};

	const apply = async (causes: readonly string[], given: readonly Change[]): Promise<ApplyResult> => {
		const left = given.filter(needsPerson);
		const changes = await mergeChanges(
			given.filter((change) => !needsPerson(change)),
			host,
		);
		const steps = changes.map((change) => stepOf(change, host));
		for (const [index, change] of changes.entries()) {
			try {
				await assertUnchanged(change, changes.slice(0, index), groundOf(''));
			} catch (error) {
				const step = steps[index] ?? '';
				return {kind: 'failed', step, detail: troubleOf(error, step), isRolledBack: true};
			}
		}
		let entry = await journal.begin(host, causes, steps);
		const ground = groundOf(entry.id);
		let at = 0;
		try {
			for (const change of changes) {
				const step = await prepare(change, ground);
				if (step) {
					entry = await journal.save({...entry, records: [...entry.records, step.record]});
					await step.perform();
				}
				at++;
			}
			if (entry.records.length === 0) {
				// Everything is so already.
				await journal.discard(entry);
				return {kind: 'nothing', left};
			}
			await journal.save({...entry, state: 'applied'});
			return {kind: 'applied', id: entry.id, left};
		} catch (error) {
			const step = steps[at] ?? '';
			const problems = await rollBack(entry, ground).catch((problem: unknown) => [troubleOf(problem, 'the journal')]);
			const detail = [troubleOf(error, step), ...problems].join('; ');
			return {kind: 'failed', step, detail, isRolledBack: problems.length === 0};
		}
	};

	const undo = async (id?: string): Promise<UndoResult> => {
		const entry = (await journal.entries()).find(
			(one) => one.state === 'applied' && (id === undefined || one.id === id),
		);
		if (!entry) {
			return {kind: 'nothing'};
		}
		const ground = groundOf(entry.id);
		const plan = await planOf(entry.records, ground);
		const refusals = refusalsOf(plan);
		const {
			entry: left,
			steps,
			problems,
		} = refusals.length > 0 ? {entry, steps: [], problems: refusals} : await takeBack(entry, plan, ground, journal);
		if (problems.length > 0) {
			return {kind: 'refused', id: entry.id, detail: problems.join('; ')};
		}
		await journal.close(left, 'undone');
		return {kind: 'undone', id: entry.id, steps};
	};

	return {
		async apply(causes, changes) {
			const first = changes.find((change) => !needsPerson(change));
			if (!first) {
				return {kind: 'nothing', left: changes};
			}
			try {
				return await alone(async () => {
					await recover();
					return apply(causes, changes);
				});
			} catch (error) {
				const detail = troubleOf(error, 'nothing was changed');
				return {kind: 'failed', step: stepOf(first, host), detail, isRolledBack: true};
			}
		},
		async undo(id) {
			try {
				if ((await journal.entries()).length === 0) {
					return {kind: 'nothing'};
				}
				return await alone(async () => {
					await recover();
					return undo(id);
				});
			} catch (error) {
				return {kind: 'refused', id: id ?? '', detail: troubleOf(error, "the change can't be taken back")};
			}
		},
		async list() {
			return (await journal.entries()).map(withoutRecords);
		},
		async recover() {
			try {
				const isNeeded = (await journal.entries()).some(({state}) => state === 'begun');
				return isNeeded ? await alone(recover) : [];
			} catch {
				// Another one is at work, or there is no permission: the next run tries again.
				return [];
			}
		},
	};
}

/** Every file that is edited must be the one that was read, before the first step. What an earlier step moves or makes is looked at in its turn. */
async function assertUnchanged(change: Change, earlier: readonly Change[], ground: Ground): Promise<void> {
	if ((change.kind !== 'edit-text' && change.kind !== 'edit-json') || change.digest === null) {
		return;
	}
	const isTouched = earlier.some((one) =>
		one.kind === 'copy-file' ? one.to === change.path : 'path' in one && change.path.startsWith(one.path),
	);
	if (!isTouched) {
		await readExpected(change, ground);
	}
}

function withoutRecords({id, at, causes, steps, state}: Entry): JournalEntry {
	return {id, at, causes, steps, state};
}
