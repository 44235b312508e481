// Process groups: what a program started is ended with it, and nothing outlives this process.
import {spawn} from 'node:child_process';

/** Time to end in an orderly way, in milliseconds. */
const patience = 400;
const living = new Set<number>();
let isWatching = false;

type Child = {
	readonly pid?: number | undefined;
	readonly exitCode: number | null;
	kill(signal: NodeJS.Signals): boolean;
};

/** Ends the group if this process exits meanwhile; call the result when the program has ended. */
export function watchGroup(pid: number | undefined): () => void {
	if (pid === undefined) {
		return () => {};
	}
	living.add(pid);
	if (!isWatching) {
		isWatching = true;
		process.once('exit', () => {
			for (const one of living) {
				signal(one, 'SIGKILL');
			}
		});
	}
	return () => living.delete(pid);
}

/** SIGTERM to the whole group, then SIGKILL to what is left of it. */
export async function endGroup({pid}: Child): Promise<void> {
	if (pid === undefined) {
		return;
	}
	if (process.platform === 'win32') {
		spawn('taskkill', ['/T', '/F', '/PID', String(pid)], {stdio: 'ignore', windowsHide: true}).on('error', () => {});
		return;
	}
	signal(pid, 'SIGTERM');
	await new Promise((resolve) => setTimeout(resolve, patience));
	signal(pid, 'SIGKILL');
}

function signal(pid: number, name: NodeJS.Signals): void {
	try {
		process.kill(process.platform === 'win32' ? pid : -pid, name);
	} catch {
		// Nothing is left of it.
	}
}
