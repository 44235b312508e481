// Installations of Claude Code and what its helper printed.
import type {PassedOver} from '../ports/programs.js';
import type {Secret} from '../secret.js';

export type ClaudeInstall = {
	readonly path: string;
	/** Where the link leads. */
	readonly target: string;
	readonly version: string | null;
	readonly method: 'npm-global' | 'native' | 'homebrew' | 'local' | 'pnpm' | 'bun' | 'winget' | 'unknown';
	/** Of a version that couldn't be asked. */
	readonly problem: string | undefined;
};

/** probes/claude.ts: all of them on PATH that may be run; the first is the one that runs, unless one that was passed over comes before. */
export type ClaudeInstalls = {
	readonly installs: readonly ClaudeInstall[];
	/** Those that aren't run, whatever PATH says. */
	readonly passedOver: readonly PassedOver[];
	/** null also where a program comes first that was passed over: which one a person runs isn't known then. */
	readonly version: string | null;
	/** Only if none is on PATH: where one lies anyway. */
	readonly elsewhere?: readonly string[];
};

export type HelperOutcome =
	/** `project`: only project settings name it, so it is never run; `passed-over`: others may have put the program there. */
	| {readonly kind: 'not-run'; readonly why?: 'none' | 'no-consent' | 'project' | 'passed-over'}
	| {readonly kind: 'printed'; readonly key: Secret}
	/** `output`: printed something that can't be a key; the reason in words. */
	| {
			readonly kind: 'failed';
			readonly why: 'missing' | 'not-executable' | 'exit' | 'empty' | 'output' | 'timed-out';
			readonly detail: string;
			/** The helper's file, if the command is one. */
			readonly path?: string;
			/** It was run in the home folder, which isn't where Claude Code runs it: what it needs of the working folder it lacked. */
			readonly isRunElsewhere?: true;
	  };
