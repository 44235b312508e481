// One claude-fix at a time changes things. Each that wants to puts its own file into a folder, then looks who else is there: so no
// two ever think that they are alone, no file is removed that another may still count on, and what a killed one left is known by its name.
import {appendFile, mkdir, open, readdir, rm, rmdir, stat} from 'node:fs/promises';
import {join} from 'node:path';
import {codeOf} from '../deadline.js';
import {type Claimant, claimName, isClaimant, ownClaimant, readClaimant} from './claimant.js';
import {Trouble} from './trouble.js';

const staleAfter = 60_000;
const refreshEvery = 10_000;
const step = 100;

/** Given back by this process, whether or not the file could be taken away. */
const givenBack = new Set<string>();

/** Runs `work` alone. Throws Trouble if another is at work for longer than `patience` (milliseconds). Giving it back never throws. */
export async function locked<T>(folder: string, patience: number, work: () => Promise<T>): Promise<T> {
	const own = await taken(folder, patience);
	const path = join(folder, own);
	const timer = setInterval(() => void appendFile(path, '.').catch(() => {}), refreshEvery);
	timer.unref();
	try {
		return await work();
	} finally {
		clearInterval(timer);
		await withdraw(folder, own);
	}
}

async function taken(folder: string, patience: number): Promise<string> {
	let own: string | undefined;
	try {
		for (let waited = 0; ; waited += step) {
			own ??= await announce(folder);
			const {isThere, others} = await look(own, folder);
			if (isThere && others.length === 0) {
				return own;
			}
			if (waited >= patience) {
				throw new Trouble('another claude-fix is changing things right now');
			}
			// Of several who wait, the first by name stays in line and the others step back: so one of them comes through.
			if (!isThere || others.some((other) => other < (own ?? ''))) {
				await withdraw(folder, own);
				own = undefined;
			}
			await new Promise((resolve) => setTimeout(resolve, step * (0.5 + Math.random())));
		}
	} catch (error) {
		if (own !== undefined) {
			await withdraw(folder, own);
		}
		throw error;
	}
}

let count = 0;

async function announce(folder: string): Promise<string> {
	const name = claimName(await ownClaimant(), ++count);
	for (let tries = 1; ; tries++) {
		try {
			await mkdir(folder, {recursive: true, mode: 0o700});
			await (await open(join(folder, name), 'wx', 0o600)).close();
			return name;
		} catch (error) {
			// Another process that was done may have removed the empty folder in between.
			if (codeOf(error) !== 'ENOENT' || tries === 10) {
				throw error;
			}
		}
	}
}

async function withdraw(folder: string, name: string): Promise<void> {
	givenBack.add(name);
	await rm(join(folder, name), {force: true}).catch(() => {});
	// Only an empty folder can be taken away.
	await rmdir(folder).catch(() => {});
}

type Sight = {/** Our own file still is. */ readonly isThere: boolean; readonly others: readonly string[]};

/** Every other process that is there and alive. What dead ones left is removed: its name is never used again. */
async function look(own: string, folder: string): Promise<Sight> {
	const all: readonly string[] = await readdir(folder).catch(() => []);
	const names = all.filter((name) => name !== own);
	const living = await Promise.all(
		names.map(async (name) => {
			const claimant = readClaimant(name);
			const isThere = claimant !== undefined && !givenBack.has(name) && (await isAlive(claimant, name, own, folder));
			if (!isThere) {
				await rm(join(folder, name), {recursive: true, force: true}).catch(() => {});
			}
			return isThere ? [name] : [];
		}),
	);
	return {isThere: all.includes(own), others: living.flat()};
}

/** By its process, where that can be told; else by a sign of life, by the clock that the file system has for both. */
async function isAlive(claimant: Claimant, name: string, own: string, folder: string): Promise<boolean> {
	const is = await isClaimant(claimant);
	if (is !== 'unknown') {
		return is === 'yes';
	}
	try {
		const [it, mine] = await Promise.all([stat(join(folder, name)), stat(join(folder, own))]);
		return Math.abs(mine.mtimeMs - it.mtimeMs) < staleAfter;
	} catch {
		// Gone meanwhile, or our own is, which is seen the next time.
		return false;
	}
}
