// Lock files beside the stored sign-in: while one is fresh, Claude Code can't renew it (claude-code.md §3, "fresh lock").
import {defineProbe} from '../core/evidence.js';
import {configFolders} from './folders.js';
import {join} from './paths.js';

export type Lock = {
	readonly path: string;
	/** What it keeps from being written: the renewal of the sign-in, the login file, or the global file. */
	readonly of: 'renewal' | 'login-file' | 'global-file';
	/** Milliseconds since it was last touched; never negative. */
	readonly age: number;
	/** Claude Code waits for it, and gives up. An old one is ignored. */
	readonly isFresh: boolean;
};

// Ignored at 120 s for a folder and at 600 s for a plain file, waited for when just made: the limit in between was not
// observed. The writers touch their locks every few seconds, so a minute without a sign of life is long.
const freshFor = 60_000;

/** Locks that exist, the one of the renewal first. */
export const locks = defineProbe<readonly Lock[]>({
	id: 'locks',
	async read({host, need}) {
		const {login, globalFile} = await need(configFolders);
		const places = [
			['renewal', `${login}.lock`],
			['login-file', join(host.platform, login, '.storage-write.lock')],
			['global-file', `${globalFile}.lock`],
		] as const;
		const found = await Promise.all(
			places.map(async ([of, path]): Promise<readonly Lock[]> => {
				const status = await host.files.status(path);
				if (!status) {
					return [];
				}
				const age = Math.max(0, host.now() - status.modified);
				return [{path, of, age, isFresh: age < freshFor}];
			}),
		);
		return found.flat();
	},
});
