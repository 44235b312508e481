// The only starter of programs: no shell, limits on everything, and nothing of a failed start is repeated (its message has the arguments).
import {existsSync} from 'node:fs';
import {constants} from 'node:os';
import {StringDecoder} from 'node:string_decoder';
import {execa, type Options} from 'execa';
import type {Host, RunOptions, RunResult} from '../core/host.js';
import {codeOf} from './deadline.js';
import {endGroup, watchGroup} from './groups.js';
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
		return path === undefined ? {kind: 'missing'} : start(path, args, runOptions, options);
	};
}

async function start(
	path: string,
	args: readonly string[],
	{timeout = defaultTime, cwd, environment = {}, isolated = false, input, limit = defaultLimit}: RunOptions,
	host: RunnerOptions,
): Promise<RunResult> {
	const began = performance.now();
	const folder = cwd ?? host.cwd;
	const child = execa(path, args, {
		...quiet,
		cwd: folder,
		env: childEnvironment(isolated ? {} : host.environment, environment),
		stdin: input === undefined ? 'ignore' : 'pipe',
		...(input === undefined ? {} : {input: reveal(input)}),
		stdout: 'pipe',
		stderr: 'pipe',
		// Its own group, so that what it starts can be ended with it; and no terminal that it could ask.
		detached: process.platform !== 'win32',
	});
	const unwatch = watchGroup(child.pid);
	const stdout = keep(child.stdout, limit);
	const stderr = keep(child.stderr, limit);
	let isLate = false;
	const timer = setTimeout(() => {
		isLate = true;
		void endGroup(child);
	}, timeout);
	// With buffer: false the promise is settled when the program and its output have ended.
	const closed = child.then((result) => result);
	const exited = new Promise<void>((resolve) => {
		child.once('exit', () => setTimeout(resolve, grace));
	});
	const result = await Promise.race([closed, exited]);
	clearTimeout(timer);
	unwatch();
	for (const stream of [child.stdin, child.stdout, child.stderr]) {
		stream?.destroy();
	}
	const output = {stdout: stdout(), stderr: stderr(), milliseconds: Math.round(performance.now() - began)};
	if (isLate) {
		return {kind: 'timed-out', ...output};
	}
	const code = child.exitCode ?? signalCode(child.signalCode);
	if (code !== undefined && child.pid !== undefined) {
		return {kind: 'exited', code, ...output};
	}
	return failure(path, folder, result && 'code' in result ? String(result.code ?? '') : '');
}

/** Of every start. `extendEnv: false`: the child gets what the host has, not what this process has. */
const quiet = {reject: false, buffer: false, extendEnv: false, stripFinalNewline: false} as const satisfies Options;

function childEnvironment(
	own: Readonly<Record<string, string | undefined>>,
	changes: NonNullable<RunOptions['environment']>,
): Record<string, string> {
	const changed = Object.entries(changes).map(([name, words]) => [
		name,
		words === undefined ? undefined : reveal(words),
	]);
	const all: Record<string, string | undefined> = {...own, ...Object.fromEntries(changed)};
	return Object.fromEntries(Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== undefined));
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

function signalCode(signal: NodeJS.Signals | null): number | undefined {
	return signal === null ? undefined : 128 + (constants.signals[signal] ?? 0);
}

function failure(path: string, folder: string, code: string): RunResult {
	if (!existsSync(path)) {
		return {kind: 'missing'};
	}
	if (!existsSync(folder)) {
		return {kind: 'failed', detail: 'the working folder is gone'};
	}
	switch (code) {
		case 'ENOENT':
			return {kind: 'failed', detail: "the interpreter that its first line names doesn't exist"};
		case 'EACCES':
			return {kind: 'failed', detail: "permission denied: it can't be executed"};
		case 'ENOEXEC':
			return {kind: 'failed', detail: 'it is no program (no "#!" line)'};
		default:
			return {kind: 'failed', detail: `it can't be started (${code || 'unknown error'})`};
	}
}

/** Hands the terminal to a program and takes it back: for signing in, unlocking, and other things that only a person does. */
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
	} finally {
		process.off('SIGINT', stay);
	}
}
