// Hands the terminal to a program and takes it back: for signing in, unlocking, and other things that only a person does.
import process from 'node:process';
import type {Host, RunResult} from '../core/host.js';

/** The caller clears the screen before and draws it again after; the program's output isn't seen here. Never throws. */
export async function handOver(host: Host, program: string, args: readonly string[]): Promise<RunResult> {
	// Ctrl-C is meant for the program that has the terminal.
	const stay = () => {};
	process.on('SIGINT', stay);
	try {
		return await host.run(program, args, {hasTerminal: true, needs: 'all'});
	} finally {
		process.off('SIGINT', stay);
	}
}
