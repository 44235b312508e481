// One claude-fix at a time changes things: a lock that is a folder, and that a killed one doesn't hold for long.
import {mkdir, readFile, rename, rm, stat, utimes, writeFile} from 'node:fs/promises';
import {hostname} from 'node:os';
import {join} from 'node:path';
import {codeOf} from '../deadline.js';
import {Trouble} from './trouble.js';

const staleAfter = 60_000;
const refreshEvery = 10_000;
const step = 100;

/** Runs `work` alone. Throws Trouble if another holds the lock for longer than `patience` (milliseconds). */
export async function locked<T>(path: string, patience: number, work: () => Promise<T>): Promise<T> {
	for (let waited = 0; !(await take(path)); waited += step) {
		if (await isStale(path)) {
			await remove(path);
		} else if (waited >= patience) {
			throw new Trouble('another claude-fix is changing things right now');
		} else {
			await new Promise((resolve) => setTimeout(resolve, step));
		}
	}
	const timer = setInterval(() => void utimes(path, new Date(), new Date()).catch(() => {}), refreshEvery);
	timer.unref();
	try {
		return await work();
	} finally {
		clearInterval(timer);
		await remove(path);
	}
}

/** Made ready beside it, so that a lock has its owner from the first moment: a folder can't take the place of one that isn't empty. */
async function take(path: string): Promise<boolean> {
	const ready = besides(path);
	await mkdir(ready, {mode: 0o700});
	try {
		const owner = {process: process.pid, machine: hostname()};
		await writeFile(join(ready, 'owner.json'), JSON.stringify(owner), {mode: 0o600});
		await rename(ready, path);
		return true;
	} catch (error) {
		await rm(ready, {recursive: true, force: true});
		// ENOENT: another one tidied up. EPERM is Windows' word for it.
		if (['ENOTEMPTY', 'EEXIST', 'ENOENT', 'EPERM'].includes(codeOf(error))) {
			return false;
		}
		throw error;
	}
}

/** Only one can rename it; for all others it is gone already. */
async function remove(path: string): Promise<void> {
	const away = besides(path);
	await rename(path, away).catch(() => {});
	await rm(away, {recursive: true, force: true});
}

let count = 0;

function besides(path: string): string {
	return `${path}-${process.pid}-${++count}`;
}

/** Its owner ended without giving it back: known at once on this machine, else by its age. */
async function isStale(path: string): Promise<boolean> {
	try {
		if (Date.now() - (await stat(path)).mtimeMs > staleAfter) {
			return true;
		}
		const owner: unknown = JSON.parse(await readFile(join(path, 'owner.json'), 'utf8'));
		const {process: id, machine} = owner as {process?: unknown; machine?: unknown};
		return machine === hostname() && typeof id === 'number' && !isRunning(id);
	} catch {
		return false;
	}
}

function isRunning(id: number): boolean {
	try {
		process.kill(id, 0);
		return true;
	} catch (error) {
		return codeOf(error) !== 'ESRCH';
	}
}
