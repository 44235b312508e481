// Steps that give a file other bytes: edits of text and JSON, and restoring from a backup of the program's own.
import {lstat, mkdir, open, readdir} from 'node:fs/promises';
import {basename, dirname, join} from 'node:path';
import type {Change} from '../../core/fix.js';
import {applyJsonEdits} from '../../core/json-edits.js';
import {applyTextEdits} from '../../core/text-edits.js';
import {decode} from '../decode.js';
import {dressAs} from './attributes.js';
import {assertFolder, assertReplaceable, digestOf, readWhole, type Whole, writeWhole} from './bytes.js';
import {encode, revealSegments} from './encode.js';
import {backupPath, type Ground, type ReadyStep, show} from './ground.js';
import {assertProved} from './proof.js';
import type {KeptFile} from './records.js';
import {syncFolder} from './sync.js';
import {Trouble} from './trouble.js';

type Edit = Extract<Change, {kind: 'edit-text' | 'edit-json'}>;

const newMode = 0o600;

/** undefined: the file has these bytes already. */
export async function prepareEdit(change: Edit, ground: Ground): Promise<ReadyStep | undefined> {
	const shown = show(ground, change.path);
	if (change.digest === null) {
		await assertNothing(change.path, ground);
		return newFile(change.path, encode(textOf(change, null, shown), 'utf8'), ground);
	}
	const {path, file} = await readExpected(change, ground);
	const decoded = decode(file.bytes);
	// What couldn't be restored byte for byte must not be written.
	if (!decoded || !encode(decoded.text, decoded.encoding).equals(file.bytes)) {
		throw new Trouble(`${shown} is not text`);
	}
	const text = textOf(change, decoded.text, shown);
	if (change.kind === 'edit-text') {
		await assertProved(change, {before: decoded.text, after: text, shown}, ground);
	}
	return replaced(path, file, encode(text, decoded.encoding), ground);
}

/** Throws Trouble if the file isn't the one that was read when the change was made. */
export async function readExpected(
	change: Edit,
	ground: Ground,
): Promise<{readonly path: string; readonly file: Whole}> {
	const shown = show(ground, change.path);
	const path = await ground.host.files.resolve(change.path);
	if (path === undefined) {
		throw new Trouble(`${shown} is gone or can't be reached`);
	}
	const file = await readWhole(ground.disk.locate(path), shown);
	if (file.digest !== change.digest) {
		throw new Trouble(`${shown} was changed meanwhile, so it is left as it is`);
	}
	return {path, file};
}

export async function assertNothing(path: string, {disk, ...ground}: Pick<Ground, 'host' | 'disk'>): Promise<void> {
	if (await lstat(disk.locate(path)).catch(() => undefined)) {
		throw new Trouble(`${show(ground, path)} exists by now, so it is left as it is`);
	}
}

export async function prepareCopy(
	change: Extract<Change, {kind: 'copy-file'}>,
	ground: Ground,
): Promise<ReadyStep | undefined> {
	const {host, disk} = ground;
	const source = await host.files.resolve(change.from);
	if (source === undefined) {
		throw new Trouble(`${show(ground, change.from)} is gone or can't be reached`);
	}
	const {bytes} = await readWhole(disk.locate(source), show(ground, change.from));
	const path = await host.files.resolve(change.to);
	if (path !== undefined) {
		return replaced(path, await readWhole(disk.locate(path), show(ground, change.to)), bytes, ground);
	}
	await assertNothing(change.to, ground);
	return newFile(change.to, bytes, ground);
}

function textOf(change: Edit, text: string | null, shown: string): string {
	const edited =
		change.kind === 'edit-json' ? applyJsonEdits(text, change.edits) : applyTextEdits(text ?? '', change.edits);
	if (!edited.ok) {
		throw new Trouble(`${shown}: ${edited.detail}`);
	}
	return revealSegments(edited.segments);
}

async function replaced(path: string, file: Whole, bytes: Buffer, ground: Ground): Promise<ReadyStep | undefined> {
	const after = digestOf(bytes);
	if (after === file.digest) {
		return undefined;
	}
	const place = ground.disk.locate(path);
	await assertReplaceable(place, file, show(ground, path));
	const {digest, mode, uid, gid, modified, stamp} = file;
	const before: KeptFile = {digest, mode, uid, gid, modified, backup: await keep(file.bytes, ground)};
	const temporary = temporaryOf(path, ground);
	return {
		record: {kind: 'file', path, before, after, temporary, folders: []},
		perform: () =>
			writeWhole(place, bytes, {
				mode,
				uid,
				gid,
				stamp,
				temporary: ground.disk.locate(temporary),
				shown: show(ground, path),
				dress: dressAs(place, show(ground, path), ground.host),
			}),
	};
}

async function newFile(given: string, bytes: Buffer, ground: Ground): Promise<ReadyStep> {
	const {host, disk} = ground;
	const missing: string[] = [];
	let folder = dirname(given);
	let found = await host.files.resolve(folder);
	while (found === undefined && dirname(folder) !== folder) {
		missing.unshift(basename(folder));
		folder = dirname(folder);
		found = await host.files.resolve(folder);
	}
	const root = found ?? folder;
	const folders = missing.map((_, index) => join(root, ...missing.slice(0, index + 1)));
	const path = join(folders.at(-1) ?? root, basename(given));
	await assertFolder(disk.locate(join(root, missing[0] ?? basename(given))), show(ground, path));
	const temporary = temporaryOf(path, ground);
	return {
		record: {kind: 'file', path, before: null, after: digestOf(bytes), temporary, folders},
		async perform() {
			for (const one of folders) {
				await mkdir(disk.locate(one), {mode: 0o700});
			}
			for (const one of folders.toReversed()) {
				await syncFolder(dirname(disk.locate(one)));
			}
			return writeWhole(disk.locate(path), bytes, {
				mode: newMode,
				temporary: disk.locate(temporary),
				shown: show(ground, path),
			});
		},
	};
}

/** With `claude-fix` in its name, hidden, and with an end that no tool takes for a settings or shell file. */
function temporaryOf(path: string, {id}: Ground): string {
	return join(dirname(path), `.${basename(path).slice(0, 100)}.claude-fix-${id}.new`);
}

export async function keep(bytes: Buffer, ground: Ground): Promise<string> {
	const name = String((await readdir(ground.backups)).length + 1);
	const file = await open(backupPath(ground, name), 'wx', 0o600);
	try {
		await file.writeFile(bytes);
		await file.sync();
	} finally {
		await file.close();
	}
	await syncFolder(ground.backups);
	return name;
}
