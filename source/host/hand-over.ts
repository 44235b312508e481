// Hands the terminal to a program and takes it back: for signing in, unlocking, and other things that only a person does.
import process from 'node:process';
import type {Host, RunResult} from '../core/host.js';

/** The screen has to be cleared before and drawn again after; output is not seen here. Never throws. */
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
