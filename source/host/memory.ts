// The only conf: answers, ticks and the last diagnosis, kept between runs. It is optional: what can't be kept is not kept, and nothing fails for it.
import {chmodSync, lstatSync, mkdirSync, readdirSync, readFileSync, rmdirSync, rmSync} from 'node:fs';
import {dirname, join} from 'node:path';
import type Conf from 'conf';
import {withTexts} from '../core/leaving.js';
import {shortPath} from '../core/place.js';
import {scrub} from '../core/scrub.js';
import {codeOf} from './deadline.js';
import {type OwnHost, ownFolder} from './own-folder.js';

export type Memory = {
	/** undefined: never kept, or not readable. */
	get(name: string): unknown;
	/** Plain data without secrets (a Secret would be kept as its hint); undefined takes it away. Never throws. */
	set(name: string, value: unknown): void;
	/** False once something couldn't be read or kept. */
	readonly isWorking: boolean;
};

const fileName = 'memory';
const limit = 8 * 1024 * 1024;

/** Opens the memory of this host's user; nothing is created until something is kept. `say` gets one line if it doesn't work, once. */
export async function openMemory(host: OwnHost, say: (line: string) => void = () => {}): Promise<Memory> {
	const {default: ConfClass} = await import('conf');
	const {path: folder, passedOver, refusal} = await ownFolder(host, 'settings');
	const path = join(folder, `${fileName}.json`);
	const shown = shortPath(path, host);
	let isWorking = true;
	// Once that is so nothing is tried any more; a disk that was full may have room again.
	let isClosed = false;
	let isSaid = false;
	let store: Conf<Record<string, unknown>> | undefined;
	const fail = (problem: string) => {
		isWorking = false;
		if (!isSaid) {
			isSaid = true;
			say(`${shown} ${problem}`);
		}
	};
	if (passedOver !== undefined) {
		say(passedOver);
	}
	if (refusal !== undefined) {
		[isWorking, isClosed] = [false, true];
		say(`${refusal}, so nothing is remembered`);
	}
	const state = isWorking ? look(path) : 'missing';
	if (state === 'strange') {
		isClosed = true;
		fail("can't be used, so nothing is remembered");
	} else if (state === 'corrupt') {
		say(`${shown} is damaged, so what was remembered is gone`);
	}
	const open = (): Conf<Record<string, unknown>> => {
		store ??= new ConfClass<Record<string, unknown>>({
			cwd: folder,
			configName: fileName,
			projectName: 'claude-fix',
			projectSuffix: '',
			configFileMode: 0o600,
			clearInvalidConfig: true,
			accessPropertiesByDotNotation: false,
		});
		return store;
	};
	return {
		get isWorking() {
			return isWorking;
		},
		get(name) {
			if (isClosed || look(path) === 'missing') {
				return undefined;
			}
			try {
				return open().get(name);
			} catch (error) {
				fail(`can't be read (${codeOf(error) || 'unknown error'}), so nothing is remembered`);
				return undefined;
			}
		},
		set(name, value) {
			if (isClosed) {
				return;
			}
			try {
				if (isForeign(host.home)) {
					// As root in another user's home, under sudo: a file of root's would lock its owner out.
					[isWorking, isClosed] = [false, true];
					return;
				}
				mkdirSync(folder, {recursive: true, mode: 0o700});
				chmodSync(folder, 0o700);
				if (value === undefined) {
					open().delete(name);
				} else {
					open().set(name, withTexts(value, scrub));
				}
				isWorking = true;
			} catch (error) {
				fail(`can't be written (${codeOf(error) || 'unknown error'}), so nothing is remembered`);
			}
		},
	};
}

/** Where it is; undefined: nothing is remembered. */
export async function memoryFile(host: OwnHost): Promise<string | undefined> {
	const {path: folder, refusal} = await ownFolder(host, 'settings');
	const path = join(folder, `${fileName}.json`);
	return refusal !== undefined || look(path) === 'missing' ? undefined : path;
}

/** Removes all of it, and what a killed write has left. Throws the file system's error. */
export function forgetMemory(file: string): void {
	const folder = dirname(file);
	for (const name of readdirSync(folder).filter((one) => one.startsWith(`${fileName}.json`))) {
		rmSync(join(folder, name), {recursive: true, force: true});
	}
	try {
		rmdirSync(folder);
	} catch {
		// Something else is in it.
	}
}

/** Looked at before conf opens it: a FIFO would hang, a huge file would be read whole. */
function look(path: string): 'missing' | 'good' | 'corrupt' | 'strange' {
	try {
		const status = lstatSync(path);
		if (!status.isFile() || status.size > limit) {
			return 'strange';
		}
		const value: unknown = JSON.parse(readFileSync(path, 'utf8'));
		return typeof value === 'object' && value !== null ? 'good' : 'corrupt';
	} catch (error) {
		return error instanceof SyntaxError ? 'corrupt' : codeOf(error) === 'ENOENT' ? 'missing' : 'strange';
	}
}

function isForeign(home: string): boolean {
	return process.getuid?.() === 0 && lstatSync(home).uid !== 0;
}
