// Answers, ticks and the last diagnosis, kept between runs. It is optional: what can't be kept is not kept, and nothing fails for it.
import {
	chmodSync,
	lstatSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	renameSync,
	rmdirSync,
	rmSync,
	writeFileSync,
} from 'node:fs';
import {join} from 'node:path';
import type {Host} from '../core/host.js';
import {withTexts} from '../core/leaving.js';
import {shortPath} from '../core/place.js';
import {scrub} from '../core/scrub.js';
import {codeOf} from './deadline.js';
import {settingsFolder} from './folders.js';

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

type MemoryHost = Pick<Host, 'platform' | 'home' | 'cwd' | 'environment'>;

/** Opens the memory of this host's user; nothing is made before something is kept. `say` gets one line if it doesn't work, once. */
export async function openMemory(host: MemoryHost, say: (line: string) => void = () => {}): Promise<Memory> {
	const folder = settingsFolder(host);
	const path = join(folder, `${fileName}.json`);
	const shown = shortPath(path, host);
	let isWorking = true;
	const fail = (problem: string) => {
		if (isWorking) {
			isWorking = false;
			say(`${shown} ${problem}`);
		}
	};
	const first = look(path);
	if (first === 'strange') {
		fail("can't be used, so nothing is remembered");
	} else if (first === 'corrupt') {
		say(`${shown} is damaged, so what was remembered is gone`);
	}
	return {
		get isWorking() {
			return isWorking;
		},
		get(name) {
			const kept = isWorking ? look(path) : 'missing';
			if (kept === 'strange') {
				fail("can't be read, so nothing is remembered");
			}
			return typeof kept === 'object' ? kept[name] : undefined;
		},
		set(name, value) {
			if (!isWorking) {
				return;
			}
			try {
				if (isForeign(host.home)) {
					// As root in another user's home, under sudo: a file of root's would lock its owner out.
					isWorking = false;
					return;
				}
				mkdirSync(folder, {recursive: true, mode: 0o700});
				chmodSync(folder, 0o700);
				const kept = look(path);
				if (kept === 'strange') {
					throw new Error('Something else is in its place');
				}
				const {[name]: _, ...others} = typeof kept === 'object' ? kept : {};
				write(path, value === undefined ? others : {...others, [name]: withTexts(value, scrub)});
			} catch (error) {
				fail(`can't be written (${codeOf(error) || 'unknown error'}), so nothing is remembered`);
			}
		},
	};
}

/** Where it is; undefined: nothing is remembered. */
export function memoryFile(host: MemoryHost): string | undefined {
	const path = join(settingsFolder(host), `${fileName}.json`);
	return look(path) === 'missing' ? undefined : path;
}

/** Takes the whole of it away, with what a kill has left of its writing. Throws what the file system says. */
export function forgetMemory(host: MemoryHost): void {
	const folder = settingsFolder(host);
	for (const name of readdirSync(folder).filter((one) => one.startsWith(`${fileName}.json`))) {
		rmSync(join(folder, name), {recursive: true, force: true});
	}
	try {
		rmdirSync(folder);
	} catch {
		// Something else is in it.
	}
}

type Kept = Readonly<Record<string, unknown>>;

/** What is kept. Looked at before it is opened: a FIFO would hang, a huge file would be read whole. */
function look(path: string): Kept | 'missing' | 'corrupt' | 'strange' {
	try {
		const status = lstatSync(path);
		if (!status.isFile() || status.size > limit) {
			return 'strange';
		}
		const value: unknown = JSON.parse(readFileSync(path, 'utf8'));
		return typeof value === 'object' && value !== null ? (value as Kept) : 'corrupt';
	} catch (error) {
		return error instanceof SyntaxError ? 'corrupt' : codeOf(error) === 'ENOENT' ? 'missing' : 'strange';
	}
}

/** All of it or nothing. It isn't waited for until the disk has it: what was remembered isn't worth that. */
function write(path: string, kept: Kept): void {
	const beside = `${path}.${process.pid}`;
	try {
		writeFileSync(beside, JSON.stringify(kept, null, '\t'), {mode: 0o600});
		renameSync(beside, path);
	} catch (error) {
		rmSync(beside, {force: true});
		throw error;
	}
}

function isForeign(home: string): boolean {
	return process.getuid?.() === 0 && lstatSync(home).uid !== 0;
}
