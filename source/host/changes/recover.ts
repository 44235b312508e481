// What a run that was cut off has left: a begun change is taken back, an undo is brought to its end, a journal that can't be used is set aside.
import type {Interrupted, Recovery, SetAside} from '../../core/transaction.js';
import type {Entry} from '../journal.js';
import {isUnfinishedIn} from '../unfinished.js';
import {takeBack} from './back.js';
import {awaitClaude, pathsOfRecords} from './claude-locks.js';
import {show} from './ground.js';
import {troubleOf} from './trouble.js';
import type {Workshop} from './workshop.js';

/** Never throws. Another claude-fix that is still working isn't an interrupted run: it is waited for, and looked at again. */
export async function recoverAll(workshop: Workshop): Promise<Recovery> {
	const {passedOver} = workshop;
	const nothing: Recovery = {interrupted: [], aside: [], ...(passedOver === undefined ? {} : {passedOver})};
	try {
		return (await isUnfinishedIn(workshop.journal))
			? {...nothing, ...(await workshop.alone(() => recoverAlone(workshop)))}
			: nothing;
	} catch (error) {
		return {...nothing, problem: troubleOf(error, "the journal of changes can't be used")};
	}
}

async function recoverAlone(workshop: Workshop): Promise<Recovery> {
	const {journal, host, disk} = workshop;
	const {entries, damaged} = await journal.read();
	const aside: SetAside[] = [];
	for (const one of damaged) {
		const {path, copies} = await journal.setAside(one);
		const shown = (place: string) => show({host}, disk.name(place));
		aside.push({...one, path: shown(path), copies: copies === undefined ? undefined : shown(copies)});
	}
	const interrupted: Interrupted[] = [];
	for (const entry of entries.filter(({state}) => state === 'begun')) {
		interrupted.push(await recoverOne(entry, workshop));
	}
	return {interrupted, aside};
}

async function recoverOne(entry: Entry, workshop: Workshop): Promise<Interrupted> {
	const {journal, groundOf} = workshop;
	const {id, at, causes, isUndo = false} = entry;
	const said = (steps: readonly string[], problems: readonly string[]): Interrupted => ({
		id,
		at,
		causes,
		isUndo,
		steps,
		problems,
	});
	try {
		await awaitClaude(pathsOfRecords(entry.records), workshop);
		const {entry: left, steps, problems, isRefused} = await takeBack(entry, groundOf(id), journal);
		if (problems.length === 0) {
			await (entry.records.length > 0 || isUndo
				? journal.close(left, isUndo ? 'undone' : 'rolled-back')
				: journal.discard(left)
			).catch(() => {});
		} else if (isRefused) {
			// It was changed since: from now on `undo` says so, not every start.
			const {isUndo: _, ...rest} = left;
			await journal.save({...rest, state: 'applied'}).catch(() => {});
		}
		return said(steps, problems);
	} catch (error) {
		return said([], [troubleOf(error, "it can't be taken back yet")]);
	}
}
