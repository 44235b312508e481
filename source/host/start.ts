// What every start of a program has in common, and words for a start that failed.
import {existsSync} from 'node:fs';
import {constants} from 'node:os';
import type {Options} from 'execa';
import type {RunResult} from '../core/host.js';

/** Of every start. `extendEnv: false`: the child gets what the host has, not what this process has. */
export const quiet = {
	reject: false,
	buffer: false,
	extendEnv: false,
	stripFinalNewline: false,
} as const satisfies Options;

export function signalCode(signal: NodeJS.Signals | null): number | undefined {
	return signal === null ? undefined : 128 + (constants.signals[signal] ?? 0);
}

export function failure(path: string, folder: string, code: string): RunResult {
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
			return {kind: 'failed', detail: 'it isn\'t a program (no "#!" line)'};
		default:
			return {kind: 'failed', detail: `it can't be started (${code || 'unknown error'})`};
	}
}
