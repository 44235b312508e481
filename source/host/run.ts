// The only starter of programs: no shell, limits on everything, and nothing of a failed start is repeated (its message has the arguments).
import {StringDecoder} from 'node:string_decoder';
import {execa} from 'execa';
import type {Host, RunOptions, RunResult} from '../core/host.js';
import {codeOf} from './deadline.js';
import {endGroup, watchGroup} from './groups.js';
import {openSpool} from './spool.js';
import {childEnvironment, failure, quiet, signalCode} from './start.js';
import {findProgram, type ProgramsOptions} from './which.js';
import {reveal} from './words.js';

const defaultTime = 5000;
const defaultLimit = 1024 * 1024;
/** What a program left running may hold its output open: it isn't waited for longer than this (milliseconds). */
const grace = 300;

export type RunnerOptions = ProgramsOptions & {readonly cwd: string};

export function makeRun(options: RunnerOptions): Host['run'] {
	return async (program, args, runOptions = {}) => {
		const path = await findProgram(program, options);
		if (path === undefined) {
			return {kind: 'missing'};
		}
		try {
			return await start(path, args, runOptions, options);
		} catch (error) {
			// Its message has the arguments.
			return failure(path, options.cwd, codeOf(error));
		}
	};
}

async function start(
	path: string,
	args: readonly string[],
	{
		timeout = defaultTime,
		cwd,
		environment = {},
		isolated = false,
		input,
		limit = defaultLimit,
		onTimeout = 'kill',
	}: RunOptions,
	host: RunnerOptions,
): Promise<RunResult> {
	const began = performance.now();
	const folder = cwd ?? host.cwd;
	// What may be left to finish must not lose its output's reader, nor be ended with this process.
	const spools = onTimeout === 'leave' ? {stdout: openSpool(), stderr: openSpool()} : undefined;
	const child = execa(path, args, {
		...quiet,
		cwd: folder,
		env: childEnvironment(isolated ? {} : host.environment, environment),
		stdin: input === undefined ? 'ignore' : 'pipe',
		...(input === undefined ? {} : {input: reveal(input)}),
		stdout: spools?.stdout.stream ?? 'pipe',
		stderr: spools?.stderr.stream ?? 'pipe',
		// Its own group, so that what it starts can be ended with it; and no terminal that it could ask.
		detached: process.platform !== 'win32',
	});
	const unwatch = spools ? () => {} : watchGroup(child.pid);
	const stdout = spools ? () => spools.stdout.read(limit) : keep(child.stdout, limit);
	const stderr = spools ? () => spools.stderr.read(limit) : keep(child.stderr, limit);
	let ended: Promise<void> | undefined;
	let leave: () => void = () => {};
	const left = new Promise<void>((resolve) => {
		leave = resolve;
	});
	const timer = setTimeout(() => {
		ended = spools ? Promise.resolve() : endGroup(child.pid);
		if (spools) {
			child.unref();
			leave();
		}
	}, timeout);
	// With buffer: false the promise is settled when the program and its output have ended.
	const closed = child.then((result) => result);
	const exited = new Promise<void>((resolve) => {
		child.once('exit', () => setTimeout(resolve, grace));
	});
	const result = await Promise.race([closed, exited, left]);
	clearTimeout(timer);
	await ended;
	unwatch();
	for (const stream of [child.stdin, child.stdout, child.stderr]) {
		stream?.destroy();
	}
	const output = {stdout: stdout(), stderr: stderr(), milliseconds: Math.round(performance.now() - began)};
	spools?.stdout.close();
	spools?.stderr.close();
	if (ended) {
		return {kind: 'timed-out', ...output};
	}
	const code = child.exitCode ?? signalCode(child.signalCode);
	if (code !== undefined && child.pid !== undefined) {
		return {kind: 'exited', code, ...output};
	}
	return failure(path, folder, result && 'code' in result ? String(result.code ?? '') : '');
}

/** Keeps so many bytes and lets the rest pass, so that a talkative program doesn't stop. */
function keep(stream: NodeJS.ReadableStream | null, limit: number): () => string {
	const decoder = new StringDecoder('utf8');
	let text = '';
	let left = limit;
	stream?.on('data', (bytes: Buffer) => {
		text += decoder.write(bytes.subarray(0, left));
		left = Math.max(0, left - bytes.length);
	});
	stream?.on('error', () => {});
	return () => text + decoder.end();
}
