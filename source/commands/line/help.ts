// What --help says: all commands in a screen, and one command with its options and examples.
import {sentence} from '../../core/sentence.js';
import {
	type CommandSpec,
	commands,
	common,
	type OptionName,
	type OptionSpec,
	options,
	type TypedName,
} from './table.js';

/** Columns of the left one of two; where the window is narrow, both stand below each other. */
const widest = 28;
const narrow = 60;

/** How a command is typed. */
export function signature({name, words}: CommandSpec): string {
	return ['claude-fix', name === 'session' ? '' : name, words?.label ?? ''].filter((word) => word !== '').join(' ');
}

/** How an option is typed, with the letter that is short for it. */
export function optionSignature({name, short, value}: OptionSpec): string {
	return `${short === undefined ? '' : `-${short}, `}--${name}${value ? ` ${value.label}` : ''}`;
}

/** The options that mean something to a command. */
export function optionsOf(command: CommandSpec): readonly OptionSpec[] {
	return options.filter(({name}) => command.options.includes(name) || common.includes(name));
}

/** `width`: columns; infinite where nothing is wrapped. Longer lines than a hundred are hard to read. */
export function helpText(name: TypedName | undefined, columns: number): string {
	const width = Number.isFinite(columns) ? Math.min(columns, 100) : columns;
	const command = commands.find((one) => one.name === name);
	return (command === undefined ? usage(width) : helpOf(command, width)).join('\n');
}

function usage(width: number): readonly string[] {
	return [
		...wrapWords('Usage: claude-fix [command] [options]', width),
		'',
		...inColumns(
			commands.map((command) => [signature(command), command.says]),
			width,
		),
		'',
		'Options',
		...inColumns(
			options.map((option) => [optionSignature(option), `${onlyOf(option.name)}${option.says}`]),
			width,
		),
		'',
		...wrapWords('claude-fix help <command> says more, with examples.', width),
	];
}

function helpOf(command: CommandSpec, width: number): readonly string[] {
	const {also = [], about, examples} = command;
	return [
		...wrapWords(`Usage: ${signature(command)} [options]`, width),
		'',
		...[`${fullSentence(command.says)}${also.length > 0 ? ` The same: ${also.join(', ')}.` : ''}`, ...about].flatMap(
			(text) => wrapWords(text, width),
		),
		'',
		'Options',
		...inColumns(
			optionsOf(command).map((option) => [optionSignature(option), option.says]),
			width,
		),
		// What is there to be copied is never wrapped.
		...(examples.length > 0 ? ['', 'Examples'] : []),
		...examples.flatMap(([words, says]) => [`  ${`claude-fix ${words}`.trim()}`, ...indented(says, 6, width)]),
	];
}

/** Of few commands an option says which. */
function onlyOf(option: OptionName): string {
	const names = commands.filter(({options: own}) => own.includes(option)).map(({name}) => name);
	return names.length > 0 && names.length < 4 ? `${names.join(', ')}: ` : '';
}

export function fullSentence(words: string): string {
	return `${sentence(words)}.`;
}

/** Two columns; what is too long goes on below itself. */
function inColumns(rows: readonly (readonly [string, string])[], width: number): readonly string[] {
	const left = width < narrow ? 0 : Math.min(widest, Math.max(...rows.map(([one]) => one.length)) + 2);
	return rows.flatMap(([one, other]) => {
		const lines = indented(other, Math.max(6, left + 2), width);
		const [first = ''] = lines;
		return one.length > left - 2
			? [...indented(one, 2, width), ...lines]
			: [`  ${one.padEnd(left)}${first.trimStart()}`, ...lines.slice(1)];
	});
}

function indented(text: string, by: number, width: number): readonly string[] {
	return wrapWords(text, width - by).map((line) => ' '.repeat(by) + line);
}

function wrapWords(text: string, width: number): readonly string[] {
	const lines: string[] = [];
	for (const word of text.split(' ')) {
		const last = lines.at(-1);
		if (last === undefined || last.length + 1 + word.length > width) {
			lines.push(word);
		} else {
			lines[lines.length - 1] = `${last} ${word}`;
		}
	}
	return lines;
}
