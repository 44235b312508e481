// Hands the terminal to a program and takes it back: for signing in, unlocking, and other things that only a person does.
import {execa} from 'execa';
import type {Host, RunResult} from '../core/host.js';
import {codeOf} from './deadline.js';
import {childEnvironment, failure, quiet, signalCode} from './start.js';

/** The screen has to be cleared before and drawn again after; output is not seen here. Never throws. */
export async function handOver(host: Host, program: string, args: readonly string[]): Promise<RunResult> {
	const began = performance.now();
	const [path] = await host.which(program);
	if (path === undefined) {
		return {kind: 'missing'};
	}
	// Ctrl-C is meant for the program that has the terminal.
	const stay = () => {};
	process.on('SIGINT', stay);
	try {
		const result = await execa(path, args, {
			...quiet,
			cwd: host.cwd,
			env: childEnvironment(host.environment, {}),
			stdio: 'inherit',
		});
		const code = result.exitCode ?? signalCode((result.signal ?? null) as NodeJS.Signals | null);
		return code === undefined
			? failure(path, host.cwd, String(codeOf(result)))
			: {kind: 'exited', code, stdout: '', stderr: '', milliseconds: Math.round(performance.now() - began)};
	} catch (error) {
		return failure(path, host.cwd, codeOf(error));
	} finally {
		process.off('SIGINT', stay);
	}
}
