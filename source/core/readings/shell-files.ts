// Text files that assign variables, and the start-up files of shells.
import type {Site, Span} from '../place.js';
import type {Variable} from './variables.js';

export type AssignmentSyntax =
	| 'posix'
	| 'fish'
	| 'powershell'
	| 'csh'
	| 'dotenv'
	| 'environment.d'
	| 'etc-environment'
	| 'envrc'
	| 'toml'
	| 'cmd';

/** How something is taken out of a text, and nothing else with it: its lines, if it is alone there outside of every block. */
export type Removal = {
	readonly statement: Span;
	/** What has to take its place: ":", in fish "true". Default: nothing. */
	readonly leave?: string;
	/** It shares a command: with the last of so many names in it the command goes as a whole. */
	readonly among?: Removal & {readonly names: number};
};

/** One assignment of a variable in a text file, wherever it stands. */
export type Assignment = Variable &
	Removal & {
		readonly site: Extract<Site, {kind: 'file'}>;
		readonly syntax: AssignmentSyntax;
		readonly effect: /** A new process gets it. */
			| 'exports'
			/** Set in the shell only. */
			| 'assigns'
			| 'unsets'
			/** In a comment: plays no part. */
			| 'commented'
			/** Looks like an assignment but sets nothing: spaces around =, `export` in PowerShell, `set X=…` in bash. */
			| 'broken';
		/** `function`: inside a function, alias or heredoc, so not run on its own; `conditional`: inside if/case/[ … ] &&. */
		readonly reach: 'top' | 'conditional' | 'function';
		/** False: holds $(…), `…` or a variable that isn't known here, so `value` is the text as written. */
		readonly isLiteral: boolean;
		readonly nameSpan: Span;
		/** The value as written, including quotes. */
		readonly valueSpan: Span;
		/** SHA-256 of the file's bytes, for changes. */
		readonly digest: string;
		/** Why a `broken` one sets nothing, in words. */
		readonly problem?: string;
		/** Statements of these files that export it and nothing else, to be taken out with the last of so many lines that set it. */
		readonly exportedBy?: BareExports;
	};

/** One for all lines that set the variable. */
export type BareExports = {
	readonly lines: number;
	readonly statements: readonly (Removal & Pick<Assignment, 'site' | 'syntax' | 'digest'>)[];
};

/** A file that was looked at, and what is wrong with it as a file. */
export type LookedAt = {
	readonly path: string;
	readonly state: 'read' | 'missing' | 'unreadable';
	readonly detail?: string;
};

/** Shell start-up files in the order in which a new interactive login shell of this user reads them: probes/shell-files.ts. */
export type ShellFiles = {
	readonly files: readonly LookedAt[];
	/** In order of reading; of the shells that this user doesn't use after those. */
	readonly assignments: readonly (Assignment & {
		/** bash, zsh, fish, sh, pwsh, or system for what every shell gets (/etc/environment, environment.d). */
		readonly shell: string;
		/** Whether a new interactive shell of this user reads the file. */
		readonly isRead: boolean;
	})[];
	/** The assignment that a new terminal of this user ends up with: the last one that is read and exported; undefined if none, or if it is unset after. */
	inForce(name: string): ShellFiles['assignments'][number] | undefined;
	/** What an alias or a function called "claude" changes for the program, against what this process has: who types that starts no other. */
	readonly typed: readonly Assignment[];
	/** Of a process that no terminal has started: by what it was, and what a shell that is given a command there ends up with. */
	readonly command?: {readonly by: CommandStarter; inForce(name: string): Assignment | undefined};
};

/** What starts commands without a terminal. Over SSH a shell reads some of its files; the others have variables of their own. */
export type CommandStarter = 'ssh' | 'cron' | 'ci' | 'launchd';
