// Whether a script would find a program, as far as the PATH is known there.
import type {ConditionGrounds} from './conditions.js';
import {isBuiltin} from './initial.js';
import type {Truth} from './truth.js';

const mostFolders = 60;

type Circumstances = {
	/** Builtins and functions don't count. */
	readonly isFile: boolean;
	/** What PATH may be; undefined: it can't be told. */
	readonly paths: readonly (string | undefined)[];
	readonly isFunction: Truth;
};

export class ProgramLookup {
	readonly #shell: string;
	readonly #kindAt: ConditionGrounds['kindAt'];
	readonly #known = new Map<string, Truth>();

	constructor({shell, kindAt}: {readonly shell: string; readonly kindAt: ConditionGrounds['kindAt']}) {
		this.#shell = shell;
		this.#kindAt = kindAt;
	}

	async find(name: string, {isFile, paths, isFunction}: Circumstances): Promise<Truth> {
		if (!isFile && (isBuiltin(name, this.#shell) || isFunction === 'yes')) {
			return 'yes';
		}
		const folders = [...new Set(paths.flatMap((path) => path?.split(/[: ]/) ?? []))];
		if (paths.includes(undefined) || folders.length > mostFolders || /[/\\]/.test(name)) {
			return 'unknown';
		}
		const key = [name, ...folders].join('\0');
		const found = this.#known.get(key) ?? (await this.#inFolders(name, folders));
		this.#known.set(key, found);
		return found === 'unlikely' && isFunction !== 'no' ? 'unknown' : found;
	}

	async #inFolders(name: string, folders: readonly string[]): Promise<Truth> {
		for (const folder of folders.filter((one) => one.startsWith('/'))) {
			if ((await this.#kindAt(`${folder}/${name}`)) !== undefined) {
				return /^\/(usr\/)?s?bin\/?$/.test(folder) ? 'likely' : 'unknown';
			}
		}
		// A terminal may begin with more of a PATH than this process has.
		return 'unlikely';
	}
}
