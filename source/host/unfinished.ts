// Whether a run was cut off: one look at the journal, without what changes things.
import {join} from 'node:path';
import type {Host} from '../core/host.js';
import {makeDisk} from './disk.js';
import {stateFolder} from './folders.js';
import {Journal} from './journal.js';

/** Changes nothing, and costs one look into a folder where there is no journal. */
export async function isUnfinished(host: Host): Promise<boolean> {
	const disk = makeDisk({home: host.home, cwd: host.cwd, root: host.root ?? '/'});
	try {
		return await isUnfinishedIn(new Journal(disk.locate(join(stateFolder(host), 'changes'))));
	} catch {
		return false;
	}
}

/** Throws what the file system says of a journal that can't be read. */
export async function isUnfinishedIn(journal: Journal): Promise<boolean> {
	const {entries, damaged, hasRests} = await journal.read();
	return hasRests || damaged.length > 0 || entries.some(({state}) => state === 'begun');
}
