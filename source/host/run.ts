// The only starter of programs: no shell, limits on everything, an environment made for each; the text of a failed start is never repeated.
import process from 'node:process';
import {StringDecoder} from 'node:string_decoder';
import {execa} from 'execa';
import type {Host, RunOptions, RunResult} from '../core/host.js';
import {environmentFor} from './child-environment.js';
import {codeOf} from './deadline.js';
import {endGroup, watchGroup} from './groups.js';
import {openSpool} from './spool.js';
import {failure, quiet, signalCode} from './start.js';
import {commandInterpreter, windowsFolder} from './system-places.js';
import {findPrograms, type ProgramsOptions} from './which.js';
import {reveal} from './words.js';

const defaultTime = 5000;
const defaultLimit = 1024 * 1024;
/** What a program left running may hold its output open: it isn't waited for longer than this (milliseconds). */
const grace = 300;

type Start = {
	readonly path: string;
	readonly args: readonly string[];
	readonly folder: string;
	/** Exactly these, nothing added. */
	readonly env: Readonly<Record<string, string>>;
	readonly options: RunOptions;
	readonly host: ProgramsOptions;
};

export function makeRun(host: ProgramsOptions): Host['run'] {
	return async (program, args, options = {}) => {
		const {found, passedOver} = await findPrograms(program, host);
		const [path] = found;
		const folder = options.cwd ?? host.disk.cwd;
		if (path === undefined) {
			return passedOver.length > 0
				? {kind: 'failed', detail: 'it lies where others may have put it, so it is not run'}
				: {kind: 'missing'};
		}
		try {
			if (host.platform === 'win32') {
				// Scripts (.cmd) are started by what this names.
				process.env.ComSpec = commandInterpreter(host.environment);
			}
			const env = await environmentFor(program, path, options, host);
			const start = {path, args, folder, env, options, host};
			return await (options.hasTerminal ? lend(start) : run(start));
		} catch (error) {
			// Its message has the arguments.
			return failure(path, folder, codeOf(error));
		}
	};
}

/** The program has the terminal until it ends. */
async function lend({path, args, folder, env}: Start): Promise<RunResult> {
	const began = performance.now();
	const result = await execa(path, args, {...quiet, cwd: folder, env, stdio: 'inherit'});
	const code = result.exitCode ?? signalCode((result.signal ?? null) as NodeJS.Signals | null);
	return code === undefined
		? failure(path, folder, String(codeOf(result)))
		: {kind: 'exited', code, stdout: '', stderr: '', milliseconds: Math.round(performance.now() - began)};
}

async function run({path, args, folder, env, options, host}: Start): Promise<RunResult> {
	const {timeout = defaultTime, input, limit = defaultLimit, onTimeout = 'kill'} = options;
	const began = performance.now();
	// What may be left to finish must not lose its output's reader, nor be ended with this process.
	const spools = onTimeout === 'leave' ? {stdout: openSpool(), stderr: openSpool()} : undefined;
	const child = execa(path, args, {
		...quiet,
		cwd: folder,
		env,
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
		ended = spools ? Promise.resolve() : endGroup(child.pid, (pid) => endTree(pid, host));
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

/** Windows has no groups of processes. */
function endTree(pid: number, {environment}: ProgramsOptions): void {
	const path = `${windowsFolder(environment)}\\System32\\taskkill.exe`;
	void execa(path, ['/T', '/F', '/PID', String(pid)], {...quiet, env: {}, stdio: 'ignore', windowsHide: true});
}

/** Keeps up to that many bytes and drains the rest, so that a talkative program doesn't block. */
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
