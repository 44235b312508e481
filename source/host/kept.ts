// Everything that claude-fix keeps on this machine: listed, and removed for good.
import {readdir, rm, rmdir} from 'node:fs/promises';
import {dirname, join} from 'node:path';
import type {Host} from '../core/host.js';
import {show} from './changes/ground.js';
import {pathExists} from './changes/moving.js';
import type {StepRecord} from './changes/records.js';
import {findItem, removeKeychainItem} from './changes/security.js';
import {removeEntry} from './changes/tidy.js';
import {troubleOf} from './changes/trouble.js';
import {openWorkshop, type Workshop, type WorkshopOptions} from './changes/workshop.js';
import {compiledFolder} from './folders.js';
import {asideEnd, type Entry} from './journal.js';
import {forgetMemory, memoryFile} from './memory.js';
import {ownFolder} from './own-folder.js';

/** Something that is kept, as one line, and where it is, as messages name it. */
export type KeptThing = {
	readonly kind: 'memory' | 'change' | 'moved' | 'keychain' | 'compiled' | 'rest';
	/** Of a change. */
	readonly id?: string;
	readonly title: string;
	readonly where: string;
};

export type Kept = {
	/** Folders that variables name and that can't be trusted, as sentences. */
	passedOver(): Promise<readonly string[]>;
	/** Changes nothing. */
	list(): Promise<readonly KeptThing[]>;
	/** Removes all of it, and says what is still there afterwards. Never throws. */
	remove(): Promise<readonly string[]>;
};

const idPattern = /^\d{8}-\d{6}-\d+$/;

export function openKept(host: Host, options: WorkshopOptions = {}): Kept {
	const opening = openWorkshop(host, options);
	return {
		async passedOver() {
			const both = [(await opening).passedOver, (await ownFolder(host, 'settings')).passedOver];
			return both.filter((one) => one !== undefined);
		},
		list: async () => list(await opening),
		async remove() {
			const problems: string[] = [];
			const workshop = await opening;
			try {
				if (await pathExists(workshop.journal.folder)) {
					await workshop.alone(() => removeChanges(workshop, problems));
					// Empty by now, or not ours.
					await rmdir(workshop.journal.folder).catch(() => {});
					await rmdir(dirname(workshop.journal.folder)).catch(() => {});
				}
				const memory = await memoryFile(host);
				if (memory !== undefined) {
					forgetMemory(memory);
				}
				await rm(compiledFolder(host), {recursive: true, force: true});
			} catch (error) {
				problems.push(troubleOf(error, 'not all of it can be removed'));
			}
			// What is said comes from looking.
			const left = await list(workshop);
			return left.length === 0
				? []
				: [...new Set([...problems, ...left.map(({title, where}) => `${title}: still in ${where}`)])];
		},
	};
}

async function list(workshop: Workshop): Promise<readonly KeptThing[]> {
	const {host, journal, disk} = workshop;
	const shown = (path: string) => show({host}, disk.name(path));
	const memory = await memoryFile(host);
	const {entries} = await journal.read().catch(() => ({entries: [] as readonly Entry[]}));
	const names = await readdir(journal.folder).catch((): string[] => []);
	const things: KeptThing[] =
		memory === undefined ? [] : [{kind: 'memory', title: 'Your answers and the last diagnosis', where: shown(memory)}];
	for (const entry of entries) {
		const {id, at, causes, state} = entry;
		const copies = await readdir(journal.backupsOf(id)).catch((): string[] => []);
		const day = new Date(at).toISOString().slice(0, 10);
		const what = copies.length === 0 ? 'no copies' : copies.length === 1 ? 'one copy' : `${copies.length} copies`;
		things.push({
			kind: 'change',
			id,
			title: `The change ${id} of ${day} (${[...causes, state].join(', ')}), with ${what} of what it replaced`,
			where: shown(copies.length > 0 ? journal.backupsOf(id) : join(journal.folder, `${id}.json`)),
		});
		for (const record of asideOf(entry)) {
			things.push(...(await thingOf(record, id, workshop)));
		}
	}
	const isKnown = (name: string): boolean => entries.some(({id}) => name === id || name === `${id}.json`);
	const compiled = compiledFolder(host);
	if (await pathExists(compiled)) {
		things.push({kind: 'compiled', title: 'What Node has compiled of claude-fix', where: shown(compiled)});
	}
	for (const name of names.filter((one) => idPattern.test(idOf(one)) && !isKnown(one))) {
		things.push({
			kind: 'rest',
			title: 'A change whose journal was set aside',
			where: shown(join(journal.folder, name)),
		});
	}
	return things;
}

function idOf(name: string): string {
	return name.endsWith(asideEnd) ? name.slice(0, -asideEnd.length) : name.replace(/\.json$/, '');
}

type Aside = Extract<StepRecord, {kind: 'move' | 'keychain'}>;

/** What lies outside of the state folder and is known by the entry alone. */
function asideOf({records, state}: Entry): readonly Aside[] {
	return state === 'applied'
		? records.filter((one): one is Aside => one.kind === 'move' || one.kind === 'keychain')
		: [];
}

async function thingOf(record: Aside, id: string, {host, disk}: Workshop): Promise<readonly KeptThing[]> {
	if (record.kind === 'keychain') {
		return [
			{
				kind: 'keychain',
				id,
				title: `A copy of the keychain item "${record.service}"`,
				where: `the keychain, as "${record.copy}"`,
			},
		];
	}
	const isThere = await pathExists(disk.locate(record.to));
	return isThere
		? [
				{
					kind: 'moved',
					id,
					title: `What was moved aside from ${show({host}, record.from)}`,
					where: show({host}, record.to),
				},
			]
		: [];
}

async function removeChanges(workshop: Workshop, problems: string[]): Promise<void> {
	const {journal} = workshop;
	const {entries} = await journal.read();
	// What isn't finished is needed to finish it.
	for (const entry of entries.filter(({state}) => state !== 'begun')) {
		try {
			for (const record of asideOf(entry)) {
				await removeAside(record, entry.id, workshop);
			}
			await removeEntry(journal, entry.id);
		} catch (error) {
			problems.push(troubleOf(error, `the change ${entry.id}`));
		}
	}
	const begun = new Set(entries.filter(({state}) => state === 'begun').map(({id}) => id));
	for (const name of await readdir(journal.folder)) {
		if (idPattern.test(idOf(name)) && !begun.has(idOf(name)) && !entries.some(({id}) => `${id}.json` === name)) {
			await rm(join(journal.folder, name), {recursive: true, force: true});
		}
	}
}

async function removeAside(record: Aside, id: string, {host, disk}: Workshop): Promise<void> {
	if (record.kind === 'keychain') {
		const item = {service: record.copy, account: record.account, keychain: record.keychain};
		if (await findItem(host, item)) {
			await removeKeychainItem(host, item);
		}
	} else if (record.to.endsWith(`.claude-fix-${id}`)) {
		await rm(disk.locate(record.to), {recursive: true, force: true});
	}
}
