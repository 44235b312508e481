// Installations of Claude Code and what its helper printed.
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

/** probes/claude.ts: all of them on PATH; the first is the one that runs. */
export type ClaudeInstalls = {
	readonly installs: readonly ClaudeInstall[];
	readonly version: string | null;
	/** Only if none is on PATH: where one lies all the same. */
	readonly elsewhere?: readonly string[];
};

export type HelperOutcome =
	/** `project`: only project settings name it, so it is never run. */
	| {readonly kind: 'not-run'; readonly why?: 'none' | 'no-consent' | 'project'}
	| {readonly kind: 'printed'; readonly key: Secret}
	/** `output`: printed something that can't be a key; the reason in words. */
	| {
			readonly kind: 'failed';
			readonly why: 'missing' | 'not-executable' | 'exit' | 'empty' | 'output' | 'timed-out';
			readonly detail: string;
			/** The helper's file, if the command is one. */
			readonly path?: string;
	  };
