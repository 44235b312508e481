// What a command gets from cli.ts: the options it was given and its way to the outside.
import type {Consent} from '../core/consent.js';
import type {Purpose} from '../core/evidence.js';
import type {Host} from '../core/host.js';
import type {Place} from '../core/place.js';

export type CommandName =
	| 'session'
	| 'check'
	| 'fix'
	| 'undo'
	| 'last'
	| 'explain'
	| 'report'
	| 'ignore'
	| 'forget'
	| 'demo'
	| 'completion';

export type Options = {
	readonly command: CommandName;
	/** What follows the command. */
	readonly words: readonly string[];
	/** No command was typed: the words are a text to explain, or there are none. */
	readonly isBare: boolean;
	readonly purpose: Purpose;
	readonly isJson: boolean;
	readonly isSarif: boolean;
	/** Given by --allow, taken away by --deny and --offline. */
	readonly allow: ReadonlySet<Consent>;
	readonly deny: ReadonlySet<Consent>;
	/** HOST or HOST:PORT of `--allow gateway=…`; none when offline. */
	readonly gateways: readonly string[];
	readonly isOffline: boolean;
	readonly only: readonly string[] | undefined;
	readonly skip: readonly string[];
	/** Milliseconds for the whole run; undefined: the default. */
	readonly timeout: number | undefined;
	readonly isDryRun: boolean;
	readonly isYes: boolean;
	readonly isList: boolean;
	/** Numbered questions instead of a drawn screen. */
	readonly isLinear: boolean;
	readonly isVerbose: boolean;
	readonly isRun: boolean;
	/** A date, as it was typed. */
	readonly until: string | undefined;
	readonly reason: string | undefined;
};

export type World = {
	readonly host: Host;
	readonly version: string;
	/** Columns of the terminal; where standard output is none, there is no end to a line. */
	readonly width: number;
	readonly isColoured: boolean;
	/** The URL of a place, where the terminal has links. */
	readonly linkOf?: ((place: Place) => string | undefined) | undefined;
	/** Both standard input and standard output are a terminal. */
	readonly isTerminal: boolean;
	/** Standard input isn't a terminal, so a text may come from there. */
	readonly hasInput: boolean;
	/** TERM=dumb: there is a terminal, but its cursor can't be moved. */
	readonly isDumb: boolean;
	/** Writes a text and a line break to standard output. */
	print(text: string): void;
	/** One JSON document to standard output. */
	printJson(value: unknown): void;
	/** A text to standard error. Words that no person would write are hidden: it may repeat what was typed. */
	warn(text: string): void;
	/** All of standard input as text, at most 256 KiB. */
	readInput(): Promise<string>;
	/** Asks a question on the terminal and reads a line. */
	ask(question: string): Promise<string>;
	/** The same machine with another environment. */
	hostWith(environment: Host['environment']): Host;
};

/** What a session lacks here, as the end of a sentence; undefined: it can be drawn. */
export function whyNotDrawn({isTerminal, isDumb}: Pick<World, 'isTerminal' | 'isDumb'>): string | undefined {
	return !isTerminal
		? 'needs a terminal'
		: isDumb
			? 'needs a terminal whose cursor can be moved, and TERM=dumb says that this one is not'
			: undefined;
}

/** A command: resolves to the exit code (contract.md). */
export type Command = (options: Options, world: World) => Promise<number>;

export const exitCodes = {healthy: 0, broken: 1, usage: 2, unverified: 3, rolledBack: 4, interrupted: 130} as const;

/** Typed by the demo alone: what follows is for the stand-in for Claude Code. */
export const standInWord = '--stand-in';
