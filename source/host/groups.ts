// Process groups: what a program started is ended with it, and nothing outlives this process.
/** Time to shut down cleanly, in milliseconds. */
const patience = 400;
const living = new Set<number>();
let isWatching = false;

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

/** SIGTERM to the whole group, then SIGKILL to what is left of it after a while. Resolves when it is gone. */
export async function endGroup(pid: number | undefined, endTree: (pid: number) => void): Promise<void> {
	if (pid === undefined) {
		return;
	}
	if (process.platform === 'win32') {
		endTree(pid);
		return;
	}
	const end = performance.now() + patience;
	let isLeft = signal(pid, 'SIGTERM');
	while (isLeft && performance.now() < end) {
		await new Promise((resolve) => setTimeout(resolve, 20));
		isLeft = signal(pid, 0);
	}
	signal(pid, 'SIGKILL');
}

/** False: nothing is left of the group. */
function signal(pid: number, name: NodeJS.Signals | 0): boolean {
	try {
		return process.kill(process.platform === 'win32' ? pid : -pid, name);
	} catch {
		return false;
	}
}
