// Steps that leave bytes alone: moving something aside under a new name, and changing permissions.
import {chmod, lstat, rename, rmdir, unlink} from 'node:fs/promises';
import {basename, dirname, join} from 'node:path';
import type {Change} from '../../core/fix.js';
import {assertFolder} from './bytes.js';
import {type DiskView, type Ground, type PathState, type ReadyStep, show, stateOf} from './ground.js';
import {moveTo} from './moving.js';
import type {RecordOf, UndoDecision} from './records.js';
import {syncFolder} from './sync.js';
import {Trouble} from './trouble.js';

/** Beside itself, so that it stays on its disk; a link is moved itself. What is aside is for its owner only, since it may hold secrets. */
export async function prepareMove(change: Extract<Change, {kind: 'move-file'}>, ground: Ground): Promise<ReadyStep> {
	const {host, disk, id} = ground;
	const shown = show(ground, change.path);
	const folder = await host.files.resolve(dirname(change.path));
	const from = join(folder ?? dirname(change.path), basename(change.path));
	const status = await lstat(disk.locate(from)).catch(() => undefined);
	if (!status) {
		throw new Trouble(`${shown} is gone or can't be reached`);
	}
	await assertFolder(disk.locate(from), shown);
	const to = `${from}.claude-fix-${id}`;
	const mode = status.mode & 0o7777;
	const isOpen = !status.isSymbolicLink() && (mode & 0o077) !== 0 && isOwn(status.uid);
	return {
		record: {kind: 'move', from, to, mode: isOpen ? mode : null},
		async perform() {
			await moveTo(disk.locate(from), disk.locate(to), show(ground, to));
			if (isOpen) {
				await chmod(disk.locate(to), mode & 0o700);
			}
			return [];
		},
	};
}

export async function inspectMove(
	{from, to, mode}: RecordOf<'move'>,
	view: DiskView,
	ground: Ground,
): Promise<UndoDecision> {
	const [old, aside] = [await view.at(from), await view.at(to)];
	if (aside.kind === 'nothing') {
		return old.kind === 'nothing' ? {refused: `${show(ground, to)} is gone`} : 'skip';
	}
	if (old.kind !== 'nothing' && !isHalfWay(old, aside)) {
		return isPlaceFor(aside, old)
			? 'skip'
			: {refused: `there is a new ${show(ground, from)} since, so it is left as it is`};
	}
	view.assume(from, mode === null ? aside : {...aside, mode});
	view.assume(to, {kind: 'nothing'});
	return 'restore';
}

/** It was cut off while the thing had both names, or while an empty folder kept its old place free. */
function isHalfWay(old: PathState, aside: PathState): boolean {
	return isOneThing(old, aside) || isPlaceFor(old, aside);
}

function isOneThing(one: PathState, other: PathState): boolean {
	return (
		one.kind !== 'nothing' && other.kind === one.kind && one.identity !== undefined && one.identity === other.identity
	);
}

/** An empty folder that was made so that a folder can take its place. */
function isPlaceFor(place: PathState, folder: PathState): boolean {
	return (
		place.kind === 'other' &&
		place.isEmptyFolder === true &&
		folder.kind === 'other' &&
		folder.isEmptyFolder !== undefined
	);
}

export async function revertMove(
	{from, to, mode}: RecordOf<'move'>,
	finding: UndoDecision,
	ground: Ground,
): Promise<void> {
	const {disk} = ground;
	const [old, aside] = [disk.locate(from), disk.locate(to)];
	if (finding === 'skip' && (await stateOf(old)).kind !== 'nothing') {
		// What was made to keep the place free; anything else stays.
		await rmdir(aside).catch(() => {});
	}
	if (finding !== 'restore') {
		return;
	}
	if (mode !== null) {
		await chmod(aside, mode);
	}
	const [there, kept] = [await stateOf(old), await stateOf(aside)];
	if (isOneThing(there, kept)) {
		await unlink(aside);
	} else if (isPlaceFor(there, kept)) {
		await rename(aside, old);
	} else {
		await moveTo(aside, old, show(ground, from));
	}
	await syncFolder(dirname(old));
}

/** Of what a link points at. undefined: it has these permissions already. */
export async function prepareMode(
	change: Extract<Change, {kind: 'set-mode'}>,
	ground: Ground,
): Promise<ReadyStep | undefined> {
	const shown = show(ground, change.path);
	const path = await ground.host.files.resolve(change.path);
	if (path === undefined) {
		throw new Trouble(`${shown} is gone or can't be reached`);
	}
	const place = ground.disk.locate(path);
	const status = await lstat(place);
	const before = status.mode & 0o7777;
	const after = change.mode & 0o7777;
	if (before === after) {
		return undefined;
	}
	if (!isOwn(status.uid)) {
		throw new Trouble(`${shown} belongs to another account, so only that one (or root) can change its permissions`);
	}
	return {
		record: {kind: 'mode', path, before, after},
		async perform() {
			await chmod(place, after);
			if (process.getuid && ((await lstat(place)).mode & 0o7777) !== after) {
				throw new Trouble(`the permissions of ${shown} can't be changed on this disk`);
			}
			return [];
		},
	};
}

export async function inspectMode(
	{path, before, after}: RecordOf<'mode'>,
	view: DiskView,
	ground: Ground,
): Promise<UndoDecision> {
	const state = await view.at(path);
	if (state.kind === 'nothing') {
		return {refused: `${show(ground, path)} is gone`};
	}
	if (state.mode !== after) {
		return state.mode === before
			? 'skip'
			: {refused: `the permissions of ${show(ground, path)} were changed since, so they are left as they are`};
	}
	view.assume(path, {...state, mode: before});
	return 'restore';
}

export async function revertMode(
	{path, before}: RecordOf<'mode'>,
	finding: UndoDecision,
	{disk}: Ground,
): Promise<void> {
	if (finding === 'restore') {
		await chmod(disk.locate(path), before);
	}
}

function isOwn(uid: number): boolean {
	const own = process.getuid?.();
	return own === undefined || own === 0 || own === uid;
}
