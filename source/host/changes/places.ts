// Steps that leave bytes alone: moving something aside under a new name, and changing permissions.
import {chmod, lstat, rename} from 'node:fs/promises';
import {basename, dirname, join} from 'node:path';
import type {Change} from '../../core/fix.js';
import {assertFolder} from './bytes.js';
import {type Ground, type Step, show, type View} from './ground.js';
import type {Finding, RecordOf} from './records.js';
import {Trouble} from './trouble.js';

/** Beside itself, so that it stays on its disk; a link is moved itself. What is aside is for its owner only, since it may hold secrets. */
export async function prepareMove(change: Extract<Change, {kind: 'move-file'}>, ground: Ground): Promise<Step> {
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
			if (await lstat(disk.locate(to)).catch(() => undefined)) {
				throw new Trouble(`${show(ground, to)} is there already`);
			}
			await rename(disk.locate(from), disk.locate(to));
			if (isOpen) {
				await chmod(disk.locate(to), mode & 0o700);
			}
		},
	};
}

export async function inspectMove({from, to, mode}: RecordOf<'move'>, view: View, ground: Ground): Promise<Finding> {
	const [old, aside] = [await view.at(from), await view.at(to)];
	if (aside.kind === 'nothing') {
		return old.kind === 'nothing' ? {refused: `${show(ground, to)} is gone`} : 'skip';
	}
	if (old.kind !== 'nothing') {
		return {refused: `there is a new ${show(ground, from)} since, so it is left as it is`};
	}
	view.assume(from, mode === null ? aside : {...aside, mode});
	view.assume(to, {kind: 'nothing'});
	return 'restore';
}

export async function revertMove({from, to, mode}: RecordOf<'move'>, finding: Finding, ground: Ground): Promise<void> {
	const {disk} = ground;
	if (finding === 'restore') {
		if (await lstat(disk.locate(from)).catch(() => undefined)) {
			throw new Trouble(`${show(ground, from)} is in the way`);
		}
		if (mode !== null) {
			await chmod(disk.locate(to), mode);
		}
		await rename(disk.locate(to), disk.locate(from));
	}
}

/** Of what a link points at. undefined: it has these permissions already. */
export async function prepareMode(
	change: Extract<Change, {kind: 'set-mode'}>,
	ground: Ground,
): Promise<Step | undefined> {
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
		},
	};
}

export async function inspectMode(
	{path, before, after}: RecordOf<'mode'>,
	view: View,
	ground: Ground,
): Promise<Finding> {
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

export async function revertMode({path, before}: RecordOf<'mode'>, finding: Finding, {disk}: Ground): Promise<void> {
	if (finding === 'restore') {
		await chmod(disk.locate(path), before);
	}
}

function isOwn(uid: number): boolean {
	const own = process.getuid?.();
	return own === undefined || own === 0 || own === uid;
}
