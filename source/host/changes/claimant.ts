// Who holds a lock, as the name of a file: which process of which machine, and since when, since numbers of processes are used again.
import {createHash} from 'node:crypto';
import {readFile, readlink} from 'node:fs/promises';
import {hostname} from 'node:os';
import process from 'node:process';
import {codeOf} from '../deadline.js';

export type Claimant = {
	/** Numbers of processes mean the same in one place: a machine since its start, a container. */
	readonly place: string;
	readonly process: number;
	/** When the process began, as the system counts; "0": it doesn't say. */
	readonly began: string;
};

export function claimName({place, process: id, began}: Claimant, number: number): string {
	return `${place}-${id}-${began}-${number}`;
}

/** undefined: the name isn't one of ours. */
export function readClaimant(name: string): Claimant | undefined {
	const [, place, id, began] = /^([0-9a-f]{12})-(\d{1,10})-(\d{1,20})-\d+$/.exec(name) ?? [];
	return place && id && began ? {place, process: Number(id), began} : undefined;
}

export async function ownClaimant(): Promise<Claimant> {
	return {place: await placeOf(), process: process.pid, began: await beginningOf(process.pid)};
}

/** Whether that process still runs. */
export async function isClaimant({place, process: id, began}: Claimant): Promise<'yes' | 'no' | 'unknown'> {
	if (place !== (await placeOf())) {
		return 'unknown';
	}
	if (!isRunning(id)) {
		return 'no';
	}
	const is = await beginningOf(id);
	if (is === 'ended') {
		return 'no';
	}
	return began === '0' || is === '0' ? 'unknown' : is === began ? 'yes' : 'no';
}

function isRunning(id: number): boolean {
	try {
		process.kill(id, 0);
		return true;
	} catch (error) {
		return codeOf(error) !== 'ESRCH';
	}
}

async function placeOf(): Promise<string> {
	const [boot, namespace] = await Promise.all([
		readFile('/proc/sys/kernel/random/boot_id', 'utf8').catch(() => ''),
		readlink('/proc/self/ns/pid').catch(() => ''),
	]);
	return createHash('sha256').update([hostname(), boot.trim(), namespace].join('\n')).digest('hex').slice(0, 12);
}

/**
 * Of Linux: the 22nd field of /proc/PID/stat, in ticks since the machine was started. The second one is a name that may hold anything, the
 * third one says of a process that has ended but wasn't reaped yet ("zombie").
 */
async function beginningOf(id: number): Promise<string> {
	try {
		const text = await readFile(`/proc/${id}/stat`, 'utf8');
		const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
		const ticks = fields[19] ?? '';
		return /^[ZX]$/.test(fields[0] ?? '') ? 'ended' : /^\d+$/.test(ticks) ? ticks : '0';
	} catch {
		return '0';
	}
}
