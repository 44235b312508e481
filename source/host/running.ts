// What runs on this machine, as the kernel of Linux tells it: no program is started for that.
import {readdirSync, readFileSync} from 'node:fs';

const most = 2000;

/** Command lines, with a NUL behind each word; none where there is no such folder. `folder`: /proc. */
export function commandsIn(folder: string): readonly string[] {
	const ids = (listed(folder) ?? []).filter((name) => /^\d+$/.test(name)).slice(0, most);
	return ids.flatMap((id) => commandOf(`${folder}/${id}`) ?? []);
}

/** It lies in memory, and so is read at once; but a process that waits for a disk (D) can keep a reader of its command line waiting, too. */
function commandOf(folder: string): string | undefined {
	const state = /^.*\) (\S)/s.exec(read(`${folder}/stat`) ?? '')?.[1];
	return state === 'D' ? undefined : read(`${folder}/cmdline`) || undefined;
}

function listed(folder: string): readonly string[] | undefined {
	try {
		return readdirSync(folder);
	} catch {
		return undefined;
	}
}

/** It may have ended meanwhile, or belong to someone else. */
function read(path: string): string | undefined {
	try {
		return readFileSync(path, 'utf8');
	} catch {
		return undefined;
	}
}
