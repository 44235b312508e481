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
			// Whoever renames it may remove it; for all others it is gone already.
			const away = `${path}-${process.pid}-${performance.now()}`;
			await rename(path, away).catch(() => {});
			await rm(away, {recursive: true, force: true});
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
		await rm(path, {recursive: true, force: true});
	}
}

async function take(path: string): Promise<boolean> {
	try {
		await mkdir(path, {mode: 0o700});
	} catch (error) {
		if (codeOf(error) === 'EEXIST') {
			return false;
		}
		throw error;
	}
	await writeFile(join(path, 'owner.json'), JSON.stringify({process: process.pid, machine: hostname()}), {mode: 0o600});
	return true;
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
