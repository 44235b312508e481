// Takes back a change that was applied: all of it, or nothing where something was changed since.
import type {UndoResult} from '../../core/transaction.js';
import type {Entry} from '../journal.js';
import {planOf, refusalsOf, takeBack} from './back.js';
import {awaitClaude, pathsOfRecords} from './claude-locks.js';
import type {Workshop} from './workshop.js';

/** The newest, or that one. Only who is alone does this. */
export async function undoEntry(workshop: Workshop, id: string | undefined): Promise<UndoResult> {
	const {journal, groundOf} = workshop;
	const {entries} = await journal.read();
	for (const entry of entries.filter((one) => one.state === 'applied' && (id === undefined || one.id === id))) {
		const ground = groundOf(entry.id);
		await awaitClaude(pathsOfRecords(entry.records), workshop);
		const {plan} = await planOf(entry.records, ground);
		const refusals = refusalsOf(plan);
		if (refusals.length > 0) {
			return {kind: 'refused', id: entry.id, detail: refusals.join('; ')};
		}
		const isBackAlready = plan.every(({finding}) => finding === 'skip');
		const result = await takeBackWhole(entry, workshop);
		// A change that is already undone doesn't answer "undo the last one".
		if (!isBackAlready || id !== undefined || result.kind !== 'undone') {
			return result;
		}
	}
	return {kind: 'nothing'};
}

async function takeBackWhole(entry: Entry, {journal, groundOf}: Workshop): Promise<UndoResult> {
	// A kill from here on leaves an undo that the next start brings to its end. Where that can't be noted, undo again does.
	await journal.save({...entry, state: 'begun', isUndo: true}).catch(() => {});
	const back = await takeBack({...entry, state: 'begun', isUndo: true}, groundOf(entry.id), journal);
	if (back.problems.length > 0) {
		const {isUndo: _, ...left} = back.entry;
		await journal.save({...left, state: 'applied'}).catch(() => {});
		return {
			kind: 'refused',
			id: entry.id,
			detail: back.problems.join('; '),
			...(back.isUntouched ? {} : {isPartly: true}),
		};
	}
	await journal.close(back.entry, 'undone').catch(() => {});
	return {kind: 'undone', id: entry.id, steps: back.steps};
}
