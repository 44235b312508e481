// How long tests wait before they give up: a limit only ends what hangs, so on a slow or busy machine every limit is stretched, by one factor.
import {spawnSync} from 'node:child_process';
import process from 'node:process';

/** Where the factor that was measured at the start is handed to the processes that run the tests. */
export const stretchVariable = 'CLAUDE_FIX_TEST_STRETCH';

/** Milliseconds that a quiet machine needs to start Node four times. */
const quiet = 200;
const most = 20;

/** How many times slower this machine is just now than a quiet one; never below 1. */
export const stretch: number = Number(process.env[stretchVariable]) || measured();

/** What takes so many milliseconds at the very most on a quiet machine. */
export function limit(milliseconds: number): number {
	return Math.ceil(milliseconds * stretch);
}

/** Words for a command line: the program gets its time stretched, too, and more of it than it needs. */
export const patiently: readonly string[] = ['--timeout', String(Math.min(3600, Math.ceil(60 * stretch)))];

/** Starting a process takes all that a test takes: the processor, the disk, and a turn among the others. */
function measured(): number {
	const began = performance.now();
	for (let times = 0; times < 4; times++) {
		spawnSync(process.execPath, ['-e', '0'], {env: {}, stdio: 'ignore'});
	}
	return Math.min(most, Math.max(1, (performance.now() - began) / quiet));
}
