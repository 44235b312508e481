// The step that changes a variable of the session: the registry's, launchd's, systemd's. Its old value goes to the backups first.
import type {Change} from '../../core/fix.js';
import type {Words} from '../../core/host.js';
import {placeOf, siteOfSession} from '../../core/place.js';
import {reveal} from '../words.js';
import {digestOf, readWhole} from './bytes.js';
import {keep} from './files.js';
import {backupPath, type Ground, type ReadyStep} from './ground.js';
import type {KeptVariable, RecordOf, UndoDecision, VariableStore} from './records.js';
import {storeOf} from './session-stores.js';
import {Trouble} from './trouble.js';

type SessionRecord = RecordOf<'session'>;

/** undefined: nothing to change. */
export async function prepareSession(
	change: Extract<Change, {kind: 'session-variable'}>,
	ground: Ground,
): Promise<ReadyStep | undefined> {
	const {source, name, was, value} = change;
	const store = storeOf(source, ground);
	const before = await store.read(name);
	const after = value === undefined ? undefined : store.kept(name, reveal(value), before);
	if (digestOfKept(before) === digestOfKept(after)) {
		return undefined;
	}
	if (before && !was) {
		throw new Trouble(`${nameOf(change)} is set already, so it is left as it is`);
	}
	if (!(await isAsRead(was, before, store))) {
		throw new Trouble(`${nameOf(change)} was changed meanwhile, so it is left as it is`);
	}
	const backup = before ? await keep(bytesOf(before), ground) : null;
	return {
		record: {kind: 'session', source, name, before: digestOfKept(before), after: digestOfKept(after), backup},
		async perform() {
			await put(after, before, store);
			if (digestOfKept(await store.read(name)) !== digestOfKept(after)) {
				throw new Trouble(`${nameOf(change)} is not as it was written`);
			}
			return store.announce();
		},
	};
}

export async function inspectSession(record: SessionRecord, ground: Ground): Promise<UndoDecision> {
	const {source, name, before, after} = record;
	const is = digestOfKept(await storeOf(source, ground).read(name));
	if (is === before) {
		return 'skip';
	}
	if (is !== after) {
		return {refused: `${nameOf(record)} was changed since, so it is left as it is`};
	}
	return (await isKept(record, ground)) ? 'restore' : {refused: `the copy of ${nameOf(record)} is gone or damaged`};
}

export async function revertSession(record: SessionRecord, finding: UndoDecision, ground: Ground): Promise<void> {
	if (finding !== 'restore') {
		return;
	}
	const store = storeOf(record.source, ground);
	await put(await keptOf(record, ground), await store.read(record.name), store);
	if (digestOfKept(await store.read(record.name)) !== record.before) {
		throw new Trouble(`${nameOf(record)} is not as it was`);
	}
	await store.announce();
}

export function describeSession(record: SessionRecord): string {
	return record.before === null ? `Take ${nameOf(record)} away` : `Restore ${nameOf(record)}`;
}

/** Whether it still has the value that was read, or still prints the same: the registry's output may lose letters. */
async function isAsRead(
	was: Words | undefined,
	before: KeptVariable | undefined,
	store: VariableStore,
): Promise<boolean> {
	if (before === undefined || was === undefined) {
		return before === was;
	}
	const text = reveal(was);
	return store.text(before) === text || (await store.printed?.(before.name)) === text;
}

async function put(kept: KeptVariable | undefined, now: KeptVariable | undefined, store: VariableStore): Promise<void> {
	if (kept) {
		await store.write(kept);
	} else if (now) {
		await store.remove(now);
	}
}

async function isKept(record: SessionRecord, ground: Ground): Promise<boolean> {
	try {
		return digestOfKept(await keptOf(record, ground)) === record.before;
	} catch {
		return false;
	}
}

async function keptOf({backup}: SessionRecord, ground: Ground): Promise<KeptVariable | undefined> {
	if (backup === null) {
		return undefined;
	}
	const [name = '', type = '', data = ''] = (await readWhole(backupPath(ground, backup), '')).bytes
		.toString()
		.split('\n');
	return {name, type, data};
}

function bytesOf({name, type, data}: KeptVariable): Buffer {
	return Buffer.from([name, type, data].join('\n'));
}

function digestOfKept(kept: KeptVariable | undefined): string | null {
	return kept ? digestOf(bytesOf(kept)) : null;
}

function nameOf({name, source}: Pick<SessionRecord, 'name' | 'source'>): string {
	return `${name} in ${placeOf(siteOfSession(source), {home: '', cwd: ''}).path}`;
}
