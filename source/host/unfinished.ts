// Whether a run was cut off: one look at the journal, without what changes things.
import type {Host} from '../core/host.js';
import {makeDisk} from './disk.js';
import {Journal} from './journal.js';
import {ownFolder} from './own-folder.js';

/** Or whether there is something to say of where its journal would be. Changes nothing, and costs one look into a folder where there is none. */
export async function isUnfinished(host: Host): Promise<boolean> {
	const disk = makeDisk({home: host.home, cwd: host.cwd, root: host.root ?? '/'});
	try {
		const {path, refusal, passedOver} = await ownFolder(host, 'changes');
		return passedOver !== undefined || (await isUnfinishedIn(new Journal(disk.locate(path), refusal)));
	} catch {
		return false;
	}
}

/** Throws what the file system says of a journal that can't be read. */
export async function isUnfinishedIn(journal: Journal): Promise<boolean> {
	const {entries, damaged, hasRests} = await journal.read();
	return hasRests || damaged.length > 0 || entries.some(({state}) => state === 'begun');
}
