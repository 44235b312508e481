// Keeps the state folder small: what a kill has left goes, and so do changes too old to be taken back.
import {lstat, readdir, rename, rm} from 'node:fs/promises';
import {join} from 'node:path';
import {asideEnd, type Entry, type Journal, registryEnd} from '../journal.js';

const day = 24 * 60 * 60 * 1000;
/** Backups hold old keys: they are kept for so long (milliseconds). */
export const oldest = 90 * day;
/** And so many of them. */
export const most = 20;

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

/** Closed ones hold nothing; of those that can be taken back the newest stays, however old it is. */
function superfluous(entries: readonly Entry[], now: number): readonly Entry[] {
	const isOld = ({at}: Entry): boolean => now - at > oldest;
	const closed = entries.filter(({state}) => state === 'undone' || state === 'rolled-back');
	const kept = entries.filter(({state}) => state === 'applied');
	return [
		...closed.filter((entry, index) => index >= most || isOld(entry)),
		...kept.filter((entry, index) => index > 0 && (index >= most || isOld(entry)) && isAllInBackups(entry)),
	];
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
	for (const name of (await readdir(journal.folder)).filter((one) => one.endsWith(asideEnd))) {
		const path = join(journal.folder, name);
		if (now - (await lstat(path)).ctimeMs > oldest) {
			await rm(journal.backupsOf(name.slice(0, -asideEnd.length)), {recursive: true, force: true}).catch(() => {});
			await rm(path, {force: true}).catch(() => {});
		}
	}
}
