// The watchdog: a separate thread that cuts off what blocks this one, since no timer runs here during a synchronous loop.
import process from 'node:process';
import {Worker} from 'node:worker_threads';
import {sharedFields, watchdogThread} from './watchdog-thread.js';

/** Milliseconds between two signs of life. */
const beat = 100;
/** For how long a stretch may block, in milliseconds: half of the time, within these. */
const least = 1000;
const most = 5000;
const exitCode = 3;

const state = new Int32Array(new SharedArrayBuffer(4 * Object.keys(sharedFields).length));
const start = now();
/** What has a limit just now, and until when. */
const limits = new Map<symbol, number>();
let changes = 0;
let watching: (() => void) | undefined;
let isStarted = false;
let timer: NodeJS.Timeout | undefined;
let end: (code: number) => void = () => {};

/** Resolves to the exit code when the time is over and the watchdog has said so: this process is to end by itself then, and at once. */
export const overdue: Promise<number> = new Promise((resolve) => {
	end = resolve;
});

/**
 * Gives a piece of work that many milliseconds. What blocks this thread is cut off, so that everything else goes on and what was found can be
 * told; where that doesn't help, the process is ended a second after its time, with a line and exit code 3.
 */
export async function limited<T>(milliseconds: number, work: () => Promise<T>): Promise<T> {
	const limit = limitRun(milliseconds);
	try {
		return await work();
	} finally {
		limits.delete(limit);
		settle();
	}
}

/** Only the program's entry may end this process: without this call there is no thread, and a limit is only noted. `begun`: once it watches. */
export function watchProcess(begun: () => void): void {
	watching = begun;
}

/** Gives the rest of this run that many milliseconds, up to `unlimited`. */
export function limitRun(milliseconds: number): symbol {
	const limit = Symbol('limit');
	limits.set(limit, Math.max(1, Math.round(now() - start + milliseconds)));
	Atomics.store(state, sharedFields.patience, Math.max(least, Math.min(most, milliseconds / 2)));
	startThread();
	settle();
	return limit;
}

/** From here on the reader of our output decides how long it takes. */
export function unlimited(): void {
	limits.clear();
	settle();
}

/** A change of the machine is never cut: its transaction decides. */
export async function uncut<T>(change: () => Promise<T>): Promise<T> {
	changes += 1;
	settle();
	try {
		return await change();
	} finally {
		changes -= 1;
		settle();
	}
}

/** Whether the session has the terminal: it is given back before this process is ended from outside. */
export function screenIsTaken(isTaken: boolean): void {
	Atomics.store(state, sharedFields.screen, isTaken ? 1 : 0);
}

/** Before anything is read: a thread costs a few milliseconds, and what blocks may do so at once. */
function startThread(): void {
	if (isStarted || !watching) {
		return;
	}
	isStarted = true;
	try {
		// Its text is given to it, so that it starts also while this thread is busy.
		new Worker(watchdogThread, {eval: true, workerData: {state, start}, env: {}}).once('online', watching).unref();
	} catch {
		// No thread is to be had: the timers of this one have to do.
	}
}

function settle(): void {
	clearInterval(timer);
	const deadline = changes > 0 || limits.size === 0 ? 0 : Math.min(...limits.values());
	if (deadline !== 0) {
		timer = setInterval(live, beat).unref();
	}
	Atomics.store(state, sharedFields.deadline, deadline);
	Atomics.notify(state, sharedFields.deadline);
}

function live(): void {
	Atomics.add(state, sharedFields.beat, 1);
	if (Atomics.load(state, sharedFields.end) === 1) {
		end(exitCode);
	}
}

/** The same clock in both threads. */
function now(): number {
	return Number(process.hrtime.bigint() / 1_000_000n);
}
