// What can stand at each place of a command line, for the completions of every shell.
import {type CommandSpec, commands, common, type Kind, type OptionSpec, options} from '../table.js';

/** What is known by name; a kind that isn't here takes any word. */
export type Candidates = Readonly<Partial<Record<Kind, readonly string[]>>>;

/** Every word that is a command, with what it does. */
export const typedCommands: readonly (readonly [word: string, says: string])[] = commands.flatMap(
	({name, also = [], says}) => (name === 'session' ? [] : [name, ...also].map((word) => [word, says] as const)),
);

/** The words of each command that are typed for it. */
export const spelled: readonly (readonly [words: readonly string[], command: CommandSpec])[] = commands.flatMap(
	(command) => (command.name === 'session' ? [] : [[[command.name, ...(command.also ?? [])], command] as const]),
);

/** Those of the session first, where no command was typed yet. */
export function optionsFor(command: CommandSpec | undefined): readonly OptionSpec[] {
	const own = (command ?? commands[0])?.options ?? [];
	return options.filter(({name}) => own.includes(name) || common.includes(name));
}

export const valued: readonly OptionSpec[] = options.filter((option: OptionSpec) => option.value !== undefined);

export function flagsOf({name, short}: OptionSpec): readonly string[] {
	return short === undefined ? [`--${name}`] : [`--${name}`, `-${short}`];
}
