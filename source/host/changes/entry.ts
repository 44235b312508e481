// Reads an entry of the journal with care: it may be cut off, damaged, or of another version of this program.
import {dirname, isAbsolute} from 'node:path';
import type {JournalEntry} from '../../core/transaction.js';
import type {StepRecord} from './records.js';

export type Entry = JournalEntry & {
	readonly format: 1;
	readonly records: readonly StepRecord[];
	/** Of a begun one: a change that is being taken back. */
	readonly isUndo?: boolean;
};

type Fields = Readonly<Record<string, unknown>>;

const states: readonly unknown[] = ['applied', 'undone', 'rolled-back', 'begun'] satisfies JournalEntry['state'][];

/** The entry, or why it can't be used, as the end of a sentence. */
export function parseEntry(text: string, id: string): Entry | string {
	if (text.trim() === '') {
		return 'it is empty';
	}
	let value: unknown;
	try {
		value = JSON.parse(text);
	} catch {
		return 'it is cut off or damaged';
	}
	if (!isFields(value)) {
		return "it isn't a journal";
	}
	if (typeof value.format === 'number' && value.format > 1) {
		return 'it is of a later version of claude-fix';
	}
	const {records} = value;
	const isSound =
		value.format === 1 &&
		value.id === id &&
		Number.isFinite(value.at) &&
		states.includes(value.state) &&
		isTexts(value.causes) &&
		isTexts(value.steps) &&
		['undefined', 'boolean'].includes(typeof value.isUndo) &&
		Array.isArray(records);
	if (!isSound) {
		return 'something is missing in it';
	}
	return records.every(isRecord) ? (value as Entry) : 'it has a step that is not known here';
}

const isSoundRecord: Readonly<Record<StepRecord['kind'], (record: Fields) => boolean>> = {
	file: ({path, before, after, temporary, folders}) =>
		isPath(path) &&
		(before === null || isKept(before)) &&
		typeof after === 'string' &&
		isPath(temporary) &&
		temporary !== path &&
		dirname(temporary) === dirname(path) &&
		Array.isArray(folders) &&
		folders.every(isPath),
	move: ({from, to, mode}) => isPath(from) && isPath(to) && from !== to && (mode === null || isNumber(mode)),
	mode: ({path, before, after}) => isPath(path) && isNumber(before) && isNumber(after),
	keychain: ({service, account, keychain, copy, fingerprint}) =>
		isTexts([service, account, copy, fingerprint]) && (keychain === null || typeof keychain === 'string'),
	session: ({source, name, before, after, backup}) =>
		['launchd', 'systemd', 'registry-user'].includes(String(source)) &&
		typeof name === 'string' &&
		/^[A-Za-z_]\w*$/.test(name) &&
		[before, after].every((one) => one === null || typeof one === 'string') &&
		(backup === null ? before === null : isBackup(backup)),
};

function isRecord(record: unknown): boolean {
	return (
		isFields(record) &&
		Object.hasOwn(isSoundRecord, String(record.kind)) &&
		isSoundRecord[record.kind as StepRecord['kind']](record)
	);
}

function isKept(kept: unknown): boolean {
	return (
		isFields(kept) &&
		typeof kept.digest === 'string' &&
		[kept.mode, kept.uid, kept.gid].every(isNumber) &&
		(kept.modified === undefined || (typeof kept.modified === 'string' && /^-?\d{1,20}$/.test(kept.modified))) &&
		isBackup(kept.backup)
	);
}

/** The name of a file in the folder of backups, and no way out of it. */
function isBackup(name: unknown): boolean {
	return typeof name === 'string' && /^\w+$/.test(name);
}

function isFields(value: unknown): value is Fields {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isTexts(value: unknown): boolean {
	return Array.isArray(value) && value.every((one) => typeof one === 'string');
}

function isPath(value: unknown): value is string {
	return typeof value === 'string' && isAbsolute(value) && !value.includes('\0');
}

function isNumber(value: unknown): boolean {
	return Number.isSafeInteger(value);
}
