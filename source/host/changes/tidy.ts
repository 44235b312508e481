// Keeps the state folder small: what a kill has left goes, and so do changes too old to be taken back.
import {lstat, readdir, rename, rm} from 'node:fs/promises';
import {join} from 'node:path';
import {asideEnd, type Entry, type Journal, newestFirst, registryEnd} from '../journal.js';

const day = 24 * 60 * 60 * 1000;
/** Backups hold old keys, so they are kept only this long (milliseconds). */
export const oldest = 90 * day;
/** And no more than this many of them. */
export const most = 20;
/** The newest stay, however old they seem: a clock that was put right makes a change of today look old. */
export const least = 3;

const goneStart = 'gone-';

/** Never throws: what can't be tidied up now is tidied up another time. Only who is alone does this. */
export async function tidyJournal(journal: Journal, now: number): Promise<void> {
	try {
		await takeAwayRests(journal);
		const {entries} = await journal.read();
		for (const {id} of superfluous(entries, now)) {
			await removeEntry(journal, id);
		}
		await takeAwayOldAside(journal, now);
	} catch {
		// A folder that can't be read.
	}
}

/** Closed ones hold nothing, and count by themselves. */
function superfluous(entries: readonly Entry[], now: number): readonly Entry[] {
	const closed = entries.filter(({state}) => state === 'undone' || state === 'rolled-back');
	const kept = entries.filter(({state}) => state === 'applied');
	const isBeyond = ({at}: Entry, index: number): boolean => isTooMany(index, now - at);
	return [...closed.filter(isBeyond), ...kept.filter(isBeyond).filter(isAllInBackups)];
}

/** `index`: how many are newer. */
function isTooMany(index: number, age: number): boolean {
	return index >= most || (index >= least && age > oldest);
}

/** What was moved aside, or copied in the keychain, is known by its entry alone: that stays until it is forgotten on request. */
export function isAllInBackups({records}: Pick<Entry, 'records'>): boolean {
	return records.every(({kind}) => kind === 'file' || kind === 'mode' || kind === 'session');
}

/** The journal first gets a name that says what is meant, so that a kill leaves nothing that looks whole. Never throws. */
export async function removeEntry(journal: Journal, id: string): Promise<void> {
	try {
		const gone = join(journal.folder, `${goneStart}${id}`);
		await rename(join(journal.folder, `${id}.json`), gone);
		await rm(journal.backupsOf(id), {recursive: true, force: true});
		await rm(gone, {force: true});
	} catch {
		// Another time.
	}
}

async function takeAwayRests(journal: Journal): Promise<void> {
	const {entries} = await journal.read();
	for (const name of await readdir(journal.folder)) {
		const isClosed = entries.some(({id, state}) => id === name && (state === 'undone' || state === 'rolled-back'));
		if (name.startsWith(goneStart)) {
			await rm(journal.backupsOf(name.slice(goneStart.length)), {recursive: true, force: true}).catch(() => {});
		}
		if (isClosed || name.startsWith(goneStart) || name.endsWith(registryEnd) || /\.json\.new$|^lock-/.test(name)) {
			await rm(join(journal.folder, name), {recursive: true, force: true}).catch(() => {});
		}
	}
}

/** What was set aside holds copies too. */
async function takeAwayOldAside(journal: Journal, now: number): Promise<void> {
	const ids = (await readdir(journal.folder)).flatMap((name) =>
		name.endsWith(asideEnd) ? [{id: name.slice(0, -asideEnd.length)}] : [],
	);
	for (const [index, {id}] of ids.sort(newestFirst).entries()) {
		const path = join(journal.folder, `${id}${asideEnd}`);
		if (isTooMany(index, now - (await lstat(path)).ctimeMs)) {
			await rm(journal.backupsOf(id), {recursive: true, force: true}).catch(() => {});
			await rm(path, {force: true}).catch(() => {});
		}
	}
}
