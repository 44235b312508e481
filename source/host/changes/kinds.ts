// One table of all kinds of steps: how each is made ready, found out about, and taken back.
import {type Change, needsPerson} from '../../core/fix.js';
import {prepareCopy, prepareEdit} from './files.js';
import {inspectFile, revertFile} from './files-back.js';
import {type DiskView, type Ground, type ReadyStep, show} from './ground.js';
import {inspectDeletion, prepareDeletion, revertDeletion} from './keychain.js';
import {inspectMode, inspectMove, prepareMode, prepareMove, revertMode, revertMove} from './places.js';
import type {StepRecord, UndoDecision} from './records.js';
import {describeSession, inspectSession, prepareSession, revertSession} from './session-variable.js';

/** undefined: there is nothing to do, it is so already. Throws Trouble if it can't be done; nothing is changed yet but a backup made. */
export async function prepare(change: Change, ground: Ground): Promise<ReadyStep | undefined> {
	switch (change.kind) {
		case 'edit-text':
		case 'edit-json':
			return prepareEdit(change, ground);
		case 'copy-file':
			return prepareCopy(change, ground);
		case 'move-file':
			return prepareMove(change, ground);
		case 'set-mode':
			return prepareMode(change, ground);
		case 'delete-keychain-item':
			return prepareDeletion(change, ground);
		case 'session-variable':
			return prepareSession(change, ground);
		default:
			throw new Error(`${change.kind} ${needsPerson(change) ? 'needs a person' : 'is unknown'}`);
	}
}

/** Finds out from the machine whether a step was done. Newest first, with one view for all. */
export async function inspect(record: StepRecord, view: DiskView, ground: Ground): Promise<UndoDecision> {
	switch (record.kind) {
		case 'file':
			return inspectFile(record, view, ground);
		case 'move':
			return inspectMove(record, view, ground);
		case 'mode':
			return inspectMode(record, view, ground);
		case 'keychain':
			return inspectDeletion(record, ground);
		case 'session':
			return inspectSession(record, ground);
	}
}

export async function revert(record: StepRecord, finding: UndoDecision, ground: Ground): Promise<void> {
	switch (record.kind) {
		case 'file':
			return revertFile(record, finding, ground);
		case 'move':
			return revertMove(record, finding, ground);
		case 'mode':
			return revertMode(record, finding, ground);
		case 'keychain':
			return revertDeletion(record, finding, ground);
		case 'session':
			return revertSession(record, finding, ground);
	}
}

/** What taking it back does, in one line. */
export function describeRevert(record: StepRecord, ground: Ground): string {
	switch (record.kind) {
		case 'file':
			return record.before ? `Restore ${show(ground, record.path)}` : `Take away ${show(ground, record.path)}`;
		case 'move':
			return `Move ${show(ground, record.from)} back`;
		case 'mode':
			return `Set the permissions of ${show(ground, record.path)} to ${record.before.toString(8).padStart(4, '0')}`;
		case 'keychain':
			return `Restore the keychain item "${record.service}"`;
		case 'session':
			return describeSession(record);
	}
}
