// Changes the machine: a transaction that is done whole or not at all, kept so that it can be taken back byte for byte.
import {type Change, needsPerson} from '../core/fix.js';
import type {Host} from '../core/host.js';
import {stepOf} from '../core/step.js';
import type {ApplyResult, Changer, JournalEntry, Recoverer} from '../core/transaction.js';
import {takeBack} from './changes/back.js';
import {awaitClaude} from './changes/claude-locks.js';
import {readExpected} from './changes/files.js';
import type {Ground} from './changes/ground.js';
import {prepare} from './changes/kinds.js';
import {mergeChanges} from './changes/merge.js';
import {recoverAll} from './changes/recover.js';
import {troubleOf} from './changes/trouble.js';
import {undoEntry} from './changes/undo.js';
import {openWorkshop, type Workshop, type WorkshopOptions} from './changes/workshop.js';
import type {Entry, Journal} from './journal.js';
import {isUnfinishedIn} from './unfinished.js';

/** The step is named beside it. */
const refused = "it can't be done";

export type ChangerOptions = WorkshopOptions;

/** None of its methods throws. Before any of them changes something, `check` must be over: it never calls them. */
export function makeChanger(host: Host, options: ChangerOptions = {}): Changer & Recoverer {
	let opened: Promise<Workshop> | undefined;
	const open = (): Promise<Workshop> => {
		opened ??= openWorkshop(host, options);
		return opened;
	};
	return {
		async apply(causes, changes) {
			const first = changes.find((change) => !needsPerson(change));
			if (!first) {
				return {kind: 'nothing', left: changes};
			}
			try {
				const workshop = await open();
				return await workshop.alone(() => applyAll(workshop, causes, changes));
			} catch (error) {
				// Anything that fails once something was changed is an answer of applyAll.
				const detail = troubleOf(error, 'nothing was changed');
				return {kind: 'failed', step: stepOf(first, host), detail, isRolledBack: true};
			}
		},
		async undo(id) {
			try {
				const workshop = await open();
				if (!(await workshop.journal.read()).entries.some(({state}) => state === 'applied')) {
					return {kind: 'nothing'};
				}
				return await workshop.alone(() => undoEntry(workshop, id));
			} catch (error) {
				return {kind: 'refused', id: id ?? '', detail: troubleOf(error, "the change can't be taken back")};
			}
		},
		async list() {
			try {
				return (await (await open()).journal.read()).entries.map(withoutRecords);
			} catch {
				return [];
			}
		},
		recover: async () => recoverAll(await open()),
		isNeeded: async () => isUnfinishedIn((await open()).journal).catch(() => false),
	};
}

/** Throws only as long as nothing is changed. */
async function applyAll(workshop: Workshop, causes: readonly string[], given: readonly Change[]): Promise<ApplyResult> {
	const {host, journal, groundOf} = workshop;
	const left = given.filter(needsPerson);
	const changes = await mergeChanges(
		given.filter((change) => !needsPerson(change)),
		host,
	);
	const steps = changes.map((change) => stepOf(change, host));
	await awaitClaude(changes.flatMap(pathsOf), workshop);
	for (const [index, change] of changes.entries()) {
		try {
			await assertUnchanged(change, changes.slice(0, index), groundOf(''));
		} catch (error) {
			const step = steps[index] ?? '';
			return {kind: 'failed', step, detail: troubleOf(error, refused), isRolledBack: true};
		}
	}
	let entry = await journal.begin(host, causes, steps);
	const ground = groundOf(entry.id);
	const notes: string[] = [];
	let at = 0;
	try {
		for (const change of changes) {
			const step = await prepare(change, ground);
			if (step) {
				entry = await journal.save({...entry, records: [...entry.records, step.record]});
				notes.push(...(await step.perform()));
			}
			at++;
		}
		if (entry.records.length > 0) {
			await journal.save({...entry, state: 'applied'});
			return {kind: 'applied', id: entry.id, left, ...(notes.length > 0 ? {notes} : {})};
		}
	} catch (error) {
		const step = steps[at] ?? '';
		const problems = await rollBack(entry, ground, journal);
		const detail = [troubleOf(error, refused), ...problems].join('; ');
		return {kind: 'failed', step, detail, isRolledBack: problems.length === 0};
	}
	// Everything is so already.
	await journal.discard(entry).catch(() => {});
	return {kind: 'nothing', left};
}

/** What others changed meanwhile is left alone; then the backups stay, and undo says what is in its way. Never throws. */
async function rollBack(entry: Entry, ground: Ground, journal: Journal): Promise<readonly string[]> {
	try {
		const {entry: left, problems} = await takeBack(entry, ground, journal);
		// Where the journal can't be written, the next start finds that nothing is left to be taken back.
		await (problems.length > 0
			? journal.save({...left, state: 'applied'})
			: entry.records.length > 0
				? journal.close(left, 'rolled-back')
				: journal.discard(left)
		).catch(() => {});
		return problems;
	} catch (error) {
		return [troubleOf(error, "what was changed can't be looked at")];
	}
}

function pathsOf(change: Change): readonly string[] {
	return change.kind === 'copy-file' ? [change.to] : 'path' in change ? [change.path] : [];
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
