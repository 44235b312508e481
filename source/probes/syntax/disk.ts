// The files that scripts ask for: where a path leads, what is there, and which files fit a pattern.
import type {Host} from '../../core/host.js';
import {isAbsolute, join} from '../paths.js';
import type {ConditionGrounds} from './conditions.js';

const mostOfFolder = 40;
const mostLooked = 1000;

export class ScriptDisk {
	readonly #host: Host;
	/** Relative paths are taken from here. */
	readonly #folder: string;
	readonly #kinds = new Map<string, Awaited<ReturnType<ConditionGrounds['kindAt']>>>();

	constructor(host: Host, folder: string) {
		this.#host = host;
		this.#folder = folder;
	}

	/** A path as the scripts mean it. */
	locate(path: string): string {
		const {platform} = this.#host;
		return isAbsolute(path, platform) ? join(platform, path) : join(platform, this.#folder, path);
	}

	/** The files of a loop over a folder. */
	async filesOf(patterns: readonly (string | undefined)[]): Promise<readonly string[] | undefined> {
		const {platform, files} = this.#host;
		const found: string[] = [];
		for (const text of patterns) {
			const [, folder, before, after] = /^([^*]*)\/([^*/]*)\*([^*/]*)$/.exec(text ?? '') ?? [];
			if (folder === undefined || before === undefined || after === undefined) {
				return undefined;
			}
			const names = await files.list(this.locate(folder));
			const fitting = names.filter((name) => !name.startsWith('.') && name.startsWith(before) && name.endsWith(after));
			found.push(...fitting.slice(0, mostOfFolder).map((name) => join(platform, this.locate(folder), name)));
		}
		return found.slice(0, mostOfFolder);
	}

	async kindAt(path: string): ReturnType<ConditionGrounds['kindAt']> {
		const located = this.locate(path);
		if (!this.#kinds.has(located)) {
			if (this.#kinds.size >= mostLooked) {
				return 'unknown';
			}
			const real = await this.#host.files.resolve(located);
			const {kind, size} = (real === undefined ? undefined : await this.#host.files.status(real)) ?? {};
			const isFile = kind === 'file' && (size === 0 ? 'empty file' : 'file');
			this.#kinds.set(located, real === undefined ? undefined : isFile || (kind === 'folder' ? kind : 'other'));
		}
		return this.#kinds.get(located);
	}
}
