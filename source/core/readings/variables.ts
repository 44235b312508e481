// Variables and where this process runs.
import type {Site} from '../place.js';
import type {Secret} from '../secret.js';

/** A variable with a value and the place that set it. */
export type Variable = {
	readonly name: string;
	readonly value: Secret;
	/** The value as text, only for names that aren't secrets (flags, URLs, folders, regions, models); show URLs through `showUrl`. */
	readonly plain: string | undefined;
	readonly site: Site;
	/** The value only stands for one that another program keeps and hands over. */
	readonly isKeptElsewhere?: true;
};

/** What the process has: probes/environment.ts. */
export type ProcessEnvironment = {
	/** Every variable that decides about authentication (facts.md §4), and every near miss of such a name. */
	readonly variables: readonly Variable[];
	get(name: string): Variable | undefined;
};

export type Inside =
	| 'ssh'
	| 'tmux'
	| 'screen'
	| 'wsl'
	| 'container'
	| 'ci'
	| 'claude-code'
	| 'sudo'
	| 'vscode'
	| 'jetbrains'
	| 'zed'
	| 'cursor'
	| 'launchd'
	| 'cron'
	| 'direnv'
	| 'codespaces';

/** Where we are: probes/where.ts. */
export type Where = {
	/** The shell's short name: bash, zsh, fish, sh, pwsh, powershell, cmd; null if unknown. */
	readonly shell: string | null;
	readonly inside: readonly Inside[];
};
